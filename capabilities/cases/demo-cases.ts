import { fromDayNumber, toDayNumber } from '../../kernel/day-number.ts'
import type { WorkingCalendar } from '../../platform/calendar/working-calendar.ts'
import { append } from './rules/clock/append.ts'
import type { Ledger } from './rules/clock/ledger.ts'
import { readClock } from './rules/clock/reading.ts'
import type { Action, Step } from './rules/definition/definition.ts'
import { type Answer, type Answers, type Field, fieldsOf } from './rules/filing/answers.ts'
import { type CompiledDefinition, rulesFor } from './rules/filing/compiled.ts'
import { relevantAnswers, reviewOf } from './rules/filing/review.ts'
import { clockEntryFor, suspendsForApplicant } from './rules/flow/clock-effect.ts'
import { type Allowed, act, everyAction, type FlowState, startOf } from './rules/flow/flow.ts'
import { CLOCK } from './rules/flow/roles.ts'

/** A number between 0 and 1, always the same ones from the same beginning. */
export type Random = () => number

export interface DemoEvent {
  readonly on: string
  readonly role: string
  readonly step: string
  readonly action: string
  readonly clock: string | undefined
}

export interface DemoObservation {
  readonly entry: number
  readonly about: 'field' | 'document' | 'other'
  readonly aboutKey: string | undefined
  readonly words: string
  readonly on: string
  readonly answeredOn: string | undefined
}

/** What the generator makes of one case: invented whole, by the rules that real ones follow. */
export interface DemoCase {
  readonly answers: Answers
  readonly filedOn: string
  readonly flow: FlowState
  readonly endedOn: string | undefined
  readonly ledger: Ledger
  readonly events: readonly DemoEvent[]
  readonly observations: readonly DemoObservation[]
  readonly clockState: string | undefined
  readonly dueOn: string | undefined
}

export function demoRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    // Mulberry32: enough for a demonstration, and the same everywhere.
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const between = (random: Random, low: number, high: number) => Math.round(low + random() * (high - low))

function demoAnswer({ key, kind, options = [] }: Field, random: Random, name: string): Answer | undefined {
  switch (kind) {
    case 'number':
      if (/storey|level|floors|lots|units/.test(key)) return between(random, 1, 4)
      if (/site|total|land/.test(key)) return between(random, 300, 2500)
      return between(random, 45, 280)
    case 'money':
      return between(random, 50, 2500) * 100
    case 'yes_no':
      return random() < 0.3
    case 'choice':
      return options[Math.floor(random() * options.length)]?.value
    case 'choices':
      return options.slice(0, 1).map(({ value }) => value)
    case 'table':
      return [Object.fromEntries(options.map(({ value }) => [value, 'Demostración']))]
    case 'person':
      return { name }
    case 'professional':
      return {
        name: `Profesional de demostración ${between(random, 1, 9)}`,
        accreditation: `ACR-${between(random, 100, 999)}`,
      }
    case 'parcel':
      return `DEMO-${String(between(random, 1, 9999)).padStart(4, '0')}`
    case 'point':
      return {
        said: '13.7000, -89.2200',
        system: '4326',
        shape: '{"type":"Point","coordinates":[-89.22,13.7]}',
      }
    case 'polygon':
    case 'file':
      return undefined
    case 'date':
      return '2026-01-15'
    case 'text':
      return `Demostración ${between(random, 1, 999)}`
  }
}

/** Answers that the rules let through, or none after some tries. */
function demoAnswers(compiled: CompiledDefinition, random: Random, name: string, on: string): Answers | undefined {
  const sent = compiled.definition.documents.map(({ key }) => ({ key }))
  for (let attempt = 0; attempt < 25; attempt += 1) {
    const drawn = fieldsOf(compiled.definition).map((field) => [field.key, demoAnswer(field, random, name)] as const)
    const answers: Answers = Object.fromEntries(
      drawn.filter((pair): pair is readonly [string, Answer] => pair[1] !== undefined),
    )
    const { stops, faults } = reviewOf(compiled, answers, sent, on)
    if (stops.length === 0 && faults.every(({ field }) => field.kind === 'file' || field.kind === 'polygon'))
      return relevantAnswers(compiled, answers)
  }
  return undefined
}

const OBSERVED = [
  { about: 'document', words: 'El documento está incompleto: falta la hoja con firma y sello.' },
  { about: 'field', words: 'El dato no coincide con el plano que se presentó.' },
  { about: 'other', words: 'Aclare el acceso al terreno desde la vía.' },
] as const

