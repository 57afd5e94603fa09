import { formatNumber } from '../../../kernel/format.ts'
import { type Locale, say, type Text } from '../../../kernel/text.ts'
import type { CellRef, DraftPoa, ElementKind } from '../model.ts'
import type { Finding, ImportReading, Unplaced } from './draft.ts'
import { gravestFirst, placesOf } from './findings.ts'
import { spokenPlace } from './grid.ts'

interface Word {
  readonly one: Required<Text>
  readonly many: Required<Text>
}
const word = (esOne: string, esMany: string, enOne: string, enMany: string): Word => ({
  one: { es: esOne, en: enOne },
  many: { es: esMany, en: enMany },
})

const COUNTED: readonly { readonly kind: ElementKind; readonly word: Word }[] = [
  { kind: 'sub_plan', word: word('parte', 'partes', 'part', 'parts') },
  {
    kind: 'specific_objective',
    word: word('objetivo específico', 'objetivos específicos', 'specific objective', 'specific objectives'),
  },
  { kind: 'result', word: word('resultado', 'resultados', 'result', 'results') },
  { kind: 'indicator', word: word('indicador', 'indicadores', 'indicator', 'indicators') },
  {
    kind: 'verification_source',
    word: word('fuente de verificación', 'fuentes de verificación', 'verification source', 'verification sources'),
  },
  { kind: 'activity', word: word('actividad', 'actividades', 'activity', 'activities') },
  { kind: 'responsible', word: word('responsable', 'responsables', 'responsible', 'responsibles') },
  {
    kind: 'funding_source',
    word: word('fuente de financiamiento', 'fuentes de financiamiento', 'funding source', 'funding sources'),
  },
  { kind: 'risk', word: word('riesgo', 'riesgos', 'risk', 'risks') },
]

const SAID = {
  file: { es: 'Archivo', en: 'File' },
  units: { es: 'Planes leídos', en: 'Plans read' },
  cells: { es: 'Celdas', en: 'Cells' },
  placed: { es: 'en el plan', en: 'in the plan' },
  headings: { es: 'encabezados', en: 'headings' },
  unplaced: { es: 'sin ubicar', en: 'not placed' },
  missing: { es: 'Planes que faltan', en: 'Plans missing' },
  proposals: { es: 'Propuestas por confirmar', en: 'Proposals to confirm' },
  findings: { es: 'Hallazgos', en: 'Findings' },
  no_unit: { es: 'sin unidad', en: 'no unit' },
  severity: {
    error: { es: 'ERROR', en: 'ERROR' },
    warning: { es: 'Atención', en: 'Attention' },
    note: { es: 'Nota', en: 'Note' },
  },
  rules: {
    same_cell_continues: {
      es: 'celdas en blanco leídas como combinadas con la de arriba',
      en: 'blank cells read as merged with the one above',
    },
    merged_text_in_the_middle: {
      es: 'textos a media altura de su celda combinada',
      en: 'texts in the middle of their merged cell',
    },
    joined_after_page_break: {
      es: 'continuaciones después de un salto de página',
      en: 'continuations after a page break',
    },
    activity_shared: {
      es: 'filas sin actividad propia, con la de arriba',
      en: 'rows without an activity of their own, with the one above',
    },
    row_joined_above: { es: 'filas unidas a la de arriba', en: 'rows joined to the one above' },
    same_text_repeated: {
      es: 'textos repetidos leídos como el mismo valor',
      en: 'repeated texts read as the same value',
    },
    column_by_content: {
      es: 'celdas corridas, ubicadas por lo que dicen',
      en: 'cells that moved, placed by what they say',
    },
    split_on_numbering: { es: 'valores separados por su numeración', en: 'values parted by their numbering' },
    split_on_code: { es: 'valores separados por sus códigos', en: 'values parted by their codes' },
    split_on_role: { es: 'responsables separados por su papel', en: 'responsibles parted by their role' },
    list_by_dashes: {
      es: 'celdas con una lista de guiones o viñetas, que se dejaron enteras: vea si son varios valores',
      en: 'cells with a list by dashes or bullets, left whole: see whether they are several values',
    },
    split_on_blank_line: { es: 'valores separados por una línea en blanco', en: 'values parted by a blank line' },
    indicator_terms: { es: 'metas e indicadores leídos de su texto', en: 'indicator terms read from their text' },
    part_of_plan: { es: 'partes del plan de una unidad', en: 'parts of a unit’s plan' },
    known_objective: { es: 'objetivos reconocidos por sus palabras', en: 'objectives known by their words' },
    objective_level: { es: 'objetivos cuyo nivel no está escrito', en: 'objectives whose level is not written' },
    stale_page_header: { es: 'encabezados de página repetidos', en: 'repeated page headers' },
    schedule_of_split_cell: {
      es: 'meses compartidos por actividades separadas',
      en: 'months shared by parted activities',
    },
    result_or_indicator_by_wording: {
      es: 'resultados e indicadores estratégicos distinguidos por su redacción',
      en: 'strategic results and indicators told apart by wording',
    },
    quoted_by_unit: {
      es: 'del PEI, con las palabras de la unidad que lo cita',
      en: 'of the PEI, in the words of the unit that quotes it',
    },
  } as Readonly<Record<string, Text>>,
}

