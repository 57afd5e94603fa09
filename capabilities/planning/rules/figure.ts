import { isMissing, type Maybe, missing } from '../../../kernel/missing.ts'
import { type DraftElement, type MonthReport, NO_SCHEDULE, type Schedule } from '../model.ts'
import { type ActivityProgress, activityProgress } from './activity-progress.ts'
import {
  type CutOff,
  type ExcludedInput,
  type ExplainedInput,
  type Figure,
  type FigureKind,
  figureKey,
  PROGRESS_METHOD,
} from './explanation.ts'
import { type RollUp, type RollUpChild, rollUp } from './roll-up.ts'
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
}

/** What a parent figure is called. */
export interface Named {
  readonly kind: FigureKind
  readonly id: string
  readonly title: string
  readonly code?: string
  readonly cancelled?: { readonly reason: string }
}

/** The figure of one activity, from its schedule (its own unless another is given) and its reports. */
export function activityFigure(
  element: DraftElement,
  reports: readonly MonthReport[],
  { cutOff, bands }: Basis,
  schedule: Schedule = element.schedule ?? NO_SCHEDULE,
): { readonly figure: Figure; readonly progress: ActivityProgress } {
  const cancelled = element.cancelled !== undefined
  const progress = activityProgress({ schedule, reports, cutOffMonth: cutOff.month, cancelled, bands })
  const figure: Figure = {
    key: figureKey('activity', element.key),
    kind: 'activity',
    id: element.key,
    title: element.title,
    ...(element.code === undefined ? {} : { code: element.code }),
    toDate: bare(progress.toDate),
    year: bare(progress.year),
    state: progress.state,
    farAbove: progress.farAbove,
    coverage: { judged: isMissing(progress.toDate) ? 0 : 1, of: 1 },
    ...(element.cancelled === undefined ? {} : { cancelled: { reason: element.cancelled.reason } }),
    explanation: {
      formula: 'activity_to_date',
      method: PROGRESS_METHOD,
      bandsVersion: bands.version,
      cutOff,
      ...progress.sums,
      standing: progress.standing,
      unprogrammed: progress.unprogrammed,
      unreported: progress.unreported,
    },
  }
  return { figure, progress }
}

/**
 * The figure of anything that is the weighted mean of its children. What rolls up is the capped figure; the raw one is
 * rolled up beside it as information. A cancelled parent has no figure whatever its children say.
 */
export function meanFigure(named: Named, children: readonly Child[], { cutOff, bands }: Basis): Figure {
  const capped = rollUp(children.map((child) => rollUpChild(child, child.figure.toDate, 'capped')))
  const raw = rollUp(children.map((child) => rollUpChild(child, child.figure.toDate, 'raw')))
  const year = rollUp(children.map((child) => rollUpChild(child, child.figure.year, 'capped')))
  const yearRaw = rollUp(children.map((child) => rollUpChild(child, child.figure.year, 'raw')))
  const cancelled = named.cancelled !== undefined
  const toDate = cancelled ? missing('not_applicable') : joined(capped, raw)
  const byKey = new Map(children.map((child) => [child.figure.key, child]))
  return {
    key: figureKey(named.kind, named.id),
    ...named,
    toDate,
    year: cancelled ? missing('not_applicable') : joined(year, yearRaw),
    state: stateOf(toDate, bands),
    farAbove: isFarAbove(toDate, bands),
    coverage: { judged: capped.parts.length, of: children.length },
    explanation: {
      formula: 'weighted_mean',
      method: PROGRESS_METHOD,
      bandsVersion: bands.version,
      cutOff,
      weights: capped.weights,
      ...explained(capped, byKey, 'toDate'),
      year: explained(year, byKey, 'year'),
      ...(capped.refusal === undefined ? {} : { refusal: capped.refusal }),
    },
  }
}

function rollUpChild({ figure, weight, countedAbove }: Child, value: Maybe<Judged>, which: keyof Judged): RollUpChild {
  const excluded = countedAbove ? 'counted_above' : figure.cancelled === undefined ? undefined : 'cancelled'
  return {
    id: figure.key,
    title: figure.title,
    value: isMissing(value) ? value : value[which],
    ...(weight === undefined ? {} : { weight }),
    ...(excluded === undefined ? {} : { excluded }),
  }
}

function joined(capped: RollUp, raw: RollUp): Maybe<Judged> {
  if (isMissing(capped.value)) return capped.value
  return { capped: capped.value, raw: isMissing(raw.value) ? capped.value : raw.value }
}

function explained(
  roll: RollUp,
  byKey: ReadonlyMap<string, Child>,
  which: 'toDate' | 'year',
): { readonly inputs: readonly ExplainedInput[]; readonly excluded: readonly ExcludedInput[] } {
  const inputs: ExplainedInput[] = []
  for (const part of roll.parts) {
    const child = byKey.get(part.id)
    if (child === undefined) continue
    const value = child.figure[which]
    if (isMissing(value)) continue
    inputs.push({
      ...name(child.figure),
      ...(child.weight === undefined ? {} : { givenWeight: child.weight }),
      share: part.weight,
      value,
      state: child.figure.state,
    })
  }
  const excluded: ExcludedInput[] = []
  for (const { id, reason } of roll.excluded) {
    const child = byKey.get(id)
    if (child === undefined) continue
    const note = child.figure.cancelled?.reason
    excluded.push({
      ...name(child.figure),
      reason,
      state: child.figure.state,
      ...(note === undefined ? {} : { note }),
    })
  }
  return { inputs, excluded }
}

function name(figure: Figure): Pick<Figure, 'key' | 'kind' | 'id' | 'title' | 'code'> {
  const { key, kind, id, title, code } = figure
  return code === undefined ? { key, kind, id, title } : { key, kind, id, title, code }
}

function bare(value: Maybe<Judged>): Maybe<Judged> {
  return isMissing(value) ? value : { raw: value.raw, capped: value.capped }
}
