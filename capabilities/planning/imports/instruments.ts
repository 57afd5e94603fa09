import type { CellRef, DraftInstrument, DraftNode, ElementKind, Proposal } from '../model.ts'
import { cleanText, foldInPlace, identity, oneLine } from './cell-text.ts'
import type { PlanEvent } from './events.ts'
import type { Notes } from './findings.ts'
import { type Grid, type GridCell, type GridParagraph, type GridTable, placeKey } from './grid.ts'
import { type InstrumentColumn, instrumentColumn } from './instrument-table.ts'
import { isPlanTitle } from './section-labels.ts'
import { readStrategicResults } from './strategic-results.ts'

export interface InstrumentReading {
  readonly instruments: readonly DraftInstrument[]
  /** Words of the strategic objectives and of the scopes, to know them again in the units' plans. */
  readonly strategic: ReadonlySet<string>
  readonly scopes: ReadonlySet<string>
  readonly labels: readonly GridCell[]
}

/** The PEI and the yearly plan, as far as the same document tells them: a table that ties them, lists of values and results. */
export function readInstruments(
  grid: Grid,
  tables: readonly GridTable[],
  events: readonly PlanEvent[],
  year: number,
  notes: Notes,
): InstrumentReading {
  const labels: GridCell[] = []
  const pei: DraftNode[] = []
  const action: DraftNode[] = []
  for (const table of tables) readTable(table, pei, action, labels)
  const preface = prefaceOf(grid)
  pei.push(...valuesAndPurposes(preface))
  const goal = goalOf(events)
  if (goal && pei.length > 0 && !pei.some((node) => node.kind === 'goal')) pei.push(goal)
  action.push(...readStrategicResults(preface, pei, action, notes))
  const [from, to] = yearsOfPei(grid) ?? [year, year]
  const instruments: DraftInstrument[] = []
  if (pei.length > 0)
    instruments.push({
      kind: 'pei',
      title: `Plan Estratégico Institucional ${from}–${to}`,
      fromYear: from,
      toYear: to,
      nodes: pei,
    })
  if (action.length > 0)
    instruments.push({
      kind: 'action_plan',
      title: `Plan de Acción ${year}`,
      fromYear: year,
      toYear: year,
      nodes: action,
    })
  const words = (nodes: readonly DraftNode[], kind: ElementKind) =>
    new Set(nodes.filter((node) => node.kind === kind).map((node) => identity(node.title)))
  return { instruments, strategic: words(pei, 'strategic_objective'), scopes: words(action, 'scope'), labels }
}

/** Paragraphs before the first plan of a unit. */
function prefaceOf(grid: Grid): readonly GridParagraph[] {
  const end = grid.blocks.findIndex((block) =>
    block.is === 'paragraph'
      ? isPlanTitle(block.text)
      : block.rows.some(
          (row) => row.cells.length === 1 && row.cells[0] !== undefined && isPlanTitle(row.cells[0].text),
        ),
  )
  return grid.blocks
    .slice(0, end < 0 ? grid.blocks.length : end)
    .filter((block): block is GridParagraph => block.is === 'paragraph')
}

// ---- Table of areas, objectives and scopes ----------------------------------------------------------------------------

function readTable(table: GridTable, pei: DraftNode[], action: DraftNode[], labels: GridCell[]): void {
  const [head, ...rows] = table.rows.filter((row) => row.cells.length > 0)
  if (!head) return
  labels.push(...head.cells)
  const columns = head.cells.map((cell) => ({ cell, column: instrumentColumn(cell.text) }))
  const above: Partial<Record<InstrumentColumn, string>> = {}
  for (const row of rows) {
    const found: Partial<Record<InstrumentColumn, GridCell>> = {}
    for (const cell of row.cells) {
      const { column } = columns.findLast((entry) => entry.cell.column <= cell.column) ?? {}
      if (column) found[column] = cell
    }
    if (found.strategic_area) above.strategic_area = add(pei, 'strategic_area', found.strategic_area, {})
    if (found.strategic_objective)
      above.strategic_objective = add(pei, 'strategic_objective', found.strategic_objective, {
        ...parentOf(above.strategic_area),
        ...(found.strategic_area || row.covered.size > 0 ? {} : { proposals: [PART_OF_ABOVE] }),
      })
    if (found.scope) {
      const shared = !found.strategic_objective && row.covered.size === 0
      above.scope = add(action, 'scope', found.scope, {
        ...(above.strategic_objective ? { serves: [above.strategic_objective] } : {}),
        ...(shared ? { proposals: [SERVES_ABOVE] } : {}),
      })
    }
  }
}

