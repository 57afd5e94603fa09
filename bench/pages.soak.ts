import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '../platform/root.ts'

/**
 * Looks at every example of every page in a browser, in both languages, wide and narrow, light and dark: what `npm test` does
 * with one example of each template in Spanish. `npm run soak -- pages`
 */
const runner = spawn(
  process.execPath,
  [join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs'), 'run', 'tests/e2e/every-page.e2e.test.ts'],
  { cwd: projectRoot, stdio: 'inherit', env: { ...process.env, TRAMA_WALK: 'whole' } },
)
// Who stops it early stops what it started, too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => runner.kill(signal))
runner.on('exit', (code) => {
  process.exitCode = code ?? 1
})
