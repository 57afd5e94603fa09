import type { Text } from '../../kernel/text.ts'
import { elementOf, type NamedItem, scheduleOf, termsOf } from './deployment-items.ts'
import type { IndicatorItem, LineItem, PoaFile, ScheduleItem, SectionItem } from './deployment-schema.ts'
import {
  type DraftElement,
  type DraftLine,
  type DraftNode,
  type DraftPoa,
  type DraftSection,
  type DraftSubPlan,
  type FundingStatus,
  MATRIX_COLUMNS,
  type MatrixColumn,
  type ResponsibleRole,
  type SectionHeading,
} from './model.ts'

/** A complaint about a place of the file; the pack knows its line. */
export interface PlanFinding {
  readonly at: readonly PropertyKey[]
  readonly message: Text
}

/** An element of a unit's plan serves an element of the PEI or of the yearly plan (many to many). */
export interface Alignment {
  readonly from: string
  readonly to: { readonly instrument: 'pei' | 'action_plan'; readonly key: string }
}

/** A risk of the plan is an entry of the institution's catalogue. */
export interface RiskLink {
  readonly risk: string
  readonly catalogue: string
}

export interface ConvertedPoa {
  readonly draft: DraftPoa
  readonly alignments: readonly Alignment[]
  readonly riskLinks: readonly RiskLink[]
  readonly findings: readonly PlanFinding[]
}

/** Elements of the instruments above, by key: headings of a POA show their titles. */
export type Upper = ReadonlyMap<string, { readonly instrument: 'pei' | 'action_plan'; readonly node: DraftNode }>

type Column = Exclude<MatrixColumn, 'result'>
const COLUMNS = MATRIX_COLUMNS.filter((column): column is Column => column !== 'result')
const LETTERS: Record<Column, string> = {
  indicator: 'i',
  verification_source: 'v',
  activity: 'a',
  responsible: 'q',
  funding_source: 'f',
  risk: 'k',
}
/** Names of the columns in a plan file. */
const FILE_NAMES = {
  indicator: 'indicator',
  verification_source: 'source',
  activity: 'activity',
  responsible: 'responsible',
  funding_source: 'funding',
  risk: 'risk',
} as const satisfies Record<Column, keyof LineItem>

interface CellItem extends NamedItem {
  readonly role?: ResponsibleRole
  readonly status?: FundingStatus
  readonly schedule?: ScheduleItem
  readonly catalogue?: readonly string[]
  readonly weight?: number
  readonly cancelled?: { readonly reason: string; readonly on: string }
}

/** Gathers the elements of one document while its lines are read. */
class PoaReader {
  readonly elements = new Map<string, DraftElement>()
  readonly alignments: Alignment[] = []
  readonly riskLinks: RiskLink[] = []
  readonly findings: PlanFinding[] = []
  readonly #upper: Upper

  constructor(upper: Upper) {
    this.#upper = upper
  }

  complain(at: readonly PropertyKey[], es: string, en: string): void {
    this.findings.push({ at, message: { es, en } })
  }

  add(element: DraftElement, at: readonly PropertyKey[]): string {
    if (this.elements.has(element.key))
      this.complain(at, `La clave «${element.key}» está repetida.`, `The key “${element.key}” is used twice.`)
    this.elements.set(element.key, element)
    return element.key
  }

  /** The element of an item of a cell; codes stay as written, also mistyped or doubled. */
  cellElement(key: string, column: Column, item: CellItem | IndicatorItem, at: readonly PropertyKey[]): string {
    const base = elementOf(item.key ?? key, column, item)
    if ('kind' in item) return this.add({ ...base, indicator: termsOf(item) }, at)
    for (const catalogue of item.catalogue ?? []) this.riskLinks.push({ risk: base.key, catalogue })
    const schedule = column === 'activity' ? scheduleOf(item.schedule) : undefined
    if (schedule && 'wrongTotal' in schedule)
      this.complain(
        at,
        `Los meses suman ${schedule.wrongTotal}, no el total anual escrito.`,
        `The months add up to ${schedule.wrongTotal}, not to the annual total written.`,
      )
    return this.add(
      {
        ...base,
        ...(column === 'responsible' ? { role: item.role ?? 'executes' } : {}),
        ...(column === 'funding_source' ? { funding: item.status ?? 'not_stated' } : {}),
        ...(schedule && !('wrongTotal' in schedule) ? { schedule } : {}),
        ...(item.weight === undefined ? {} : { weight: item.weight }),
        ...(item.cancelled === undefined ? {} : { cancelled: item.cancelled }),
      },
      at,
    )
  }

  /** Heading that repeats an element of the PEI or of the yearly plan; one element however many sections bear it. */
  heading(kind: SectionHeading, target: string, at: readonly PropertyKey[]): string | undefined {
    const found = this.#upper.get(target)
    if (!found) {
      this.complain(
        at,
        `Ni el PEI ni el Plan de Acción tienen el elemento «${target}».`,
        `Neither the PEI nor the yearly plan has the element “${target}”.`,
      )
      return undefined
    }
    const key = `heading.${kind}.${target}`
    if (!this.elements.has(key)) {
      const { title, titleEn, code } = found.node
      this.elements.set(key, {
        key,
        kind,
        title,
        from: [],
        ...(titleEn === undefined ? {} : { titleEn }),
        ...(code === undefined ? {} : { code }),
      })
      this.alignments.push({ from: key, to: { instrument: found.instrument, key: target } })
    }
    return key
  }

