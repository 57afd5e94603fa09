import type { Locale } from '../../../../../kernel/text.ts'

const es = {
  title: 'Editar la hoja de meses',
  lead: 'Escriba o pegue los meses como en una hoja de cálculo; nada se guarda hasta que usted lo pida.',
  matrix: 'Matriz',
  backToMatrix: 'Volver a la matriz',
  executed: 'Ejecutado',
  programmed: 'Programado',
  sheets: 'Qué se edita',
  caption: (what: string, unit: string, year: number) => `${what}: ${unit}, ${year}`,
  activity: 'Actividad',
  total: 'Total anual',
  besideExecuted:
    'El número pequeño sobre cada celda es lo programado. Una celda vacía es un mes sin informe; 0 es un mes en que no se hizo nada.',
  besideProgrammed:
    'Escriba 1 (o x) para una marca, o la cantidad. Deje vacío el mes en que no se programa nada. Si escribe el total anual, los doce meses deben sumarlo.',
  besideProgrammedWord: 'programado',
  sumWord: 'suma',
  keys: 'Teclas de la hoja',
  keyRows: [
    ['Flechas, Tab, Inicio, Fin', 'moverse entre celdas'],
    ['Entrar o F2', 'editar la celda; Escape la deja como estaba'],
    ['Mayúsculas + flechas', 'seleccionar varias celdas'],
    ['Ctrl + C, Ctrl + V', 'copiar y pegar bloques, también desde Excel o LibreOffice'],
    ['Ctrl + R', 'rellenar hacia la derecha'],
    ['Suprimir', 'vaciar lo seleccionado'],
    ['Ctrl + Z, Ctrl + Y', 'deshacer y rehacer'],
    ['Ctrl + S', 'guardar'],
  ],
  save: 'Guardar los cambios',
  undo: 'Deshacer',
  redo: 'Rehacer',
  fillRight: 'Rellenar a la derecha',
  tools: 'Herramientas de la hoja',
  fixed: 'Celdas que no se pueden cambiar aquí',
  cells: (count: number) => (count === 1 ? '1 celda' : `${count} celdas`),
  parts: 'Partes de la hoja',
  part: (number: number, of: number) => `Parte ${number} de ${of}`,
  changed: 'Cambiada, sin guardar',
  unsaved: (count: number) => (count === 1 ? '1 celda sin guardar' : `${count} celdas sin guardar`),
  allSaved: 'Sin cambios por guardar',
  toCorrect: (count: number) => (count === 1 ? '1 celda por corregir' : `${count} celdas por corregir`),
  selected: (rows: number, columns: number) => `Selección de ${rows} por ${columns} celdas`,
  pasted: (cells: number) => (cells === 1 ? 'Se pegó 1 celda.' : `Se pegaron ${cells} celdas.`),
  outside: (cells: number) =>
    cells === 1
      ? '1 valor cayó fuera de la hoja y no se pegó.'
      : `${cells} valores cayeron fuera de la hoja y no se pegaron.`,
  fixedPasted: (cells: number) =>
    cells === 1
      ? '1 valor cayó en una celda que no se puede cambiar.'
      : `${cells} valores cayeron en celdas que no se pueden cambiar.`,
  filled: 'Se rellenó hacia la derecha.',
  undone: 'Se deshizo el último cambio.',
  redone: 'Se rehízo el cambio.',
  saving: 'Guardando…',
  offline:
    'No hay conexión con el servidor. Sus cambios siguen en esta página y en este equipo: guarde de nuevo cuando vuelva la conexión.',
  online: 'Volvió la conexión. Puede guardar sus cambios.',
  correctFirst: 'Corrija primero las celdas señaladas.',
  kept: (count: number, when: string) =>
    `En este equipo quedaron ${count === 1 ? '1 celda' : `${count} celdas`} sin guardar del ${when}.`,
  recover: 'Recuperar esos cambios',
  discard: 'Descartarlos',
  recovered: 'Se recuperaron los cambios. Revíselos y guarde.',
  nothingChanged: 'No había cambios que guardar.',
  saved: (count: number) => (count === 1 ? 'Se guardó 1 celda.' : `Se guardaron ${count} celdas.`),
  disputedTitle: 'Celdas que otra persona cambió mientras usted escribía',
  disputedLead:
    'No se guardó nada. Elija en cada una qué valor queda y guarde de nuevo; lo demás que usted escribió sigue en la hoja.',
  mine: 'Lo que usted escribió',
  theirs: 'Lo que está guardado ahora',
  empty: 'vacía',
  choose: 'Elija cuál de los dos valores queda.',
  chooseOf: (cell: string) => `Qué queda en ${cell}`,
  by: {
    self: 'usted, en otra ventana',
    unit: 'la unidad',
    administration: 'la administración',
    demonstration: 'dato de demostración',
  },
  approvedNotice: 'El plan ya está aprobado: lo programado solo cambia por reprogramación',
  approvedSentence:
    'El plan está aprobado: lo programado no se cambia aquí. Pida una reprogramación, con su causa; al decidirse nace otra versión del plan.',
  askReprogramming: 'Pedir una reprogramación',
  noActivities: 'El plan no tiene actividades todavía.',
  draft: 'El plan es un borrador: puede corregir lo programado.',
  nothing: '—',
}

