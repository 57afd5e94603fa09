import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { ensureChromium } from '../../scripts/steps/chromium.mjs'
import { ensureBuilt } from '../../scripts/steps/prepare.mjs'
import { startTrama } from './trama-process.ts'

/**
 * Once for the whole run: what is built is what stands in the source, there is a Chromium that starts (or the run fails
 * saying how to get one), and the demonstration is loaded into a database. Tests that only read share one server on a copy
 * of it; a file that writes starts its own on another copy.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureBuilt()
  const chromium = await ensureChromium()
  const folder = mkdtempSync(join(tmpdir(), 'trama-e2e-'))
  const prepared = join(folder, 'prepared')
  const shared = join(folder, 'shared')
  mkdirSync(prepared)
  await (await startTrama(prepared)).stop()
  cpSync(prepared, shared, { recursive: true })
  const reading = await startTrama(shared)
  project.provide('e2e', { chromium, folder, prepared, address: reading.address })
  return async () => {
    try {
      await reading.stop()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
