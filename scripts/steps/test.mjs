import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { audit } from './audit.mjs'
import { run } from './child.mjs'
import { ensureChromium } from './chromium.mjs'
import { inRoot, pinnedEnvironment, pinnedNode } from './place.mjs'
import { ensureBuilt } from './prepare.mjs'
import { Advice, say, secondsSince } from './say.mjs'

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ name: string, what: string, run: (files: string[]) => Promise<Counts>, together?: true }} Step
 */

/** A step that hangs is stopped and counted as failed. Far above what a step takes (the whole is meant for twelve minutes on two cores), so that a busy machine is not taken for a hang. */
const stepLimit = 45 * 60_000
const reports = inRoot('test-results')

/**
 * Those that come `together` use one core each, so they run beside each other; what one has to say is shown when it ends.
 * @type {Step[]}
 */
const steps = [
  // The longest first: the others fit beside it.
  {
    name: 'unit',
    what: 'rules, parsers, components',
    run: (files) => vitest('unit', files, {}, true),
    together: true,
  },
  {
    name: 'types',
    what: 'TypeScript',
    run: () => check('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'),
    together: true,
  },
  {
    name: 'lint',
    what: 'Biome',
    run: () => check('@biomejs/biome/bin/biome', 'ci', '--max-diagnostics=200', '.'),
    together: true,
  },
  {
    name: 'house',
    what: 'the declared dependency graph',
    run: (files) => vitest('house', files, {}, true),
    together: true,
  },
  { name: 'knip', what: 'nothing unused', run: () => check('knip/bin/knip.js'), together: true },
  { name: 'audit', what: 'known holes in packages', run: () => audit() },
  {
    name: 'integration',
    what: 'the embedded database and PostgreSQL',
    run: (files) => {
      sayWhichPostgres()
      return vitest('integration', files)
    },
  },
  {
    name: 'build',
    what: 'server and pages',
    run: async () => {
      await ensureBuilt()
      return { passed: 1, failed: 0, skipped: 0 }
    },
  },
  {
    name: 'e2e',
    what: 'end to end and accessibility, in Chromium',
    run: async (files) => {
      const chromium = await ensureChromium()
      say({ en: `Chromium: ${chromium}`, es: `Chromium: ${chromium}` })
      await ensureBuilt()
      return vitest('e2e', files, { TRAMA_CHROMIUM: chromium })
    },
  },
]

/**
 * Runs all steps, also those after one that failed (one run tells everything that is wrong), and ends with one line
 * `N passed, N failed` that a person and a machine read alike. A check that is not a test suite counts as one.
 * @param {string[]} args names of steps, and paths of test files
 * @returns {Promise<number>} exit code
 */
export async function test(args) {
  const files = args.filter((arg) => /[./]/.test(arg))
  const names = args.filter((arg) => !files.includes(arg))
  const unknown = names.find((name) => !steps.some((step) => step.name === name))
  if (unknown) {
    const known = steps.map((step) => step.name).join(', ')
    throw new Advice({
      en: `No test step “${unknown}”; there are: ${known}.`,
      es: `No hay paso «${unknown}»; hay: ${known}.`,
    })
  }
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  /** @type {{ step: Step, counts: Counts, time: string }[]} */
  const done = []
  const wanted = steps.filter(({ name }) => names.length === 0 || names.includes(name))
  const together = wanted.filter((step) => step.together)
  const waiting = [...together]
  const hand = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) done.push(await taken(step, files))
  }
  await Promise.all(Array.from({ length: availableParallelism() }, hand))
  done.sort((one, other) => steps.indexOf(one.step) - steps.indexOf(other.step))
  for (const step of wanted.filter((each) => !each.together)) done.push(await taken(step, files))
  return summarise(done)
}

/**
 * @param {Step} step
 * @param {string[]} files
 * @returns {Promise<{ step: Step, counts: Counts, time: string }>}
 */
async function taken(step, files) {
  const since = performance.now()
  process.stdout.write(`\n── ${step.name}: ${step.what}\n`)
  const counts = await step.run(files).catch(failed)
  return { step, counts, time: secondsSince(since) }
}

/** @param {unknown} error */
function failed(error) {
  process.stderr.write(`${error instanceof Advice ? error.message : error instanceof Error ? error.stack : error}\n`)
  return { passed: 0, failed: 1, skipped: 0 }
}

