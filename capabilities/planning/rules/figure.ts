import { isMissing, type Maybe, missing } from '../../../kernel/missing.ts'
import { type DraftElement, type MonthReport, NO_SCHEDULE, type Schedule } from '../model.ts'
import { type ActivityInput, type ActivitySummary, activitySummary } from './activity-progress.ts'
import {
  type CutOff,
  type ExcludedInput,
  type ExplainedInput,
  type Figure,
  type FigureKind,
  figureKey,
  PROGRESS_METHOD,
} from './explanation.ts'
import { type ChildReader, type ExclusionReason, type RollUp, rollUpBy } from './roll-up.ts'
import { type Bands, isFarAbove, type Judged, stateOf } from './states.ts'

/** When and by which thresholds figures are taken. */
export interface Basis {
  readonly cutOff: CutOff
  readonly bands: Bands
}

/** A child of a figure with the weight it carries under this parent. */
export interface Child {
  readonly figure: Figure
  readonly weight?: number
  /** Named, not counted: already counted through another child of the same parent. */
  readonly countedAbove?: boolean
  /** What of it counts above, where its figure is put together only when somebody looks at it. */
  readonly summary?: ActivitySummary
}

/** What a parent figure is called. */
export interface Named {
  readonly kind: FigureKind
  readonly id: string
  readonly title: string
  readonly code?: string
  readonly cancelled?: { readonly reason: string }
}

/** What the progress of an activity is taken from: its reports and its schedule (its own unless another is given). */
export function activityInput(
  element: DraftElement,
  reports: readonly MonthReport[],
  { cutOff, bands }: Basis,
  schedule: Schedule = element.schedule ?? NO_SCHEDULE,
): ActivityInput {
  return { schedule, reports, cutOffMonth: cutOff.month, cancelled: element.cancelled !== undefined, bands }
}

/** The figure of one activity. */
export function activityFigure(element: DraftElement, input: ActivityInput, basis: Basis): Figure {
  return figureOf(element, activitySummary(input), basis)
}

/**
 * An activity under its parents. Of the ten thousand of a large plan only what counts above is taken; the figure of one, with its
 * explanation, is put together when it is looked at.
 */
export class ActivityChild implements Child {
  readonly weight?: number
  readonly summary: ActivitySummary
  readonly #element: DraftElement
  readonly #basis: Basis
  #figure: Figure | undefined

  constructor(element: DraftElement, input: ActivityInput, basis: Basis) {
    if (element.weight !== undefined) this.weight = element.weight
    this.#element = element
    this.#basis = basis
    this.summary = activitySummary(input)
  }

  get figure(): Figure {
    this.#figure ??= figureOf(this.#element, this.summary, this.#basis)
    return this.#figure
  }
}

function figureOf(element: DraftElement, progress: ActivitySummary, { cutOff, bands }: Basis): Figure {
  const figure: Writable<Figure> = {
    key: figureKey('activity', element.key),
    kind: 'activity',
    id: element.key,
    title: element.title,
    toDate: progress.toDate,
    year: progress.year,
    state: progress.state,
    farAbove: progress.farAbove,
    coverage: isMissing(progress.toDate) ? NONE_JUDGED : ONE_JUDGED,
    explanation: {
      formula: 'activity_to_date',
      method: PROGRESS_METHOD,
      bandsVersion: bands.version,
      cutOff,
      programmed: progress.sums.programmed,
      executed: progress.sums.executed,
      programmedYear: progress.sums.programmedYear,
      standing: progress.standing,
      unprogrammed: progress.unprogrammed,
      unreported: progress.unreported,
    },
  }
  if (element.code !== undefined) figure.code = element.code
  if (element.cancelled !== undefined) figure.cancelled = { reason: element.cancelled.reason }
  return figure
}

/** While it is put together: adding what is optional costs a tenth of spreading it, ten thousand times over. */
type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

const ONE_JUDGED = { judged: 1, of: 1 } as const
const NONE_JUDGED = { judged: 0, of: 1 } as const

/**
 * The figure of anything that is the weighted mean of its children. What rolls up is the capped figure; the raw one is
 * rolled up beside it as information. A cancelled parent has no figure whatever its children say.
 */
