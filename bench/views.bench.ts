import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { exampleView } from '../capabilities/planning/pages/plan/example-year.ts'
import { generatedPlan, generatedReports } from '../capabilities/planning/rules/golden/generated-plan.ts'
import { projectRoot } from '../platform/root.ts'

/**
 * What the views over all plans cost above their queries, which load a year in the same few questions however many units it has:
 * the control matrix of 15 units, and the matrix page of a plan of 500 activities. The year is given, so all that is measured is
 * counting, judging and drawing; the roll-up itself is measured in `roll-up.bench.ts`.
 * `node bench/views.bench.ts` after `npm run build`.
 */
const ROUNDS = 15
const BUILT = join(projectRoot, 'dist', 'server')

/** CPU milliseconds of one call after warming up: the median and the best. */
function cpu(run: () => unknown): string {
  for (let round = 0; round < 5; round += 1) run()
  const spent: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = process.cpuUsage()
    run()
    const used = process.cpuUsage(from)
    spent.push((used.user + used.system) / 1000)
  }
  spent.sort((one, other) => one - other)
  return `${(spent[Math.floor(ROUNDS / 2)] ?? 0).toFixed(1)} ms CPU (best ${(spent[0] ?? 0).toFixed(1)})`
}

function unit(code: string, seed: number, results: number) {
  const plan = generatedPlan({ seed, subPlans: 1, objectives: 5, results, lines: 5, activities: 2 })
  return { code, plan, reports: Object.fromEntries(generatedReports(plan, seed, 9)) }
}

async function main(): Promise<void> {
  if (!existsSync(BUILT)) {
    console.log('Not measured: build first (npm run build).')
    process.exitCode = 1
    return
  }
  const built = async <T>(path: string): Promise<T> => import(pathToFileURL(join(BUILT, path)).href) as Promise<T>
  type Control = typeof import('../capabilities/planning/pages/staff/views/control-page.tsx')
  type Matrix = typeof import('../capabilities/planning/pages/staff/matrix-page.tsx')
  const { ControlPage } = await built<Control>('capabilities/planning/pages/staff/views/control-page.js')
  const { MatrixPage } = await built<Matrix>('capabilities/planning/pages/staff/matrix-page.js')
  const { renderToString } = await import('preact-render-to-string')

  const fifteen = { poas: Array.from({ length: 15 }, (_, index) => unit(`U${index + 1}`, index + 1, 1)) }
  // A view of its own for each drawing: what is remembered between two requests of one cut-off is not what is measured.
  const drawControl = (view: ReturnType<typeof exampleView>) =>
    renderToString(
      ControlPage({ view, unit: undefined, order: undefined, direction: 'asc', zone: 'America/El_Salvador' }),
    )
  const fresh = Array.from({ length: ROUNDS + 5 }, () => exampleView(fifteen))
  console.log(
    `control matrix of 15 units, first time     ${cpu(() => drawControl(fresh.pop() ?? exampleView(fifteen)))}`,
  )
  const known = exampleView(fifteen)
  console.log(`control matrix of 15 units, counts known   ${cpu(() => drawControl(known))}`)

  const view = exampleView({ poas: [unit('U1', 1, 10)] })
  const poa = view.plan.poas[0]
  if (poa === undefined) throw new Error('The example has a plan.')
  const activities = poa.plan.elements.filter(({ kind }) => kind === 'activity').length
  const page = () => renderToString(MatrixPage({ year: { view, completed: 9, poa }, poa, who: 'system' }))
  console.log(
    `matrix page of ${activities} activities            ${cpu(page)}, ${(page().length / 1024).toFixed(0)} KB`,
  )
}

await main()