const en: typeof es = {
  title: 'Edit the sheet of months',
  lead: 'Write or paste the months as in a spreadsheet; nothing is saved until you ask for it.',
  matrix: 'Matrix',
  backToMatrix: 'Back to the matrix',
  executed: 'Done',
  programmed: 'Programmed',
  sheets: 'What is edited',
  caption: (what, unit, year) => `${what}: ${unit}, ${year}`,
  activity: 'Activity',
  total: 'Annual total',
  besideExecuted:
    'The small number above each cell is what was programmed. An empty cell is a month without a report; 0 is a month in which nothing was done.',
  besideProgrammed:
    'Write 1 (or x) for a mark, or the quantity. Leave a month empty where nothing is programmed. If you write the annual total, the twelve months must add up to it.',
  besideProgrammedWord: 'programmed',
  sumWord: 'sum',
  keys: 'Keys of the sheet',
  keyRows: [
    ['Arrows, Tab, Home, End', 'move between cells'],
    ['Enter or F2', 'edit the cell; Escape leaves it as it was'],
    ['Shift + arrows', 'select several cells'],
    ['Ctrl + C, Ctrl + V', 'copy and paste blocks, also from Excel or LibreOffice'],
    ['Ctrl + R', 'fill to the right'],
    ['Delete', 'empty what is selected'],
    ['Ctrl + Z, Ctrl + Y', 'undo and redo'],
    ['Ctrl + S', 'save'],
  ],
  save: 'Save the changes',
  undo: 'Undo',
  redo: 'Redo',
  fillRight: 'Fill to the right',
  tools: 'Tools of the sheet',
  fixed: 'Cells that cannot be changed here',
  cells: (count) => (count === 1 ? '1 cell' : `${count} cells`),
  parts: 'Parts of the sheet',
  part: (number, of) => `Part ${number} of ${of}`,
  changed: 'Changed, not saved',
  unsaved: (count) => (count === 1 ? '1 cell not saved' : `${count} cells not saved`),
  allSaved: 'Nothing left to save',
  toCorrect: (count) => (count === 1 ? '1 cell to correct' : `${count} cells to correct`),
  selected: (rows, columns) => `${rows} by ${columns} cells selected`,
  pasted: (cells) => (cells === 1 ? '1 cell was pasted.' : `${cells} cells were pasted.`),
  outside: (cells) =>
    cells === 1
      ? '1 value fell outside of the sheet and was not pasted.'
      : `${cells} values fell outside of the sheet and were not pasted.`,
  fixedPasted: (cells) =>
    cells === 1
      ? '1 value fell on a cell that cannot be changed.'
      : `${cells} values fell on cells that cannot be changed.`,
  filled: 'Filled to the right.',
  undone: 'The last change was undone.',
  redone: 'The change was done again.',
  saving: 'Saving…',
  offline:
    'The server cannot be reached. Your changes are still on this page and on this device: save again when the connection is back.',
  online: 'The connection is back. You can save your changes.',
  correctFirst: 'Correct the marked cells first.',
  kept: (count, when) => `${count === 1 ? '1 cell' : `${count} cells`} not saved on ${when} were kept on this device.`,
  recover: 'Recover those changes',
  discard: 'Discard them',
  recovered: 'The changes were recovered. Check them and save.',
  nothingChanged: 'There was nothing to save.',
  saved: (count) => (count === 1 ? '1 cell was saved.' : `${count} cells were saved.`),
  disputedTitle: 'Cells that somebody else changed while you were writing',
  disputedLead:
    'Nothing was saved. Choose for each which value stays, and save again; everything else you wrote is still on the sheet.',
  mine: 'What you wrote',
  theirs: 'What is saved now',
  empty: 'empty',
  choose: 'Choose which of the two values stays.',
  chooseOf: (cell) => `What stays in ${cell}`,
  by: {
    self: 'you, in another window',
    unit: 'the unit',
    administration: 'administration',
    demonstration: 'demonstration data',
  },
  approvedNotice: 'The plan is approved: what is programmed changes by reprogramming only',
  approvedSentence:
    'The plan is approved: what is programmed is not changed here. Ask for a reprogramming, with its cause; when it is decided, a new version of the plan begins.',
  askReprogramming: 'Ask for a reprogramming',
  noActivities: 'The plan has no activities yet.',
  draft: 'The plan is a draft: you can correct what is programmed.',
  nothing: '—',
}

export const SHEET_WORDS: Readonly<Record<Locale, typeof es>> = { es, en }