/** @param {{ step: Step, counts: Counts, time: string }[]} done */
function summarise(done) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  process.stdout.write('\n')
  for (const { step, counts, time } of done) {
    total.passed += counts.passed
    total.failed += counts.failed
    total.skipped += counts.skipped
    const verdict = counts.failed > 0 ? 'FAILED' : 'ok'
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
    const row = [step.name.padEnd(12), verdict.padEnd(7), time.padStart(8)].join(' ')
    process.stdout.write(`${row}   ${counts.passed} passed, ${counts.failed} failed${skipped}\n`)
  }
  const names = done.flatMap(({ step }) => failuresOf(join(reports, `${step.name}.json`)))
  if (names.length > 0) process.stdout.write(`\n${names.map((name) => `FAILED  ${name}`).join('\n')}\n`)
  const shaky = done.flatMap(({ step }) => shakyOf(join(reports, `${step.name}.json`)))
  if (shaky.length > 0)
    process.stdout.write(`\n${shaky.map((name) => `SHAKY   ${name} (passed when asked again)`).join('\n')}\n`)
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`)
  return total.failed === 0 ? 0 : 1
}

/**
 * @param {string} program below node_modules
 * @param {...string} args
 * @returns {Promise<Counts>}
 */
async function check(program, ...args) {
  const ended = await run(pinnedNode, [inRoot('node_modules', program), ...args], { timeout: stepLimit, capture: true })
  if (ended.code !== 0) process.stdout.write(ended.output)
  sayIfStopped(ended)
  return ended.code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

/**
 * @param {string} project of vitest.config.ts
 * @param {string[]} files
 * @param {NodeJS.ProcessEnv} [extra]
 * @param {boolean} [capture] shown when it ends, and not as it comes
 * @returns {Promise<Counts>}
 */
async function vitest(project, files, extra = {}, capture = false) {
  const report = join(reports, `${project}.json`)
  const ended = await run(
    pinnedNode,
    [
      inRoot('node_modules/vitest/vitest.mjs'),
      'run',
      ...['--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ...files,
    ],
    { env: { ...testEnvironment(), ...extra }, timeout: stepLimit, capture },
  )
  process.stdout.write(ended.output)
  sayIfStopped(ended)
  return countsOf(report, ended.code)
}

/** Tests must never touch the database, the data or the port of the person who runs them. */
function testEnvironment() {
  const ours = ['DATABASE_URL', 'PORT', 'HOST', 'TRAMA_DATA', 'TRAMA_DEPLOYMENT', 'TRAMA_DEMO', 'NODE_ENV']
  return Object.fromEntries(Object.entries(pinnedEnvironment()).filter(([name]) => !ours.includes(name)))
}

/**
 * Counts of vitest's JSON report. A file that could not be read holds no test, and an error outside any test fails
 * none, so each is counted as one failure of its own: a red run never reports "0 failed".
 * @param {string} report
 * @param {number} code
 * @returns {Counts}
 */
export function countsOf(report, code) {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 }
  const json = JSON.parse(readFileSync(report, 'utf8'))
  /** @type {{ status: string, assertionResults: unknown[] }[]} */
  const suites = json.testResults
  const unread = suites.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0).length
  const counted = json.numFailedTests + unread
  return {
    passed: json.numPassedTests,
    failed: code !== 0 && counted === 0 ? 1 : counted,
    skipped: json.numPendingTests + json.numTodoTests,
  }
}

/**
 * Which tests failed, with the first line of why: the end of a long log is what a person is shown.
 * @param {string} report
 * @returns {string[]}
 */
export function failuresOf(report) {
  if (!existsSync(report)) return []
  /** @type {{ name: string, status: string, message?: string, assertionResults: { fullName: string, status: string, failureMessages?: string[] }[] }[]} */
  const suites = JSON.parse(readFileSync(report, 'utf8')).testResults
  return suites.flatMap((suite) => {
    const file = relative(inRoot('.'), suite.name)
    const tests = suite.assertionResults.filter(({ status }) => status === 'failed')
    if (suite.status === 'failed' && tests.length === 0) return [`${file} · ${firstLine(suite.message)}`]
    return tests.map((test) => `${file} › ${test.fullName} · ${firstLine(test.failureMessages?.[0])}`)
  })
}

/**
 * Which tests passed only when they were asked a second time (docs/decisions/0049), with why they had not the first time.
 * @param {string} report
 * @returns {string[]}
 */
export function shakyOf(report) {
  if (!existsSync(report)) return []
  /** @type {{ name: string, assertionResults: { fullName: string, status: string, failureMessages?: string[] }[] }[]} */
  const suites = JSON.parse(readFileSync(report, 'utf8')).testResults
  return suites.flatMap((suite) =>
    suite.assertionResults
      .filter(({ status, failureMessages = [] }) => status === 'passed' && failureMessages.length > 0)
      .map(
        (test) => `${relative(inRoot('.'), suite.name)} › ${test.fullName} · ${firstLine(test.failureMessages?.[0])}`,
      ),
  )
}

/** @param {string | undefined} text */
function firstLine(text = '') {
  return text.split('\n', 1)[0]?.slice(0, 300) ?? ''
}

/** @param {import('./child.mjs').Ended} ended */
function sayIfStopped(ended) {
  if (ended.timedOut) say({ en: 'Stopped: it took too long.', es: 'Detenido: tardó demasiado.' })
}

/** The integration harness chooses; this only says what it will find. */
function sayWhichPostgres() {
  if (process.env.TRAMA_TEST_DATABASE_URL)
    return say({ en: 'PostgreSQL: by TRAMA_TEST_DATABASE_URL', es: 'PostgreSQL: por TRAMA_TEST_DATABASE_URL' })
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : []
  const version = versions
    .map(Number)
    .filter((number) => number >= 15)
    .sort((a, b) => b - a)[0]
  const postgis = version && existsSync(`/usr/share/postgresql/${version}/extension/postgis.control`)
  if (postgis)
    return say({ en: `PostgreSQL: the ${version} installed here`, es: `PostgreSQL: el ${version} instalado aquí` })
  say({
    en: 'PostgreSQL with PostGIS is not installed here: only the embedded database is tested (Debian: apt-get install postgresql-15-postgis-3).',
    es: 'Aquí no hay PostgreSQL con PostGIS: solo se prueba la base incorporada (Debian: apt-get install postgresql-15-postgis-3).',
  })
}
