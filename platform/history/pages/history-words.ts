import type { Locale } from '../../../kernel/text.ts'
import type { FieldDifference } from '../../audit/record-state.ts'

interface HistoryWords {
  readonly title: string
  readonly lead: string
  readonly filter: string
  readonly clear: string
  readonly person: string
  readonly command: string
  readonly anyCommand: string
  readonly kind: string
  readonly anyKind: string
  readonly from: string
  readonly to: string
  readonly text: string
  readonly textHint: string
  readonly table: string
  readonly entry: string
  readonly entryTitle: (seq: string) => string
  readonly when: string
  readonly who: string
  readonly what: string
  readonly touched: string
  readonly more: (count: string) => string
  readonly reason: string
  readonly office: string
  readonly address: string
  readonly request: string
  readonly hash: string
  readonly previous: string
  readonly noneTitle: string
  readonly none: string
  readonly newer: string
  readonly older: string
  readonly pages: string
  readonly changesTitle: string
  readonly noChanges: string
  readonly shownOf: (shown: string, count: string) => string
  readonly field: string
  readonly before: string
  readonly after: string
  readonly kinds: Readonly<Record<FieldDifference['kind'], string>>
  readonly asStored: string
  readonly open: string
  readonly verify: string
  readonly verifyTitle: string
  readonly verifyLead: string
  readonly intact: string
  readonly broken: string
  readonly nothingSaid: string
}

export const HISTORY_WORDS: Record<Locale, HistoryWords> = {
  es: {
    title: 'Historial',
    lead: 'Todo lo que alguien hizo en la plataforma, del más reciente al más antiguo. A este historial solo se agrega: nadie puede cambiar ni borrar una entrada sin que se note.',
    filter: 'Filtrar',
    clear: 'Quitar filtros',
    person: 'Persona',
    command: 'Acto',
    anyCommand: 'Todos los actos',
    kind: 'Clase de registro',
    anyKind: 'Todas las clases',
    from: 'Desde',
    to: 'Hasta',
    text: 'Texto',
    textHint:
      'Del motivo o del nombre del registro; también el número de una entrada o el identificador de un registro.',
    table: 'Entradas del historial',
    entry: 'Entrada',
    entryTitle: (seq) => `Entrada ${seq} del historial`,
    when: 'Cuándo',
    who: 'Quién',
    what: 'Qué hizo',
    touched: 'Registros',
    more: (count) => `y ${count} más`,
    reason: 'Motivo',
    office: 'Oficina',
    address: 'Dirección de red',
    request: 'Solicitud',
    hash: 'Huella',
    previous: 'Huella de la anterior',
    noneTitle: 'Ninguna entrada coincide',
    none: 'Quite algún filtro o amplíe las fechas.',
    newer: 'Más recientes',
    older: 'Más antiguas',
    pages: 'Páginas del historial',
    changesTitle: 'Qué cambió',
    noChanges: 'Esta entrada no cambió ningún registro.',
    shownOf: (shown, count) =>
      `Se muestran ${shown} de ${count} registros; los demás están en los datos tal como se guardaron.`,
    field: 'Dato',
    before: 'Antes',
    after: 'Después',
    kinds: { added: 'agregado', removed: 'quitado', changed: 'cambiado' },
    asStored: 'Datos tal como se guardaron',
    open: 'Abrir el registro',
    verify: 'Comprobar el historial',
    verifyTitle: 'Comprobación del historial',
    verifyLead:
      'Se recorrió el historial completo, entrada por entrada, y se comparó con las cabezas diarias publicadas.',
    intact: 'El historial está íntegro',
    broken: 'El historial no coincide',
    nothingSaid: 'No dice qué cambió.',
  },
  en: {
    title: 'History',
    lead: 'Everything that somebody did on the platform, newest first. This history is only ever added to: nobody can change or remove an entry without its being noticed.',
    filter: 'Filter',
    clear: 'Clear filters',
    person: 'Person',
    command: 'Act',
    anyCommand: 'All acts',
    kind: 'Kind of record',
    anyKind: 'All kinds',
    from: 'From',
    to: 'To',
    text: 'Text',
    textHint: 'Of the reason or the record’s name; also the number of an entry or the id of a record.',
    table: 'Entries of the history',
    entry: 'Entry',
    entryTitle: (seq) => `Entry ${seq} of the history`,
    when: 'When',
    who: 'Who',
    what: 'What was done',
    touched: 'Records',
    more: (count) => `and ${count} more`,
    reason: 'Reason',
    office: 'Office',
    address: 'Network address',
    request: 'Request',
    hash: 'Hash',
    previous: 'Hash of the one before',
    noneTitle: 'No entry matches',
    none: 'Take a filter away or widen the dates.',
    newer: 'Newer',
    older: 'Older',
    pages: 'Pages of the history',
    changesTitle: 'What changed',
    noChanges: 'This entry changed no record.',
    shownOf: (shown, count) =>
      `${shown} of ${count} records are shown; the others are in the data as they were stored.`,
    field: 'Field',
    before: 'Before',
    after: 'After',
    kinds: { added: 'added', removed: 'removed', changed: 'changed' },
    asStored: 'Data as they were stored',
    open: 'Open the record',
    verify: 'Verify the history',
    verifyTitle: 'Verification of the history',
    verifyLead: 'The whole history was walked, entry by entry, and compared with the published daily heads.',
    intact: 'The history is whole',
    broken: 'The history does not agree',
    nothingSaid: 'It does not say what changed.',
  },
}
