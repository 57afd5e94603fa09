import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { ensureChromium } from '../../scripts/steps/chromium.mjs'
import { ensureBuilt } from '../../scripts/steps/prepare.mjs'
import { asAdmin, createServerDatabase } from '../integration/harness-databases.ts'
import { findPostgres, type ReachedPostgres } from '../integration/harness-postgres.ts'
import type { E2eRun } from './harness.ts'
import { environmentOf } from './homes.ts'
import { startTrama, type TramaProcess } from './trama-process.ts'

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
  const found = await findPostgres()
  if (!found.ok) console.warn(`\n  Tests that write run on the embedded database. ${found.reason}\n`)
  // The two databases are filled beside each other.
  const [reading, writing] = await Promise.all([
    readersServer(prepared, join(folder, 'shared')),
    found.ok ? demonstrationOn(found.postgres, join(folder, 'writing')) : undefined,
  ])
  project.provide('e2e', { chromium, folder, prepared, address: reading.address, postgres: writing })
  return async () => {
    try {
      await reading.stop()
    } finally {
      if (found.ok) {
        if (writing !== undefined) await asAdmin(writing, `drop database if exists ${writing.template} with (force)`)
        await found.postgres.stop()
      }
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** Fills an embedded database in `prepared`, and serves a copy of it. */
async function readersServer(prepared: string, copy: string): Promise<TramaProcess> {
  mkdirSync(prepared)
  await (await startTrama(prepared)).stop()
  cpSync(prepared, copy, { recursive: true })
  return startTrama(copy)
}

async function demonstrationOn(
  { adminUrl }: ReachedPostgres,
  dataDir: string,
): Promise<NonNullable<E2eRun['postgres']>> {
  mkdirSync(dataDir)
  const database = await createServerDatabase({ adminUrl }, 'template0')
  await (await startTrama(dataDir, environmentOf(database.url))).stop()
  return { adminUrl, template: database.name, dataDir }
}
