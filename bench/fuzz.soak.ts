import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '../platform/root.ts'

/**
 * Sends ten thousand requests made from the forms and the open API, with a seed of its own each time, and looks whether
 * anything fails or a refused one changed something. The pages are compiled by the test runner, so it runs there.
 * `TRAMA_FUZZ_REQUESTS=10000 TRAMA_FUZZ_SEED=7 npm run soak -- fuzz`
 */
const requests = process.env.TRAMA_FUZZ_REQUESTS ?? '10000'
const seed = process.env.TRAMA_FUZZ_SEED ?? String(Date.now() % 1_000_000)

console.log(`${requests} requests, seed ${seed}`)
const runner = spawn(
  process.execPath,
  [join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs'), 'run', 'tests/fuzz/fuzz.integration.test.ts'],
  {
    cwd: projectRoot,
    stdio: 'inherit',
    env: { ...process.env, TRAMA_FUZZ_REQUESTS: requests, TRAMA_FUZZ_SEED: seed },
  },
)
// Who stops it early stops what it started, too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => runner.kill(signal))
runner.on('exit', (code) => {
  process.exitCode = code ?? 1
})
