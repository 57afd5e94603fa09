import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { projectRoot } from '../../platform/root.ts'

// The long run starts its processes without the test runner, which would compile whatever they import.
test.each(['tests/soak/bare-rooms.ts', 'tests/soak/kills.ts'])('%s is loaded by a bare Node', async (file) => {
  const address = pathToFileURL(join(projectRoot, file)).href
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '--eval',
    `console.log(Object.keys(await import('${address}')).length)`,
  ])
  expect(Number(stdout)).toBeGreaterThan(0)
})