export function meanFigure(named: Named, children: readonly Child[], { cutOff, bands }: Basis): Figure {
  const toDate = mean(children, TO_DATE)
  const year = mean(children, OF_YEAR)
  const cancelled = named.cancelled === undefined ? undefined : missing('not_applicable')
  const value = cancelled ?? toDate.value
  return {
    key: figureKey(named.kind, named.id),
    ...named,
    toDate: value,
    year: cancelled ?? year.value,
    state: stateOf(value, bands),
    farAbove: isFarAbove(value, bands),
    coverage: { judged: toDate.roll.counted, of: children.length },
    explanation: {
      formula: 'weighted_mean',
      method: PROGRESS_METHOD,
      bandsVersion: bands.version,
      cutOff,
      weights: toDate.roll.weights,
      get inputs() {
        return toDate.explained().inputs
      },
      get excluded() {
        return toDate.explained().excluded
      },
      year: {
        get inputs() {
          return year.explained().inputs
        },
        get excluded() {
          return year.explained().excluded
        },
      },
      ...(toDate.roll.refusal === undefined ? {} : { refusal: toDate.roll.refusal }),
    },
  }
}

interface Explained {
  readonly inputs: readonly ExplainedInput[]
  readonly excluded: readonly ExcludedInput[]
}

interface Mean {
  readonly roll: RollUp
  readonly value: Maybe<Judged>
  /** Child by child, put together once and when somebody asks: a page explains one figure of thousands. */
  explained(): Explained
}

type Which = 'toDate' | 'year'

function mean(children: readonly Child[], reader: FigureReader): Mean {
  const roll = rollUpBy(children, reader)
  const value = isMissing(roll.value) ? roll.value : { raw: roll.beside ?? roll.value, capped: roll.value }
  let explained: Explained | undefined
  return { roll, value, explained: () => (explained ??= explain(children, roll, reader.which)) }
}

function explain(children: readonly Child[], roll: RollUp, which: Which): Explained {
  const inputs: ExplainedInput[] = []
  const excluded: ExcludedInput[] = []
  const { parts, excluded: left } = roll
  // The roll-up keeps the order of the children and parts them in two lists.
  for (const child of children) {
    const part = parts[inputs.length]
    const out = left[excluded.length]
    const value = child.figure[which]
    if (part?.id === child.figure.key && !isMissing(value)) inputs.push(inputOf(child, part.weight, value))
    else if (out?.id === child.figure.key) excluded.push(excludedOf(child.figure, out.reason))
  }
  return { inputs, excluded }
}

const TO_DATE = readerOf('toDate')
const OF_YEAR = readerOf('year')

type FigureReader = ChildReader<Child> & { readonly which: Which }

function readerOf(which: Which): FigureReader {
  return {
    which,
    id: ({ figure }) => figure.key,
    title: ({ figure }) => figure.title,
    weight: ({ weight }) => weight,
    value: (child) => {
      const value = (child.summary ?? child.figure)[which]
      return isMissing(value) ? value : value.capped
    },
    beside: (child) => {
      const value = (child.summary ?? child.figure)[which]
      return isMissing(value) ? Number.NaN : value.raw
    },
    excluded: (child) => (child.countedAbove === true ? 'counted_above' : isCancelled(child) ? 'cancelled' : undefined),
  }
}

function isCancelled(child: Child): boolean {
  return child.summary === undefined ? child.figure.cancelled !== undefined : child.summary.standing === 'cancelled'
}

function inputOf({ figure, weight }: Child, share: number, value: Judged): ExplainedInput {
  const { key, kind, id, title, code, state } = figure
  const input: Writable<ExplainedInput> = { key, kind, id, title, share, value, state }
  if (code !== undefined) input.code = code
  if (weight !== undefined) input.givenWeight = weight
  return input
}

function excludedOf(figure: Figure, reason: ExclusionReason): ExcludedInput {
  const { key, kind, id, title, code, state, cancelled } = figure
  const excluded: Writable<ExcludedInput> = { key, kind, id, title, reason, state }
  if (code !== undefined) excluded.code = code
  if (cancelled !== undefined) excluded.note = cancelled.reason
  return excluded
}