/** The reading told in plain text: what was read, unit by unit, and every cell that was not. */
export function reportText(reading: ImportReading, locale: Locale): string {
  const lines = [
    `${say(SAID.file, locale)}: ${reading.file.name} (${reading.file.format}, ${formatNumber(reading.file.size)} B, ${reading.year})`,
    `${say(SAID.units, locale)}: ${reading.counts.units}`,
    `  ${countsLine((kind) => total(reading.poas, kind), locale)}`,
    '',
    ...reading.poas.map(
      (poa) =>
        `  ${poa.unit ?? say(SAID.no_unit, locale)} · ${poa.title}\n    ${countsLine((kind) => total([poa], kind), locale)}`,
    ),
    '',
    cellsLine(reading, locale),
    ...unplacedLines(reading.unplaced, locale),
  ]
  if (reading.missingPlans.length > 0)
    lines.push('', `${say(SAID.missing, locale)}: ${reading.missingPlans.join(', ')}`)
  lines.push('', ...proposalLines(reading, locale))
  if (reading.findings.length > 0)
    lines.push(
      '',
      `${say(SAID.findings, locale)}:`,
      ...gravestFirst(reading.findings).map((finding) => findingLine(finding, locale)),
    )
  return `${lines.join('\n')}\n`
}

/** The same for machines: the reading with the proposals counted by rule. */
export function reportJson(reading: ImportReading): object {
  return { ...reading, proposals: Object.fromEntries(proposalCounts(reading)) }
}

function total(poas: readonly DraftPoa[], kind: ElementKind): number {
  return poas.reduce((sum, poa) => sum + poa.elements.filter((element) => element.kind === kind).length, 0)
}

function countsLine(count: (kind: ElementKind) => number, locale: Locale): string {
  return COUNTED.flatMap(({ kind, word: name }) => {
    const n = count(kind)
    return n === 0 ? [] : [`${formatNumber(n)} ${say(n === 1 ? name.one : name.many, locale)}`]
  }).join(' · ')
}

function cellsLine({ counts }: ImportReading, locale: Locale): string {
  const { read, placed, headings, unplaced } = counts.cells
  const parts = [
    `${formatNumber(placed)} ${say(SAID.placed, locale)}`,
    `${formatNumber(headings)} ${say(SAID.headings, locale)}`,
    `${formatNumber(unplaced)} ${say(SAID.unplaced, locale)}`,
  ]
  return `${say(SAID.cells, locale)}: ${formatNumber(read)} = ${parts.join(' + ')}`
}

/** Cells of one row left out for one reason are told together; each address is named. */
function unplacedLines(unplaced: readonly Unplaced[], locale: Locale): readonly string[] {
  const groups = new Map<string, Unplaced[]>()
  for (const cell of unplaced) {
    const key = `${cell.sheet}|${rowOf(cell)}|${cell.reason.es}`
    const group = groups.get(key)
    if (group) group.push(cell)
    else groups.set(key, [cell])
  }
  return [...groups.values()].map((cells) => {
    const first = cells[0]
    const text = first && cells.length === 1 ? ` «${first.text.slice(0, 60)}»` : ''
    return `  ${cells.map(spokenPlace).join(' ')}${text} — ${first ? say(first.reason, locale) : ''}`
  })
}

function rowOf(ref: CellRef): string {
  return /^L\d+/u.exec(ref.address)?.[0] ?? ref.address.replace(/^\D+/u, '')
}

function proposalCounts(reading: ImportReading): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const all = [...reading.poas.flatMap((poa) => poa.elements), ...reading.instruments.flatMap((plan) => plan.nodes)]
  for (const element of all)
    for (const { rule } of element.proposals ?? []) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return new Map([...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)))
}

function proposalLines(reading: ImportReading, locale: Locale): readonly string[] {
  const counts = proposalCounts(reading)
  if (counts.size === 0) return []
  const rows = [...counts].map(
    ([rule, n]) =>
      `  ${formatNumber(n)} ${say(SAID.rules[rule] ?? { es: rule, en: rule }, locale)}${placesToDo(rule, reading)}`,
  )
  return [`${say(SAID.proposals, locale)}:`, ...rows]
}

/** Of what was not done and only a person can do, every cell; what was done is looked at in the preview. */
function placesToDo(rule: string, { poas }: ImportReading): string {
  if (rule !== 'list_by_dashes') return ''
  const cells = poas
    .flatMap((poa) => poa.elements)
    .filter(({ proposals = [] }) => proposals.some((proposal) => proposal.rule === rule))
    .flatMap(({ from }) => from.slice(0, 1))
  return ` [${cells.map(spokenPlace).join(', ')}]`
}

function findingLine(finding: Finding, locale: Locale): string {
  const { shown, more } = placesOf(finding)
  const places = shown.length === 0 ? '' : ` [${shown.join(', ')}${more > 0 ? ` +${more}` : ''}]`
  return `  ${say(SAID.severity[finding.severity], locale)}: ${say(finding.message, locale)}${places}`
}
