import type { DraftPoa, MonthValues, Schedule } from '../../model.ts'
import type { Change } from '../difference.ts'
import { type PlanChange, same } from './change.ts'
import { proposalRefusal, scheduleOfMonths } from './proposal.ts'

export interface ImportedProposal {
  readonly changes: readonly PlanChange[]
  /** How many differences a reprogramming cannot carry: other texts, codes, places, months that are over. */
  readonly left: number
}

export interface ReadAgain {
  readonly draft: DraftPoa
  readonly differences: readonly Change[]
  /** Key in the file → key in the plan. */
  readonly matches: ReadonlyMap<string, string>
  readonly closedThrough: number
  readonly newKey: () => string
}

/** What a corrected file asks of an approved plan, as changes to be decided; what was approved is not written over. */
export function proposalOfImport(read: ReadAgain): ImportedProposal {
  const proposed = read.differences.map((difference) => changeOf(difference, read))
  const changes = proposed.flatMap((change) =>
    change === undefined || proposalRefusal(change, read.closedThrough) !== undefined ? [] : [change],
  )
  return { changes, left: read.differences.length - changes.length }
}

/**
 * Whether two proposals ask for the same of a plan, whatever order they ask it in. Of a schedule only what it programmes counts,
 * not the cells it was read from; of a new activity not the key it will get.
 */
export function asksTheSame(one: readonly PlanChange[], other: readonly PlanChange[]): boolean {
  if (one.length !== other.length) return false
  const rest = other.map(askedOf)
  return one.map(askedOf).every((asked) => {
    const place = rest.findIndex((each) => same(each, asked))
    if (place >= 0) rest.splice(place, 1)
    return place >= 0
  })
}

function askedOf(change: PlanChange): unknown {
  switch (change.kind) {
    case 'schedule':
      return { ...asked(change), before: programme(change.before), after: programme(change.after) }
    case 'activity': {
      const { title, code, schedule } = change.after ?? {}
      return { kind: change.kind, beside: change.beside, title, code, schedule: programme(schedule ?? null) }
    }
    default:
      return asked(change)
  }
}

function asked({ kind, element, before, after }: PlanChange): object {
  return { kind, element, before, after }
}

function programme(schedule: Schedule | null): object | null {
  return schedule === null ? null : { kind: schedule.kind, months: schedule.months }
}

function changeOf(difference: Change, read: ReadAgain): PlanChange | undefined {
  switch (difference.kind) {
    case 'schedule': {
      const { before, after } = difference
      if (after.schedule === undefined) return undefined
      const months = after.schedule.months.map((month, index) =>
        index < read.closedThrough ? (before.schedule?.months[index] ?? null) : month,
      )
      return {
        kind: 'schedule',
        element: before.key,
        before: before.schedule ?? null,
        after: scheduleOfMonths(after.schedule.kind, months),
      }
    }
    case 'cancelled':
      return {
        kind: 'cancel',
        element: difference.before.key,
        before: difference.before.cancelled ?? null,
        after: difference.after.cancelled ?? null,
      }
    case 'terms':
      return {
        kind: 'terms',
        element: difference.before.key,
        before: difference.before.indicator ?? null,
        after: difference.after.indicator ?? null,
      }
    case 'added':
      return newActivityOf(difference.after, read)
    default:
      return undefined
  }
}

function newActivityOf(element: Extract<Change, { kind: 'added' }>['after'], read: ReadAgain): PlanChange | undefined {
  if (element.kind !== 'activity' || element.schedule === undefined) return undefined
  const beside = knownNeighbour(element.key, read)
  if (beside === undefined) return undefined
  const months: MonthValues = element.schedule.months.map((month, index) => (index < read.closedThrough ? null : month))
  return {
    kind: 'activity',
    element: read.newKey(),
    beside,
    before: null,
    after: {
      title: element.title,
      ...(element.code === undefined ? {} : { code: element.code }),
      schedule: scheduleOfMonths(element.schedule.kind, months),
    },
  }
}

/** The activity of the same section that the plan knows and that stands nearest above, or else below. */
function knownNeighbour(key: string, { draft, matches }: ReadAgain): string | undefined {
  for (const { sections } of draft.subPlans)
    for (const { lines } of sections) {
      const place = lines.findIndex((line) => line.cells.activity?.includes(key))
      if (place < 0) continue
      const near = [...lines.slice(0, place + 1).reverse(), ...lines.slice(place + 1)]
      for (const line of near)
        for (const activity of line.cells.activity ?? []) {
          const known = matches.get(activity)
          if (known !== undefined) return known
        }
    }
  return undefined
}
