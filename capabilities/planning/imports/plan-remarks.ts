import { formatNumber } from '../../../kernel/format.ts'
import type { CellRef, Proposal } from '../model.ts'
import { cleanText, oneLine } from './cell-text.ts'
import type { HeadingItem } from './events.ts'
import type { Notes } from './findings.ts'
import { type GridCell, type GridTable, spokenPlace, spokenRow } from './grid.ts'
import type { Layout } from './layout.ts'
import type { UnknownColours } from './schedules.ts'

/** What is said, while plans are put together, of their tables and headings. */
export function sayOtherTable(table: GridTable, notes: Notes): void {
  const first = table.rows.find((row) => row.cells.length > 0)
  const last = table.rows.findLast((row) => row.cells.length > 0)
  const words = (first?.cells.map((cell) => oneLine(cleanText(cell.text))).join(' · ') ?? '').slice(0, 90)
  const cells = table.rows.reduce((sum, row) => sum + row.cells.length, 0)
  const from = spokenRow(table.sheet, first?.address ?? '')
  const range = first === last ? from : `${from}–${last?.address ?? ''}`
  notes.say('note', 'not_a_plan_table', first?.cells[0] ? [first.cells[0].ref] : [], {
    es: `No es una tabla de un plan y no se leyó (${range}, ${formatNumber(cells)} ${cells === 1 ? 'celda' : 'celdas'}): «${words}».`,
    en: `Not a table of a plan, so it was not read (${range}, ${formatNumber(cells)} ${cells === 1 ? 'cell' : 'cells'}): “${words}”.`,
  })
}

export function sayCarriedHeadings(table: GridTable, layout: Layout, notes: Notes): void {
  const first = table.rows[0]?.cells[0]
  const at = first ? spokenPlace(first.ref) : ''
  const from = spokenRow(layout.sheet, layout.address)
  notes.say('note', 'headings_carried_over', first ? [first.ref] : [], {
    es: `La tabla que empieza en ${at} no tiene encabezados: se leyó con los de ${from}.`,
    en: `The table that begins at ${at} has no headings: it was read with those of ${from}.`,
  })
}

export function sayParagraph(text: string, ref: CellRef, notes: Notes): void {
  const words = text.slice(0, 80)
  notes.say('note', 'paragraph_not_read', [ref], {
    es: `Este párrafo está entre las tablas del plan y no es título, objetivo ni encabezado: «${words}».`,
    en: `This paragraph stands between the tables of the plan and is no title, objective or heading: “${words}”.`,
  })
}

export function sayHeadingsWithoutRows(layout: Layout, notes: Notes): void {
  const first = layout.labels[0]
  const at = spokenRow(layout.sheet, layout.address)
  notes.say('note', 'headings_without_rows', first ? [first.ref] : [], {
    es: `Los encabezados de ${at} no tienen ninguna fila debajo.`,
    en: `The headings at ${at} have no row below them.`,
  })
}

export function sayLettersInRow(labels: readonly GridCell[], notes: Notes): void {
  const at = [labels[0], labels.at(-1)].flatMap((cell) => (cell ? [cell.ref] : []))
  notes.say('note', 'month_letters_in_row', at, {
    es: 'Las letras de los meses están en la propia fila: se leyeron como encabezado, no como marcas.',
    en: 'The letters of the months stand in the row itself: they were read as headings, not as marks.',
  })
}

/** How many rows a table has under its headings, and how many months they mark. */
export interface TableMonths {
  readonly at: CellRef | undefined
  readonly rows: number
  readonly marks: number
}

/** One note of all tables without a schedule, with where each begins: said once a table, it buried every other note. */
export function sayNoSchedule(tables: ReadonlyMap<Layout, TableMonths>, notes: Notes): void {
  const unmarked = [...tables].filter(([, { marks }]) => marks === 0)
  const [only] = unmarked
  if (only === undefined) return
  const rows = unmarked.reduce((sum, [, table]) => sum + table.rows, 0)
  const place = spokenRow(only[0].sheet, only[0].address)
  const which =
    unmarked.length === 1
      ? { es: `La tabla de ${place} no trae`, en: `The table at ${place} has` }
      : { es: `${formatNumber(unmarked.length)} tablas no traen`, en: `${formatNumber(unmarked.length)} tables have` }
  const left =
    rows === 1
      ? { es: 'su fila queda', en: 'its row stays' }
      : {
          es: `sus ${formatNumber(rows)} filas quedan`,
          en: `${unmarked.length === 1 ? 'its' : 'their'} ${formatNumber(rows)} rows stay`,
        }
  notes.say(
    'note',
    'no_schedule',
    unmarked.flatMap(([, { at }]) => at ?? []),
    {
      es: `${which.es} marcas ni cantidades en los meses: ${left.es} sin programación. No se inventó ninguna.`,
      en: `${which.en} no marks or quantities in ${unmarked.length === 1 ? 'its' : 'their'} months: ${left.en} without a schedule. None was invented.`,
    },
  )
}