  /** Keys of the elements of one cell; undefined when the line does not write the column at all. */
  cell(
    line: Omit<LineItem, 'key'>,
    column: Column,
    nextKey: () => string,
    at: readonly PropertyKey[],
  ): readonly string[] | undefined {
    const name = FILE_NAMES[column]
    const items = line[name]
    if (items === undefined) return undefined
    return (items ?? []).flatMap((item, index) => {
      const place = [...at, name, index]
      if (typeof item !== 'string') return [this.cellElement(nextKey(), column, item, place)]
      if (!item.startsWith('@')) return [this.cellElement(nextKey(), column, { es: item }, place)]
      const key = item.slice(1)
      if (this.elements.get(key)?.kind === column) return [key]
      this.complain(
        place,
        `«${item}» no está entre los elementos compartidos de esta columna.`,
        `“${item}” is not among the shared elements of this column.`,
      )
      return []
    })
  }
}

type CellKeys = Partial<Record<Column, readonly string[]>>

function readCells(
  reader: PoaReader,
  line: Omit<LineItem, 'key'> | undefined,
  nextKey: (column: Column) => string,
  at: readonly PropertyKey[],
): CellKeys {
  if (!line) return {}
  const cells: CellKeys = {}
  for (const column of COLUMNS) {
    const keys = reader.cell(line, column, () => nextKey(column), at)
    if (keys) cells[column] = keys
  }
  return cells
}

function counter(prefix: string): (column: Column) => string {
  const counts = new Map<Column, number>()
  return (column) => {
    const next = (counts.get(column) ?? 0) + 1
    counts.set(column, next)
    return `${prefix}.${LETTERS[column]}${next}`
  }
}

function readSection(reader: PoaReader, section: SectionItem, key: string, at: readonly PropertyKey[]): DraftSection {
  const named: readonly (readonly [SectionHeading, 'areas' | 'pei' | 'scopes'])[] = [
    ['area_heading', 'areas'],
    ['objective_heading', 'pei'],
    ['scope_heading', 'scopes'],
  ]
  const upper = named.flatMap(([kind, name]) =>
    (section[name] ?? []).flatMap((target, index) => reader.heading(kind, target, [...at, name, index]) ?? []),
  )
  const specific = section.specific
    ? [
        reader.add(elementOf(section.specific.key ?? `${key}.o`, 'specific_objective', section.specific), [
          ...at,
          'specific',
        ]),
      ]
    : []
  for (const from of specific)
    for (const heading of upper) {
      const served = reader.alignments.find((alignment) => alignment.from === heading)
      if (served) reader.alignments.push({ from, to: served.to })
    }
  const merged = readCells(reader, section.all, counter(key), [...at, 'all'])
  const lines = section.results.flatMap((each, index): DraftLine[] => {
    const place = [...at, 'results', index]
    const resultKey = `${key}.r${index + 1}`
    const result = reader.add(elementOf(each.result.key ?? resultKey, 'result', each.result), [...place, 'result'])
    const next = counter(resultKey)
    let above: CellKeys = { ...merged, ...readCells(reader, each.all, next, [...place, 'all']) }
    return each.lines.map((line, number) => {
      above = { ...above, ...readCells(reader, line, next, [...place, 'lines', number]) }
      const written = COLUMNS.filter((column) => (above[column] ?? []).length > 0)
      return {
        key: line.key ?? `${resultKey}.l${number + 1}`,
        cells: { result: [result], ...Object.fromEntries(written.map((column) => [column, above[column] ?? []])) },
      }
    })
  })
  return { key, headings: [...upper, ...specific], lines }
}

/** A plan file as the same draft that an import of the unit's own matrix gives. */
export function poaOfFile(file: PoaFile, upper: Upper): ConvertedPoa {
  const reader = new PoaReader(upper)
  for (const column of COLUMNS)
    for (const [key, item] of Object.entries(file.shared?.[FILE_NAMES[column]] ?? {})) {
      const named = typeof item === 'string' ? { es: item } : item
      reader.cellElement(key, column, { ...named, key }, ['shared', FILE_NAMES[column], key])
    }
  const subPlans = file.plans.map((plan, index): DraftSubPlan => {
    const key = String(index + 1)
    const heading = plan.heading
      ? reader.add(elementOf(plan.heading.key ?? `${key}.p`, 'sub_plan', plan.heading), ['plans', index, 'heading'])
      : undefined
    return {
      key,
      ...(heading === undefined ? {} : { heading }),
      sections: plan.sections.map((section, number) =>
        readSection(reader, section, `${key}.${number + 1}`, ['plans', index, 'sections', number]),
      ),
    }
  })
  return {
    draft: {
      unit: file.unit,
      title: file.title.es,
      year: file.year,
      from: [],
      elements: [...reader.elements.values()],
      subPlans,
    },
    alignments: reader.alignments,
    riskLinks: reader.riskLinks,
    findings: reader.findings,
  }
}
