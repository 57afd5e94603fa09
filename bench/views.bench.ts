import { exampleView } from '../capabilities/planning/pages/plan/example-year.ts'
import { generatedPlan, generatedReports } from '../capabilities/planning/rules/golden/generated-plan.ts'
import { builtPages } from './built-pages.ts'

/**
 * What the views over all plans cost above their queries, which load a year in the same few questions however many units it has:
 * the control matrix of 15 units, the matrix page and the month sheet of a plan of 500 activities, and the snapshot that a
 * sign-off freezes of a year of 15 plans of 500 activities, beside writing the same document as plain JSON. The year is given, so all that is measured is
 * counting, judging and drawing; the roll-up itself is measured in `roll-up.bench.ts`.
 * `node bench/views.bench.ts`
 */
const ROUNDS = 15
const CONTROL = 'capabilities/planning/pages/staff/views/control-page.tsx'
const MATRIX = 'capabilities/planning/pages/staff/matrix-page.tsx'
const SHEET = 'capabilities/planning/pages/staff/edit/sheet-page.tsx'

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
  const { renderToString, page: built } = await builtPages([CONTROL, MATRIX, SHEET])
  type Control = typeof import('../capabilities/planning/pages/staff/views/control-page.tsx')
  type Matrix = typeof import('../capabilities/planning/pages/staff/matrix-page.tsx')
  const { ControlPage } = (await built(CONTROL)) as Control
  const { MatrixPage } = (await built(MATRIX)) as Matrix

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
  const draw = () => renderToString(MatrixPage({ year: { view, completed: 9, poa }, poa, who: 'system' }))
  console.log(
    `matrix page of ${activities} activities            ${cpu(draw)}, ${(draw().length / 1024).toFixed(0)} KB`,
  )

  type Sheet = typeof import('../capabilities/planning/pages/staff/edit/sheet-page.tsx')
  const { SheetPage } = (await built(SHEET)) as Sheet
  const { sheetRows } = await import('../capabilities/planning/rules/edit/sheet-rows.ts')
  const sheet = () => {
    const rows = sheetRows({
      plan: poa.plan,
      reports: poa.reports,
      kind: 'executed',
      today: '2019-10-07',
      closed: new Map(),
    })
    return renderToString(
      SheetPage({
        ...{ head: poa.head, kind: 'executed', rows: rows.slice(0, 120), part: 1, parts: 5, locale: 'es' },
        ...{ csrf: '', idempotencyKey: '', owner: '', errors: [], disputed: [], local: (path) => path },
        typed: { texts: new Map(), seen: new Map(), messages: new Map() },
      }),
    )
  }
  console.log(
    `month sheet: 120 rows of ${activities} activities  ${cpu(sheet)}, ${(sheet().length / 1024).toFixed(0)} KB`,
  )

  const largest = exampleView({ poas: Array.from({ length: 15 }, (_, index) => unit(`U${index + 1}`, index + 1, 10)) })
  const { documentOf, sha256Of } = await import('../capabilities/planning/data/review-snapshot.ts')
  const { canonicalJson } = await import('../platform/audit/hash.ts')
  const document = documentOf(largest.plan, 3)
  const freeze = () => sha256Of(canonicalJson(documentOf(largest.plan, 3)))
  const megabytes = canonicalJson(document).length / 1024 / 1024
  console.log(`snapshot of 15 plans of ${activities} activities   ${cpu(freeze)}, ${megabytes.toFixed(1)} MB`)
  console.log(`  the same document as plain JSON          ${cpu(() => JSON.stringify(document))}`)
}

await main()
