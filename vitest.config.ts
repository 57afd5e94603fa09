import { defineConfig } from 'vitest/config'
// In the runner's own process, for what prepares a run.
import './tests/components.mjs'
// And for all workers, who inherit it.
import './tests/quick-folder.mjs'

/** What is not source of ours, and the suites that have a project of their own. */
const notUnit = ['**/node_modules/**', '**/dist/**', '**/*.integration.test.*', '**/*.e2e.test.*']

/** In its workers. */
const COMPONENTS = ['--import', new URL('./tests/components.mjs', import.meta.url).href]

/** Four suites that `npm test` runs one after another; `npx vitest run path` finds a file in whichever holds it. */
export default defineConfig({
  test: {
    // Node reads the modules itself, in a twelfth of the time: docs/decisions/0054-tests-read-by-node.md
    experimental: { viteModuleRunner: false, nodeLoader: false },
    projects: [
      {
        test: {
          name: 'house',
          execArgv: COMPONENTS,
          include: ['architecture/**/*.test.ts', 'scripts/**/*.test.ts'],
          testTimeout: 30_000,
          // They read the whole source, and what it imports, once for all.
          isolate: false,
          maxWorkers: 1,
        },
      },
      {
        test: {
          name: 'unit',
          execArgv: COMPONENTS,
          // Properties try hundreds of cases; on a busy machine that is no hang.
          testTimeout: 60_000,
          setupFiles: ['tests/native-first.ts', 'tests/quiet-console.ts'],
          include: ['{kernel,platform,capabilities,ui,app,bin,tests,bench}/**/*.test.{ts,tsx}'],
          exclude: notUnit,
          // Rules and views share what they import. It runs beside other checks, and longer than they.
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'integration',
          execArgv: COMPONENTS,
          include: ['{platform,capabilities,app,bin,tests}/**/*.integration.test.{ts,tsx}'],
          testTimeout: 300_000,
          hookTimeout: 180_000,
          globalSetup: ['tests/integration/harness-setup.ts'],
          // Threads share the compiled WebAssembly of the embedded database, processes would compile it for each file.
          pool: 'threads',
          // Files of one thread share what they import: reading a thousand modules anew for each took a third of the time.
          isolate: false,
          // A third of their time they wait, for leases, limits and locks: one file more at a time than a machine of two cores has.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          execArgv: COMPONENTS,
          include: ['tests/e2e/**/*.e2e.test.{ts,tsx}'],
          // What hangs is found; what is slow because everything else runs beside it is not taken for that.
          testTimeout: 240_000,
          // What a click brings arrives when the server and the browser have done it, later beside others.
          expect: { poll: { timeout: 30_000 } },
          hookTimeout: 180_000,
          // Named at the end of the run when it was needed: docs/decisions/0049-asked-once-more.md
          retry: 1,
          globalSetup: ['tests/e2e/harness-setup.ts'],
          // Files of one worker share what they import; each has servers and a browser of its own.
          isolate: false,
          // Windows that are looked at beside each other; more than cores only wait for each other.
          maxConcurrency: 2,
          // The walk through every page beside the journeys; each file has a server and a browser of its own, and each of them
          // waits for the others: two at a time leave almost half of two cores idle.
          maxWorkers: 3,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
