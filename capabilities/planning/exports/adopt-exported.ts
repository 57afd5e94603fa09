import { wordsOf } from '../imports/cell-text.ts'
import {
  type DraftElement,
  type DraftLine,
  type DraftPoa,
  type DraftSection,
  type DraftSubPlan,
  MATRIX_COLUMNS,
  type MatrixColumn,
  type Schedule,
  SECTION_HEADINGS,
} from '../model.ts'
import type { ExportedPlan } from './identity-sheet.ts'
import type { WrittenRow } from './matrix-sheet.ts'
import { writtenElement } from './matrix-text.ts'

/**
 * What was read from a workbook of ours, with what the matrix cannot say put back: a line whose words are those we wrote is
 * that line again, with its keys, roles, kinds of indicators and cancellations; so is a value that stands on a changed line.
 * What a person changed stays as it was read. Words and months always come from the matrix.
 */
export function adoptExported(read: DraftPoa, exported: ExportedPlan): DraftPoa {
  if (read.year !== exported.plan.year) return read
  return new Adoption(read, exported).adopt()
}

type Elements = ReadonlyMap<string, DraftElement>

class Adoption {
  readonly #read: DraftPoa
  readonly #exported: ExportedPlan
  readonly #readElements: Elements
  readonly #ours: Elements
  /** Our elements by what they say, in the order of the plan. */
  readonly #bySense: ReadonlyMap<string, readonly DraftElement[]>
  readonly #lines: ReadonlyMap<string, DraftLine>
  readonly #free: WrittenRow[]
  readonly #sections: ReadonlyMap<string, DraftSection>
  /** Headings met so far. */
  readonly #standing = new Set<string>()
  readonly #taken = new Map<string, DraftElement>()

  constructor(read: DraftPoa, exported: ExportedPlan) {
    this.#read = read
    this.#exported = exported
    this.#readElements = byKey(read.elements)
    this.#ours = byKey(exported.plan.elements)
    this.#bySense = Map.groupBy(exported.plan.elements, senseOf)
    const sections = exported.plan.subPlans.flatMap((part) => part.sections)
    this.#lines = new Map(sections.flatMap((section) => section.lines.map((line) => [line.key, line] as const)))
    this.#sections = new Map(sections.map((section) => [section.key, section]))
    this.#free = [...exported.rows]
  }

  adopt(): DraftPoa {
    const { title } = this.#exported.plan
    const sameTitle = wordsOf(this.#read.title).join(' ').endsWith(wordsOf(title).join(' '))
    const subPlans = this.#parts()
    return {
      ...this.#read,
      ...(sameTitle ? { title } : {}),
      elements: [...this.#taken.values()].toSorted((a, b) => this.#order(a) - this.#order(b)),
      subPlans,
    }
  }

  /** Ours in our order, then what is new in the order in which it was read. */
  #order(element: DraftElement): number {
    const index = this.#exported.plan.elements.findIndex((one) => one.key === element.key)
    return index < 0 ? this.#exported.plan.elements.length : index
  }

  /**
   * Parts as they were read. A section whose lines are all of one part of ours stands in that part when the part's own
   * heading was not read as one; where it was, whoever moved the section below another heading meant it.
   */
  #parts(): readonly DraftSubPlan[] {
    const parts: { key: string; heading?: string; sections: DraftSection[] }[] = []
    const headingsRead = new Set(this.#read.subPlans.map(({ heading }) => heading && this.#value(heading)))
    for (const part of this.#read.subPlans) {
      const heading = part.heading === undefined ? undefined : this.#value(part.heading)
      const named = heading === undefined ? { key: part.key } : { key: part.key, heading }
      if (part.sections.length === 0) parts.push({ ...named, sections: [] })
      for (const section of part.sections) {
        const adopted = this.#section(section)
        const ours = this.#partOf(onlyOne(adopted.rows.map((row) => row.part)))
        const stands = ours && (ours.heading === heading || !headingsRead.has(ours.heading)) ? ours : named
        if (stands.heading !== undefined) this.#takeOurs(stands.heading)
        const last = parts.at(-1)
        if (last?.key === stands.key) last.sections.push(adopted.section)
        else parts.push({ ...stands, sections: [adopted.section] })
      }
    }
    return parts
  }

  #partOf(key: string | undefined): { readonly key: string; readonly heading?: string } | undefined {
    const part = this.#exported.plan.subPlans.find((one) => one.key === key)
    return part && (part.heading === undefined ? { key: part.key } : { key: part.key, heading: part.heading })
  }

  #section(section: DraftSection): { readonly section: DraftSection; readonly rows: readonly WrittenRow[] } {
    const rows: WrittenRow[] = []
    const lines: DraftLine[] = []
    for (const line of section.lines) {
      const row = this.#rowOf(line)
      const ours = row && this.#lines.get(row.line)
      if (!row || !ours) {
        lines.push(this.#changedLine(line))
        continue
      }
      rows.push(row)
      this.#takeLine(line, ours)
      // A line with several activities was written as several rows.
      if (lines.at(-1)?.key !== ours.key) lines.push(ours)
    }
    const key = onlyOne(rows.map((one) => one.section)) ?? section.key
    const headings = this.#headings(section, key)
    for (const heading of headings) this.#standing.add(heading)
    return { section: { key, headings, lines }, rows }
  }

