import { ok } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { Tallies } from '../rules/statistics/statistics.ts'
import { READ_CASES } from '../staff-permissions.ts'
import { allEditions } from './editions.ts'
import { jurisdictionNames } from './jurisdiction-names.ts'
import { talliedCases } from './tallied-cases.ts'

export interface YearStatistics {
  readonly year: number
  /** Of the cases that ended in it. */
  readonly tallies: Tallies
  readonly titles: ReadonlyMap<string, { readonly title: Text; readonly steps: ReadonlyMap<string, Text> }>
  readonly uses: ReadonlyMap<string, Text>
  /** Names of jurisdictions, by their codes. */
  readonly places: ReadonlyMap<string, string>
}

/** What the cases that ended in a year come to, with what is needed to name what they have in common. */
export const statisticsQuery: Query<{ readonly year: number }, YearStatistics> = {
  id: 'cases.statistics',
  permission: READ_CASES,
  async run(tx, ctx, { year }) {
    const editions = [...(await allEditions(tx)).values()].map(({ definition }) => definition)
    const tallies = await talliedCases(tx, `${year}-01-01`, `${year}-12-31`)
    const where = tallies.ends.flatMap(({ by, key }) => (by === 'jurisdiction' ? (key ?? []) : []))
    return ok({
      year,
      tallies,
      places: await jurisdictionNames(tx, where, ctx.today),
      titles: new Map(
        editions.map(({ code, title, steps }) => [
          code,
          { title, steps: new Map(steps.map((step) => [step.key, step.title])) },
        ]),
      ),
      uses: new Map(
        editions.flatMap(({ sections }) =>
          sections
            .flatMap(({ fields }) => fields)
            .filter(({ key }) => key === 'use')
            .flatMap(({ options = [] }) => options.map(({ value, title }) => [value, title] as const)),
        ),
      ),
    })
  },
}
