import type { CivilDate } from '../../kernel/civil.ts'
import { fromDayNumber, toDayNumber } from '../../kernel/day-number.ts'
import { between, pick, type Random, seededRandom, weighted } from '../../kernel/seeded-random.ts'
import type { WorkingCalendar } from '../../platform/calendar/working-calendar.ts'
import type { LedgerEntry } from './rules/clock/ledger.ts'
import { readClock } from './rules/clock/reading.ts'
import type { Definition } from './rules/definition/definition.ts'
import type { Answer, Answers, Field, Parts } from './rules/filing/answers.ts'
import { type CompiledDefinition, rulesFor } from './rules/filing/compiled.ts'
import { type Allowed, after, everyAction, type FlowState, startOf } from './rules/flow/flow.ts'
import { APPLICANT, CLOCK } from './rules/flow/roles.ts'

export interface MadeEvent {
  readonly on: CivilDate
  readonly role: string
  readonly step: string
  readonly action: string
  readonly clock: string | undefined
}

/** A case with all that happened to it, made up from its definition: what its flow and its calendar allow, and nothing else. */
export interface MadeCase {
  readonly index: number
  readonly definitionId: string
  readonly definition: Definition
  readonly applicant: string
  readonly jurisdiction: string | undefined
  readonly answers: Answers
  readonly filedOn: CivilDate
  readonly flow: FlowState
  readonly endedAs: string | undefined
  readonly endedOn: CivilDate | undefined
  readonly clockState: string | undefined
  readonly dueOn: CivilDate | undefined
  readonly events: readonly MadeEvent[]
  readonly ledger: readonly LedgerEntry[]
}

export interface MadeEdition {
  readonly id: string
  readonly compiled: CompiledDefinition
  readonly calendar: WorkingCalendar
}

export interface MadeCasesAsked {
  readonly seed: string
  readonly count: number
  readonly editions: readonly MadeEdition[]
  /** First and last day on which they are filed. */
  readonly from: CivilDate
  readonly today: CivilDate
  /** The day until which they went on, where it is not the last on which one is filed. */
  readonly until?: CivilDate | undefined
  readonly jurisdictions: readonly string[]
  /** Points in each of them, where cases may lie; without any they lie nowhere. */
  readonly ground?: MadeGround | undefined
}

interface MadePoint {
  readonly longitude: number
  readonly latitude: number
}
export type MadeGround = ReadonlyMap<string, readonly MadePoint[]>

/**
 * The same seed gives the same cases; each depends on its own number alone. In the order in which they were filed. `first` and `most`
 * give a piece of them.
 */
export function madeCases(asked: MadeCasesAsked, first = 0, most: number = asked.count): readonly MadeCase[] {
  const { count, from, today, editions } = asked
  if (editions.length === 0) return []
  const [begun, last] = [toDayNumber(from), toDayNumber(today)]
  return Array.from({ length: Math.max(0, Math.min(most, count - first)) }, (_, nth) => {
    const index = first + nth
    const random = seededRandom(asked.seed, index)
    const edition = pick(random, editions) ?? editions[0]
    if (edition === undefined) throw new Error('There are editions.')
    const day = begun + Math.floor(((last - begun) * index) / Math.max(1, count - 1))
    return madeCase(random, index, edition, day, asked)
  })
}

function madeCase(
  random: Random,
  index: number,
  { id, compiled, calendar }: MadeEdition,
  day: number,
  { seed, today: lastDay, until: goneOn, jurisdictions, ground }: MadeCasesAsked,
): MadeCase {
  const { definition } = compiled
  const answers = madeAnswers(random, definition)
  const { holds } = rulesFor(compiled, answers)
  const today = goneOn ?? lastDay
  const until = toDayNumber(today)
  const events: MadeEvent[] = []
  const ledger: LedgerEntry[] = []
  let flow = startOf(definition)
  let on = calendar.workingFrom(day) ?? day
  if (on > until) on = until
  const filedOn = fromDayNumber(on)
  for (let steps = 0; steps < 40 && flow.ended === undefined; steps += 1) {
    const open = everyAction(definition, flow).filter(
      ({ action }) => action.when === undefined || holds(action.when) === true,
    )
    const chosen = choose(random, definition, open, ledger)
    if (chosen === undefined) break
    const waits = steps === 0 ? 0 : waited(random, chosen)
    const next = workingDaysAfter(calendar, on, waits)
    if (next > until) break
    on = next
    const role = chosen.action.by ?? chosen.step.by ?? ''
    events.push({
      on: fromDayNumber(on),
      role,
      step: chosen.step.key,
      action: chosen.action.key,
      clock: chosen.action.clock,
    })
    const entry = entryOf(chosen, fromDayNumber(on), role, definition)
    if (entry !== undefined) ledger.push(entry)
    flow = after(definition, flow, chosen)
  }
  const { term } = definition
  const read = term === undefined || ledger.length === 0 ? undefined : readClock(ledger, term, calendar, today)
  const endedAs = definition.steps.find(({ key }) => key === flow.ended)?.end
  // Not where a municipality has a calendar or units of its own: what is generated follows the common definition.
  const jurisdiction = pick(
    random,
    jurisdictions.filter((place) => !definition.overrides.some((each) => each.jurisdiction === place)),
  )
  const point = near(seededRandom(`${seed} ground`, index), ground?.get(jurisdiction ?? '') ?? [])
  return {
    index,
    definitionId: id,
    definition,
    applicant: `Solicitante de demostración ${index + 1}`,
    jurisdiction,
    answers: point === undefined ? answers : { ...answers, ...madePlaces(definition, answers, point) },
    filedOn,
    flow,
    endedAs,
    endedOn: endedAs === undefined ? undefined : fromDayNumber(on),
    clockState: read?.ok === true ? read.value.state : undefined,
    dueOn: read?.ok === true ? read.value.due : undefined,
    events,
    ledger,
  }
}