  /** A heading that our section did not bear and that only stood above from before is not added to it. */
  #headings(section: DraftSection, key: string): readonly string[] {
    const ours = this.#sections.get(key)?.headings
    const read = section.headings.map((heading) => this.#value(heading))
    const own = read.filter((heading) => ours?.includes(heading) || !this.#standing.has(heading))
    return ours?.join() === own.join() ? ours : read
  }

  /** The row of ours that says what this line says: the one at its own place first, for equal lines exist. */
  #rowOf(line: DraftLine): WrittenRow | undefined {
    const said = this.#sense(line.cells, this.#readElements)
    const place = Number(/!(\d+)(?:#\d+)?$/.exec(line.key)?.[1])
    const same = (row: WrittenRow) => this.#senseOfRow(row) === said
    const at = this.#free.findIndex((row) => row.row === place && same(row))
    const index = at >= 0 ? at : this.#free.findIndex(same)
    return index < 0 ? undefined : this.#free.splice(index, 1)[0]
  }

  #senseOfRow(row: WrittenRow): string {
    const line = this.#lines.get(row.line)
    if (!line) return ''
    const { activity } = row
    return this.#sense(activity === undefined ? line.cells : { ...line.cells, activity: [activity] }, this.#ours)
  }

  /** What the cells of a line say, column by column, however their values were parted. */
  #sense(cells: DraftLine['cells'], elements: Elements): string {
    return MATRIX_COLUMNS.map((column) =>
      (cells[column] ?? []).map((key) => spokenBy(elements.get(key))).join(' '),
    ).join('|')
  }

  /** A line that is new or changed: its values are ours where they still say the same. */
  #changedLine(line: DraftLine): DraftLine {
    const cells: Partial<Record<MatrixColumn, readonly string[]>> = {}
    for (const column of MATRIX_COLUMNS) {
      const keys = line.cells[column]
      if (keys) cells[column] = keys.map((key) => this.#value(key))
    }
    return { key: line.key, cells }
  }

  #value(key: string): string {
    const element = this.#readElements.get(key)
    if (!element) return key
    const ours = this.#bySense.get(senseOf(element))?.[0]
    if (!ours) {
      this.#taken.set(key, element)
      return key
    }
    this.#take(ours, element)
    return ours.key
  }

  /** Our values with the months that were read and the cells they were read from. */
  #take(ours: DraftElement, read: Pick<DraftElement, 'from' | 'weight' | 'schedule'>): void {
    const before = this.#taken.get(ours.key)
    const { schedule, ...rest } = ours
    const months = before ? before.schedule : readSchedule(schedule, read.schedule)
    const known = before?.from ?? []
    const fresh = read.from.filter(
      (ref) => !known.some((one) => one.sheet === ref.sheet && one.address === ref.address),
    )
    this.#taken.set(ours.key, {
      ...rest,
      from: [...known, ...fresh],
      ...(read.weight === undefined ? {} : { weight: read.weight }),
      ...(months === undefined ? {} : { schedule: months }),
    })
  }

  #takeOurs(key: string): void {
    const ours = this.#ours.get(key)
    if (ours && !this.#taken.has(key)) this.#taken.set(key, ours)
  }

  /** All values of a line that is one of ours. However the importer parted a cell, its values were read from that cell. */
  #takeLine(line: DraftLine, ours: DraftLine): void {
    for (const column of MATRIX_COLUMNS) {
      const read = (line.cells[column] ?? []).flatMap((key) => this.#readElements.get(key) ?? [])
      for (const key of ours.cells[column] ?? []) {
        const element = this.#ours.get(key)
        const same = element && read.find((one) => spokenBy(one) === spokenBy(element))
        if (element && same) this.#take(element, same)
        // Activities of one line stand in rows of their own: what another row says is not of this one.
        else if (element && column !== 'activity') this.#take(element, { from: read.flatMap((one) => one.from) })
      }
    }
  }
}

/** Months as they stand in the matrix; the kind, rule and total we knew are kept only while the months are the same. */
function readSchedule(ours: Schedule | undefined, read: Schedule | undefined): Schedule | undefined {
  const same = (a: Schedule | undefined, b: Schedule | undefined) =>
    Array.from({ length: 12 }, (_, i) => (a?.months[i] ?? null) === (b?.months[i] ?? null)).every(Boolean) &&
    (a?.annualTotal === b?.annualTotal || b?.annualTotal === undefined)
  return same(ours, read) ? ours : read
}

/** Labels of headings stand in a cell of their own and are no part of what a heading says. */
function senseOf(element: DraftElement): string {
  const { label: _label, ...bare } = element
  const isHeading = (HEADINGS as readonly string[]).includes(element.kind)
  return `${element.kind}|${spokenBy(isHeading ? bare : element)}`
}
const HEADINGS = [...SECTION_HEADINGS, 'sub_plan'] as const

function spokenBy(element: DraftElement | undefined): string {
  return element === undefined ? '' : wordsOf(writtenElement(element)).join(' ')
}

function byKey(elements: readonly DraftElement[]): Elements {
  return new Map(elements.map((element) => [element.key, element]))
}

function onlyOne(values: readonly string[]): string | undefined {
  const [first] = values
  return values.every((value) => value === first) ? first : undefined
}
