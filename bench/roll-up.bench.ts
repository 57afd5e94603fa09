import { differencePoa } from '../capabilities/planning/rules/difference.ts'
import { GOLDEN_BANDS } from '../capabilities/planning/rules/golden/bands.ts'
import { generatedPlan, generatedReports, rekeyed } from '../capabilities/planning/rules/golden/generated-plan.ts'
import { planProgress } from '../capabilities/planning/rules/plan-progress.ts'

/**
 * Roll-up of 10,000 activities × 12 months (budget: 50 ms), against a bare loop that only adds up the same numbers in the same
 * run; the same with every explanation written out, which no page does; and the comparison of a plan of 2,000 elements with its file read again.
 * `node bench/roll-up.bench.ts`
 */
const BUDGET_MS = 50
const ROUNDS = 15

const plan = generatedPlan({ seed: 1, subPlans: 5, objectives: 10, results: 20, lines: 5, activities: 2 })
const reports = generatedReports(plan, 2, 12)
const cutOff = { year: 2019, month: 12 }
const activities = plan.elements.filter((element) => element.kind === 'activity')
const programmed = activities.map((activity) => activity.schedule?.months ?? [])
const executed = activities.map((activity) => reports.get(activity.key) ?? [])

/** The floor: the same quantities added up, no judgement, no explanation. */
function bareLoop(): number {
  let total = 0
  for (let index = 0; index < programmed.length; index += 1) {
    for (const month of programmed[index] ?? []) total += month ?? 0
    for (const report of executed[index] ?? []) total += report.executed
  }
  return total
}

/** CPU milliseconds of one call after warming up: the median, and the best (what it costs where nobody else works). */
function cpu(run: () => unknown): { readonly median: number; readonly best: number } {
  for (let round = 0; round < 5; round += 1) run()
  const spent: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = process.cpuUsage()
    run()
    const used = process.cpuUsage(from)
    spent.push((used.user + used.system) / 1000)
  }
  const sorted = spent.toSorted((one, other) => one - other)
  return { median: sorted[Math.floor(ROUNDS / 2)] ?? Number.NaN, best: sorted[0] ?? Number.NaN }
}

/** `12.3 ms CPU (best 11.0), 4.0 × the yardstick`, by the medians. */
function words(spent: ReturnType<typeof cpu>, yardstick: number): string {
  return `${spent.median.toFixed(1)} ms CPU (best ${spent.best.toFixed(1)}), ${(spent.median / yardstick).toFixed(1)} × that`
}

const REPEAT = 50
const many = cpu(() => {
  for (let again = 0; again < REPEAT; again += 1) bareLoop()
})
const bare = many.median / REPEAT
const rollUp = cpu(() => planProgress({ plan, reports, cutOff, bands: GOLDEN_BANDS }))
console.log(`Roll-up of ${activities.length} activities × 12 months`)
console.log(`  bare loop over the same numbers   ${bare.toFixed(2)} ms CPU`)
const read = cpu(() =>
  JSON.stringify([...planProgress({ plan, reports, cutOff, bands: GOLDEN_BANDS }).figures.values()]),
)
console.log(`  every figure, ready to explain    ${words(rollUp, bare)}`)
console.log(`  and every explanation written out ${words(read, bare)}`)
console.log(`  budget ${BUDGET_MS} ms: ${rollUp.median <= BUDGET_MS ? 'kept' : 'EXCEEDED'}`)

const size = { subPlans: 1, objectives: 10, results: 10, lines: 5, activities: 2 }
const stored = generatedPlan({ ...size, seed: 7 })
const again = rekeyed(stored, 'z')
const rewritten = rekeyed(generatedPlan({ ...size, seed: 8 }), 'z')
const parsed = cpu(() => JSON.parse(JSON.stringify(stored))).median
console.log(`Difference of a plan of ${stored.elements.length} elements`)
console.log(`  writing and reading it as JSON    ${parsed.toFixed(1)} ms CPU`)
console.log(
  `  with the same file read again     ${words(
    cpu(() => differencePoa(stored, again)),
    parsed,
  )}`,
)
console.log(
  `  with every text rewritten         ${words(
    cpu(() => differencePoa(stored, rewritten)),
    parsed,
  )}`,
)