const LIKELY = { onward: 20, observe: 5, back: 1, deny: 2, leave: 0.6 } as const

/** Mostly onward; now and then something is observed, seldom denied or given up; a lapse only comes by itself. */
function choose(
  random: Random,
  definition: Definition,
  open: readonly Allowed[],
  ledger: readonly LedgerEntry[],
): Allowed | undefined {
  const filings = ledger.filter(({ kind }) => kind === 'start' || kind === 'restart').length
  const most = definition.term?.entries ?? 3
  const likely = open.flatMap((each) => {
    const { action, step } = each
    if ((action.by ?? step.by) === CLOCK) return []
    const end = definition.steps.find(({ key }) => action.to.includes(key))?.end
    if (action.clock === 'pause' && filings >= most) return []
    const kind =
      action.clock === 'pause'
        ? 'observe'
        : end === 'denied'
          ? 'deny'
          : end === 'withdrawn' || end === 'closed'
            ? 'leave'
            : action.key === 'return'
              ? 'back'
              : 'onward'
    return [{ each, weight: LIKELY[kind] }]
  })
  const name = weighted(random, Object.fromEntries(likely.map(({ weight }, at) => [String(at), weight])))
  return name === undefined ? undefined : likely[Number(name)]?.each
}

/** Working days that pass before somebody does it: applicants take longer than the office. */
function waited(random: Random, { step, action }: Allowed): number {
  return Math.round((action.by ?? step.by) === APPLICANT ? between(random, 2, 12) : between(random, 0, 4))
}

function workingDaysAfter(calendar: WorkingCalendar, from: number, days: number): number {
  let day = from
  for (let left = days; left > 0; left -= 1) day = calendar.workingFrom(day + 1) ?? day + 1
  return day
}

function entryOf({ action }: Allowed, on: CivilDate, actor: string, definition: Definition): LedgerEntry | undefined {
  const entered = { on, actor, rule: definition.term?.version ?? '' }
  switch (action.clock) {
    case undefined:
      return undefined
    case 'pause': {
      const target = definition.steps.find(({ key }) => action.to.includes(key))
      return {
        ...entered,
        kind: 'pause',
        reason: action.title,
        awaits: target?.by === APPLICANT ? 'applicant' : 'others',
      }
    }
    case 'stop':
      return {
        ...entered,
        kind: 'stop',
        outcome: definition.steps.find(({ key }) => action.to.includes(key))?.title ?? action.title,
      }
    default:
      return { ...entered, kind: action.clock }
  }
}

function madeAnswers(random: Random, definition: Definition): Answers {
  const fields = definition.sections.flatMap((section) => section.fields)
  const answers: Record<string, Answer> = {}
  for (const field of fields) {
    const answer = madeAnswer(random, field)
    if (answer !== undefined) answers[field.key] = answer
  }
  // A floor is not larger than its site: the two figures of a building belong together.
  const { site_area: site, floor_area: floor, storeys } = answers
  if (typeof site === 'number' && typeof floor === 'number' && typeof storeys === 'number')
    answers.floor_area = Math.round(Math.min(floor, site * storeys * 0.8))
  return answers
}

/** A point within a hundred metres of one of these; by a chance of its own, so that all else is the same wherever a case lies. */
function near(random: Random, points: readonly MadePoint[]): MadePoint | undefined {
  const point = pick(random, points)
  const away = () => between(random, -1, 1) * 0.0009
  return point === undefined ? undefined : { longitude: point.longitude + away(), latitude: point.latitude + away() }
}

/** Half the side of an area that is made up, in degrees: some thirty metres. */
const HALF_SIDE = 0.00014

/** What the form's places say of a point: found on the ground, as they would be when they are saved. */
function madePlaces(definition: Definition, answers: Answers, { longitude, latitude }: MadePoint): Answers {
  const said = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
  const corner = (x: number, y: number) => [longitude + x * HALF_SIDE, latitude + y * HALF_SIDE]
  const point = JSON.stringify({ type: 'Point', coordinates: [longitude, latitude] })
  const ring = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)]
  const area = JSON.stringify({ type: 'Polygon', coordinates: [ring] })
  return Object.fromEntries(
    definition.sections
      .flatMap((section) => section.fields)
      .flatMap(({ key, kind }): readonly [string, Answer][] => {
        const before = answers[key]
        if (kind === 'point') return [[key, { said, shape: point }]]
        if (kind === 'polygon') return [[key, { said, shape: area }]]
        if (kind !== 'parcel' || typeof before !== 'object' || Array.isArray(before)) return []
        return [[key, { ...(before as Parts), shape: point }]]
      }),
  )
}

function madeAnswer(random: Random, { key, kind, options = [], unit }: Field): Answer | undefined {
  switch (kind) {
    case 'choice':
      return pick(random, options)?.value
    case 'choices':
      return options.filter(() => random() < 0.5).map(({ value }) => value)
    case 'yes_no':
      return random() < 0.25
    case 'money':
      return Math.round(between(random, 15, 400)) * 1000
    case 'number':
      if (unit === 'm²') return Math.round(between(random, 60, 900))
      return Math.round(between(random, 1, 4))
    case 'parcel':
      return { said: `Parcela ${String(Math.floor(random() * 9000) + 1000)} (demostración)` }
    case 'person':
    case 'professional':
      return { name: kind === 'person' ? 'Persona de demostración' : 'Profesional de demostración' }
    case 'text':
      return `Dato de demostración (${key})`
    default:
      return undefined
  }
}