/** A case of some age, moved on by chance along its definition's own flow, with its clock. */
export function demoCase(
  compiled: CompiledDefinition,
  calendar: WorkingCalendar | undefined,
  { seed, today, name }: { readonly seed: number; readonly today: string; readonly name: string },
): DemoCase | undefined {
  const random = demoRandom(seed)
  const { definition } = compiled
  const { term } = definition
  const now = toDayNumber(today)
  // Some were filed lately and have hardly moved; the others went on until they ended or today came.
  const late = random() < 0.45
  const filed = workingOn(calendar, now - (late ? between(random, 2, 14) : between(random, 20, 110)))
  const answers = demoAnswers(compiled, random, name, fromDayNumber(filed))
  if (answers === undefined) return undefined
  const { holds } = rulesFor(compiled, answers)
  let day = filed
  let flow = startOf(definition)
  let ledger: Ledger = []
  let endedOn: string | undefined
  const events: DemoEvent[] = []
  const observations: DemoObservation[] = []
  const moves = late ? between(random, 1, 4) : 30
  for (let move = 0; move < moves && flow.ended === undefined && day <= now; move += 1) {
    const on = fromDayNumber(day)
    const ways = everyAction(definition, flow).filter(
      ({ step, action }) =>
        (action.by ?? step.by) !== CLOCK && (action.when === undefined || holds(action.when) === true),
    )
    const chosen = chosenWay(ways, random, move)
    if (chosen === undefined) break
    const { step, action } = chosen
    const role = action.by ?? step.by ?? ''
    const next = act(definition, flow, { step: step.key, action: action.key }, [role], holds)
    if (!next.ok) break
    if (term !== undefined && calendar !== undefined) {
      const entered = { on, at: instantOf(on, move), actor: role, rule: term.version }
      const entry = clockEntryFor(definition, action, next.value, entered)
      const longer = entry === undefined ? undefined : append(ledger, entry, term, calendar, on)
      if (longer?.ok === false) break
      if (longer !== undefined) ledger = longer.value
    }
    const entry = 1 + ledger.filter(({ kind }) => kind === 'restart').length
    if (suspendsForApplicant(definition, action)) observations.push(...observe(compiled, entry, on, random))
    if (action.clock === 'restart' || action.clock === 'resume')
      for (const [at, each] of observations.entries())
        if (each.answeredOn === undefined) observations[at] = { ...each, answeredOn: on }
    events.push({ on, role, step: step.key, action: action.key, clock: action.clock })
    flow = next.value
    if (flow.ended !== undefined) endedOn = on
    day = workingOn(calendar, day + between(random, 1, 7))
  }
  const read =
    term === undefined || calendar === undefined || ledger.length === 0
      ? undefined
      : readClock(ledger, term, calendar, today)
  return {
    answers,
    filedOn: fromDayNumber(filed),
    flow,
    endedOn,
    ledger,
    events,
    observations,
    clockState: read?.ok === true ? read.value.state : undefined,
    dueOn: read?.ok === true ? read.value.due : undefined,
  }
}

function workingOn(calendar: WorkingCalendar | undefined, day: number): number {
  return calendar?.workingFrom(day) ?? day
}

export function instantOf(on: string, hour: number): string {
  return `${on}T${String(15 + (hour % 6)).padStart(2, '0')}:00:00.000Z`
}

/** Mostly onwards: observed now and then, seldom withdrawn or denied. */
function chosenWay(ways: readonly Allowed[], random: Random, move: number): Allowed | undefined {
  if (move === 0) return ways[0]
  const weightOf = ({ action }: { readonly step: Step; readonly action: Action }) =>
    action.clock === 'pause' ? 0.35 : /withdraw|deny|return|reject/.test(action.key) ? 0.12 : 1
  const total = ways.reduce((sum, way) => sum + weightOf(way), 0)
  let drawn = random() * total
  return ways.find((way) => {
    drawn -= weightOf(way)
    return drawn <= 0
  })
}

function observe(
  { definition }: CompiledDefinition,
  entry: number,
  on: string,
  random: Random,
): readonly DemoObservation[] {
  const [document] = definition.documents.filter(({ heldBy }) => heldBy === undefined)
  const [field] = fieldsOf(definition).filter(({ kind }) => kind === 'number')
  const keyOf = { document: document?.key, field: field?.key, other: undefined }
  const first = Math.floor(random() * OBSERVED.length)
  return OBSERVED.slice(first, first + 2)
    .filter(({ about }) => about === 'other' || keyOf[about] !== undefined)
    .map(({ about, words }) => ({ entry, about, aboutKey: keyOf[about], words, on, answeredOn: undefined }))
}
