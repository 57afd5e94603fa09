import type { WorkbookContent } from '../../../platform/documents/workbook-content.ts'
import type { CellSpec, SheetSpec } from '../../../platform/documents/workbook-spec.ts'
import type { DraftElement, DraftLine, DraftPoa, DraftSection, DraftSubPlan } from '../model.ts'
import { identityHead, identityRecord } from './identity-schema.ts'
import type { MatrixSheet, WrittenRow } from './matrix-sheet.ts'

/** Name of the hidden sheet that says which line and value of the plan each row was. */
export const IDENTITY_SHEET = 'Trama'
const FORMAT = 'trama-poa'
const FORMAT_VERSION = 1

/** What a workbook of ours remembers of the plan it was made from. */
export interface ExportedPlan {
  readonly sheet: string
  readonly plan: DraftPoa
  readonly rows: readonly WrittenRow[]
}

/**
 * Words and months are read from the matrix itself. This sheet keeps what a matrix cannot say (keys, roles, kinds of
 * indicators, cancellations), one record a row as JSON, so that a plan that comes back is the same plan and not a copy.
 */
export function identitySheet(plan: DraftPoa, { sheet, rows }: MatrixSheet): SheetSpec {
  const { elements, subPlans, from: _from, ...head } = plan
  const records: unknown[] = [{ format: FORMAT, version: FORMAT_VERSION, sheet: sheet.name, plan: head }]
  for (const element of elements) records.push({ element: withoutProvenance(element) })
  for (const { sections, ...part } of subPlans) {
    records.push({ part })
    for (const { lines, ...section } of sections) {
      records.push({ section })
      for (const line of lines) records.push({ line })
    }
  }
  for (const row of rows) records.push({ row })
  const cells = records.map((record, i): CellSpec => ({ row: i + 1, column: 1, value: JSON.stringify(record) }))
  return { name: IDENTITY_SHEET, cells, hidden: true, columnWidths: { 1: 120 } }
}

function withoutProvenance({ from: _from, proposals: _proposals, schedule, ...element }: DraftElement) {
  if (!schedule) return element
  const { from: _cells, ...bare } = schedule
  return { ...element, schedule: bare }
}

/** The plan that a workbook of ours was made from; undefined for any other workbook, or when the sheet was tampered with. */
export function readIdentity(content: WorkbookContent): ExportedPlan | undefined {
  const sheet = content.sheets.find(({ name }) => name === IDENTITY_SHEET)
  const [first, ...rest] = (sheet?.cells ?? []).filter((cell) => cell.column === 1).map((cell) => parseJson(cell.text))
  const head = identityHead.safeParse(first)
  if (!head.success) return undefined
  const elements: DraftElement[] = []
  const parts: (Omit<DraftSubPlan, 'sections'> & {
    sections: (Omit<DraftSection, 'lines'> & { lines: DraftLine[] })[]
  })[] = []
  const rows: WrittenRow[] = []
  for (const json of rest) {
    const parsed = identityRecord.safeParse(json)
    if (!parsed.success) return undefined
    const record = parsed.data
    if ('element' in record) elements.push({ ...record.element, from: [] })
    else if ('part' in record) parts.push({ ...record.part, sections: [] })
    else if ('section' in record) parts.at(-1)?.sections.push({ ...record.section, lines: [] })
    else if ('line' in record) parts.at(-1)?.sections.at(-1)?.lines.push(record.line)
    else rows.push(record.row)
  }
  const plan: DraftPoa = { ...head.data.plan, from: [], elements, subPlans: parts }
  return isWhole(plan) ? { sheet: head.data.sheet, plan, rows } : undefined
}

/** No line or heading may name a value that is not there, and no key may stand for two values. */
function isWhole(plan: DraftPoa): boolean {
  const known = new Set(plan.elements.map(({ key }) => key))
  const named = plan.subPlans.flatMap((part) => [
    ...(part.heading === undefined ? [] : [part.heading]),
    ...part.sections.flatMap((section) => [
      ...section.headings,
      ...section.lines.flatMap((line) => Object.values(line.cells).flat()),
    ]),
  ])
  return known.size === plan.elements.length && named.every((key) => known.has(key))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