export function sayUnknownColours(sheets: UnknownColours, notes: Notes): void {
  for (const [sheet, colours] of sheets) {
    const ordered = [...colours].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
    const list = ordered.map(([colour, places]) => `#${colour} (${places.length})`).join(', ')
    const at = ordered.flatMap(([, places]) => places.slice(0, 1))
    notes.say('warning', 'colours_without_meaning', at, {
      es: `La hoja «${sheet}» colorea meses con ${list}. Diga qué significa cada color; hasta entonces no cuentan.`,
      en: `Sheet “${sheet}” colours months with ${list}. Say what each colour means; until then they do not count.`,
    })
  }
}

export function sayUnitUnknown(title: string, from: readonly CellRef[], notes: Notes): void {
  notes.say('warning', 'unit_unknown', from, {
    es: `El título «${title}» no nombra ninguna unidad conocida: elija a cuál pertenece.`,
    en: `The title “${title}” names no known unit: choose the one it belongs to.`,
  })
}

export function sayNoTitle(sheet: string, from: readonly CellRef[], notes: Notes): void {
  notes.say('warning', 'plan_without_title', from, {
    es: sheet
      ? `La hoja «${sheet}» no tiene título de plan: se usó su nombre.`
      : 'La tabla no tiene título de plan arriba.',
    en: sheet ? `Sheet “${sheet}” has no plan title: its name was used.` : 'The table has no plan title above it.',
  })
}

export function sayScopeCalledObjective(label: string, item: HeadingItem, notes: Notes): void {
  notes.say('note', 'scope_called_objective', item.from, {
    es: `Está bajo «${label}», pero sus palabras son las de un alcance del plan de acción: se dejó como está escrito.`,
    en: `It stands under “${label}”, but its words are those of a scope of the yearly plan: left as written.`,
  })
}

// ---- Proposals -------------------------------------------------------------------------------------------------------

export function partInCapitals(text: string): Proposal {
  return {
    rule: 'part_of_plan',
    reason: {
      es: `«${text}» está sola, en mayúsculas y antes de un objetivo: se leyó como parte del plan de la unidad.`,
      en: `“${text}” stands alone, in capitals and before an objective: it was read as a part of the unit’s plan.`,
    },
  }
}

export function secondTitle(title: string): Proposal {
  return {
    rule: 'part_of_plan',
    reason: {
      es: `Nombra a la misma unidad que «${title}»: se leyó como una parte de su plan.`,
      en: `It names the same unit as “${title}”: it was read as a part of its plan.`,
    },
  }
}

export function stalePageHeader(item: HeadingItem): Proposal {
  const at = item.from[0]?.address ?? ''
  return {
    rule: 'stale_page_header',
    reason: {
      es: `En ${at} el encabezado de página se repite tal como en la primera; las filas que siguen continúan el objetivo anterior.`,
      en: `At ${at} the page header repeats that of the first page; the rows that follow go on with the objective before.`,
    },
  }
}

export function knownObjective(label: string): Proposal {
  return {
    rule: 'known_objective',
    reason: {
      es: `Está bajo «${label}», pero sus palabras son las de un objetivo estratégico del PEI: se leyó como tal.`,
      en: `It stands under “${label}”, but its words are those of a strategic objective of the PEI: it was read as one.`,
    },
  }
}

export const VAGUE_LABEL: Proposal = {
  rule: 'objective_level',
  reason: {
    es: 'Dice solo «objetivo»: se leyó como objetivo específico de la unidad.',
    en: 'It only says “objetivo”: it was read as a specific objective of the unit.',
  },
}
