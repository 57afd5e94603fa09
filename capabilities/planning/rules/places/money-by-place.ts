import type { Money } from '../../../../kernel/money.ts'
import type { Gathering } from '../activities-by.ts'

/** What the activities of a place are to cost in the year. */
export interface MoneyOfPlace {
  /** Of activities that happen there and nowhere else; undefined: of none is any written. */
  readonly own: Money | undefined
  /** Of activities that happen in other places too: how much of it is for this one nobody said, and it is not divided. */
  readonly shared: Money | undefined
}

/** Planned money by place. No amount counts twice: what several places share is told apart in each. */
export function moneyByPlace(
  gathered: readonly Gathering[],
  planned: ReadonlyMap<string, Money>,
): ReadonlyMap<string, MoneyOfPlace> {
  const places = new Map<string, number>()
  for (const { activities } of gathered)
    for (const { activity } of activities) places.set(activity.key, (places.get(activity.key) ?? 0) + 1)
  return new Map(
    gathered.map(({ key, activities }) => {
      const amounts = (alone: boolean) =>
        activities.flatMap(({ activity }) =>
          (places.get(activity.key) === 1) === alone ? (planned.get(activity.key) ?? []) : [],
        )
      return [key, { own: sum(amounts(true)), shared: sum(amounts(false)) }]
    }),
  )
}

function sum(amounts: readonly Money[]): Money | undefined {
  const [first] = amounts
  if (first === undefined) return undefined
  return { ...first, cents: amounts.reduce((all, { cents }) => all + cents, 0) }
}