const SERVES_ABOVE: Proposal = {
  rule: 'same_cell_continues',
  reason: {
    es: 'La fila no repite el objetivo estratégico: se leyó que sirve al de arriba.',
    en: 'The row does not repeat the strategic objective: it was read as serving the one above.',
  },
}

const PART_OF_ABOVE: Proposal = {
  rule: 'same_cell_continues',
  reason: {
    es: 'La fila no repite el área estratégica: se leyó dentro de la de arriba.',
    en: 'The row does not repeat the strategic area: it was read within the one above.',
  },
}

function parentOf(key: string | undefined): Pick<DraftNode, 'parent'> {
  return key === undefined ? {} : { parent: key }
}

function add(nodes: DraftNode[], kind: ElementKind, cell: GridCell, more: Partial<DraftNode>): string {
  const key = placeKey(cell.ref)
  nodes.push({ key, kind, title: oneLine(cleanText(cell.text)), from: [cell.ref], ...more })
  return key
}

// ---- Mission, vision, values --------------------------------------------------------------------------------------------

const PURPOSES: readonly { readonly pattern: RegExp; readonly kind: ElementKind }[] = [
  { pattern: /^mision\s*:?\s*/u, kind: 'mission' },
  { pattern: /^vision\s*:?\s*/u, kind: 'vision' },
  { pattern: /^meta(?: estrategica)?\s*:\s*|^meta estrategica$/u, kind: 'goal' },
  { pattern: /^valores\s*:?\s*/u, kind: 'value' },
  { pattern: /^ejes transversales\s*:?\s*/u, kind: 'cross_axis' },
]

/** `VALORES` and the list in the paragraph after it; mission and vision likewise. */
function valuesAndPurposes(preface: readonly GridParagraph[]): readonly DraftNode[] {
  return preface.flatMap((paragraph, index) => {
    const text = oneLine(cleanText(paragraph.text))
    const folded = foldInPlace(text)
    for (const { pattern, kind } of PURPOSES) {
      const label = pattern.exec(folded)?.[0]
      if (label === undefined) continue
      const beside = text.slice(label.length)
      const alone = beside === ''
      // "Visión general del área …" is prose; a label stands alone or ends in a colon.
      if (!alone && !label.includes(':')) continue
      const below = alone ? preface[index + 1] : paragraph
      const words = alone ? oneLine(cleanText(below?.text ?? '')) : beside
      return below && words !== '' ? purposeNodes(kind, words, below.ref) : []
    }
    return []
  })
}

function purposeNodes(kind: ElementKind, words: string, ref: CellRef): readonly DraftNode[] {
  const listed = kind === 'value' || kind === 'cross_axis'
  const parts = listed ? words.replace(/\.$/u, '').split(/\s*[,;]\s*|\s+[ye]\s+(?=\p{Lu}\S*$)/u) : [words]
  const key = placeKey(ref)
  return parts
    .filter((part) => part !== '')
    .map((title, n) => ({ key: parts.length === 1 ? key : `${key}#${n + 1}`, kind, title, from: [ref] }))
}

/** The goal of the PEI, when only a unit's plan quotes it. */
function goalOf(events: readonly PlanEvent[]): DraftNode | undefined {
  for (const event of events) {
    const item = event.is === 'heading' && event.rank === 'goal' ? event.items[0] : undefined
    if (!item) continue
    const proposal: Proposal = {
      rule: 'quoted_by_unit',
      reason: {
        es: 'El PEI del documento no trae su meta en texto: se tomó de donde la cita el plan de una unidad.',
        en: 'The PEI in the document does not hold its goal as text: it was taken from where a unit’s plan quotes it.',
      },
    }
    return {
      key: `goal:${placeKey(item.from[0] ?? { sheet: '', address: '' })}`,
      kind: 'goal',
      title: item.title,
      from: item.from,
      proposals: [proposal],
    }
  }
  return undefined
}

function yearsOfPei(grid: Grid): readonly [number, number] | undefined {
  for (const block of grid.blocks) {
    if (block.is !== 'paragraph') continue
    const match = /plan estrategico institucional.{0,40}?(20\d{2})\s*[-–]\s*(20\d{2})/u.exec(
      foldInPlace(oneLine(block.text)),
    )
    if (match) return [Number(match[1]), Number(match[2])]
  }
  return undefined
}
