import { computeIndex } from '../capabilities/observatory/rules/indices/compute.ts'
import type { IndicatorTerm } from '../capabilities/observatory/rules/indices/definition.ts'
import { prepareIndex } from '../capabilities/observatory/rules/indices/prepare.ts'
import { robustness } from '../capabilities/observatory/rules/indices/robustness.ts'
import { stepsOf } from '../capabilities/observatory/rules/indices/steps.ts'
import type { IndexNode } from '../capabilities/observatory/rules/indices/tree.ts'
import { seededRandom } from '../kernel/seeded-random.ts'

/**
 * A composite index of 40 indicators for 300 places in 20 years (6,000 indices, 240,000 values), against a bare loop that does the
 * same arithmetic on typed arrays in the same run and explains nothing; then with every step written out, and the robustness of
 * one year. `node bench/index.bench.ts`
 */
const [PLACES, YEARS, INDICATORS, ROUNDS] = [300, 20, 40, 9]
const [LOW, HIGH] = [10, 90]

const text = (es: string) => ({ es, en: es })
const terms = Array.from(
  { length: INDICATORS },
  (_, at): IndicatorTerm => ({
    code: `i${at}`,
    title: text(`Indicator ${at}`),
    unit: text('%'),
    certainty: 'invented',
    operator: {
      kind: at % 2 === 0 ? 'up' : 'down',
      transform: at % 4 < 2 ? 'identity' : 'ln',
      low: LOW,
      high: HIGH,
      limits: 'raw',
    },
  }),
)
const group = (code: string, children: readonly IndicatorTerm[]) => ({ code, title: text(code), children })
const prepared = prepareIndex({
  code: 'bench',
  version: '1',
  title: text('Bench'),
  summary: text('Made for the measurement'),
  method: { kind: 'own', certainty: 'invented', source: text('bench') },
  valid: { from: '2000-01-01' },
  levels: ['index', 'dimension'].map((key) => ({
    key,
    title: text(key),
    aggregation: 'arithmetic',
    minimumCoverage: 60,
  })),
  bands: [{ key: 'all', from: 0, title: text('All') }],
  auxiliaries: [],
  children: Array.from({ length: 5 }, (_, at) => group(`d${at}`, terms.slice(at * 8, at * 8 + 8))),
})
if (!prepared.ok) throw new Error(prepared.refusal.message.en)
const index = prepared.value

const random = seededRandom('index.bench')
const raw = Float64Array.from({ length: PLACES * YEARS * INDICATORS }, () => 5 + random() * 100)
const given = Array.from({ length: PLACES * YEARS }, (_, place) =>
  Object.fromEntries(terms.map(({ code }, at) => [code, raw[place * INDICATORS + at] ?? 0])),
)

/** The floor: standardise, clamp, both means on two levels; numbers in, numbers out. */
function bareLoop(): number {
  let total = 0
  for (let place = 0; place < PLACES * YEARS; place += 1) {
    let [sum, product] = [0, 0]
    for (let dimension = 0; dimension < 5; dimension += 1) {
      let [within, logs] = [0, 0]
      for (let at = dimension * 8; at < dimension * 8 + 8; at += 1) {
        const value = raw[place * INDICATORS + at] ?? 0
        const logarithm = at % 4 >= 2
        const [x, low, high] = logarithm ? [Math.log(value), Math.log(LOW), Math.log(HIGH)] : [value, LOW, HIGH]
        const up = Math.min(100, Math.max(0, (100 * (x - low)) / (high - low)))
        const score = at % 2 === 0 ? up : 100 - up
        within += score
        logs += Math.log(score)
      }
      sum += within / 8
      product += logs / 8
    }
    total += sum / 5 + Math.exp(product / 5)
  }
  return total
}

/** CPU milliseconds of one call after warming up: median and best. */
function cpu(run: () => unknown, rounds = ROUNDS): { readonly median: number; readonly best: number } {
  run()
  const spent: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const from = process.cpuUsage()
    run()
    const used = process.cpuUsage(from)
    spent.push((used.user + used.system) / 1000)
  }
  const sorted = spent.toSorted((one, other) => one - other)
  return { median: sorted[Math.floor(rounds / 2)] ?? Number.NaN, best: sorted[0] ?? Number.NaN }
}

function everyStep(node: IndexNode): number {
  const own = stepsOf(node).length
  return node.kind === 'level' ? own + node.children.reduce((sum, child) => sum + everyStep(child), 0) : own
}

/** A yardstick that computed something else would measure nothing. */
const whole = given.reduce((sum, values) => {
  const { arithmetic, geometric } = computeIndex(index, values).root
  return sum + Number(arithmetic) + Number(geometric)
}, 0)
if (!(Math.abs(whole / bareLoop() - 1) < 1e-9))
  throw new Error(`the bare loop gives ${bareLoop()}, the engine ${whole}`)

const bare = cpu(bareLoop)
const computed = cpu(() => given.map((values) => computeIndex(index, values).root.value))
const explained = cpu(() => given.reduce((sum, values) => sum + everyStep(computeIndex(index, values).root), 0), 3)
const year = given.slice(0, PLACES).map((values, at) => ({ place: `p${at}`, values }))
const varied = cpu(() => robustness(index, year.slice(0, 14), { runs: 1000, seed: 'bench' }), 3)

const line = (what: string, { median, best }: ReturnType<typeof cpu>) =>
  console.log(
    `  ${what.padEnd(46)} ${median.toFixed(1)} ms CPU (best ${best.toFixed(1)}), ${(median / bare.median).toFixed(1)} × the bare loop`,
  )
console.log(
  `${PLACES} places × ${YEARS} years × ${INDICATORS} indicators: ${given.length.toLocaleString('en')} indices`,
)
line('bare loop of the same arithmetic', bare)
line('every level, coverage, both means, band', computed)
line('and every step in sentences', explained)
console.log(`Robustness of 14 places, 1,000 runs`)
line('drawn methods and one change at a time', varied)
