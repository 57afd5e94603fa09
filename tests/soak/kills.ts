import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Manifest } from '../../platform/capability/manifest.ts'
import type { Database } from '../../platform/database/database.ts'
import { openDatabase } from '../../platform/database/open.ts'
import { createDispatcher } from '../../platform/events/outbox.ts'
import { projectRoot } from '../../platform/root.ts'
import { loadDeployment, NOW, TODAY } from '../integration/loaded.ts'
import { type Findings, findingsAfterKills } from './after-kills.ts'
import { chanceFrom } from './chance.ts'
import { type Acknowledged, searchIndex, type WriterOrders } from './kill-writer.ts'

export interface KillSettings {
  readonly databaseUrl?: string | undefined
  readonly dataDir: string
  readonly cacheDir: string
  readonly filesDir: string
  readonly months: WriterOrders['months']
  readonly actor: WriterOrders['actor']
  readonly kills: number
  /** The same seed kills at the same moments, as far as a machine repeats itself. */
  readonly seed: number
  /** The database is looked at after so many kills, and after the last. */
  readonly checkEvery: number
  /** Opens the database for looking; nobody else has it then. */
  open(): Promise<Database>
  onProgress?(progress: KillProgress): void
}

export interface KillProgress {
  readonly kills: number
  readonly of: number
  readonly acknowledged: number
}

export interface KillReport extends Findings {
  readonly kills: number
  /** Of those, how many fell before the process had its database open. */
  readonly whileOpening: number
  readonly acknowledged: number
  /** Events brought to their subscriber by the processes, and after the last one. */
  readonly delivered: number
}

const CLIENTS = 6
/** From the open database to the kill: long enough for the first commands, short enough for a thousand kills. */
const LONGEST_LIFE_MS = 1500
/** Few enough that the hands meet: two that save one month at once are part of it. */
const MONTHS = 60
const WRITER = join(projectRoot, 'tests', 'soak', 'kill-writer.ts')

/** Below a home: the embedded database. */
export const EMBEDDED_FOLDER = 'database'

/** Where the soak works: a server's database by its address, or the embedded one in `home`. */
export interface KillPlace {
  readonly databaseUrl?: string | undefined
  readonly home: string
  readonly cacheDir: string
  readonly manifests: readonly Manifest[]
}

/** Loads a demonstration, if it is not there yet, and chooses what will be reported over and over. */
export async function prepareKills(
  place: KillPlace,
): Promise<Pick<KillSettings, 'databaseUrl' | 'dataDir' | 'cacheDir' | 'filesDir' | 'months' | 'actor' | 'open'>> {
  const { databaseUrl, home, cacheDir } = place
  const dataDir = join(home, EMBEDDED_FOLDER)
  const open = async () => {
    const opened = await openDatabase({ databaseUrl, dataDir, cacheDir, migrate: true })
    if (!opened.ok) throw new Error(opened.refusal.message.en)
    return opened.value
  }
  const database = await open()
  try {
    const { who } = await (await loadDeployment(database, place.manifests)).as('administracion')
    if (typeof who === 'string') throw new Error('The demonstration has no administrator.')
    const months = await freeMonths(database)
    return { databaseUrl, dataDir, cacheDir, filesDir: join(home, 'files'), months, actor: who, open }
  } finally {
    await database.close()
  }
}

/** Months of activities that nobody reported and no review has closed, so that every report of them is the soak's own. */
async function freeMonths(database: Database): Promise<WriterOrders['months']> {
  const found = await database.read({ role: 'trama_app' }, (tx) =>
    tx.execute(sql`
      select e.id, m.month from planning.element e
      join lateral (select kind from planning.schedule s where s.activity_id = e.id order by number desc limit 1) s on s.kind = 'marks'
      cross join generate_series(1, 12) as m(month)
      where e.kind = 'activity' and e.retired_at is null and e.cancelled_on is null and not exists (
        select 1 from planning.month_report r where r.activity_id = e.id and r.month = m.month)
        and not exists (select 1 from planning.review v where v.state = 'signed' and v.quarter = (m.month + 2) / 3)
      order by m.month, e.id limit ${MONTHS}`),
  )
  return found.rows.map((row) => ({ activityId: String(row.id), month: Number(row.month) }))
}

/**
 * Starts a process that reports months with evidence from several hands at once, kills it (SIGKILL) at a moment of chance,
 * also while it is opening, and again; and looks at what is left.
 */
export async function runKills(settings: KillSettings): Promise<KillReport> {
  const chance = chanceFrom(settings.seed)
  const acknowledged: Acknowledged[] = []
  let whileOpening = 0
  let findings: Findings | undefined
  for (let kill = 1; kill <= settings.kills; kill += 1) {
    const writer = startWriter(settings, kill)
    const early = chance.next() < 0.1
    if (early) await pause(chance.between(0, 1500))
    else await Promise.race([writer.open, once(writer.process, 'close')])
    if (!early) await pause(chance.between(0, LONGEST_LIFE_MS))
    if (!writer.isOpen()) whileOpening += 1
    writer.process.kill('SIGKILL')
    if (writer.process.exitCode === null && writer.process.signalCode === null) await once(writer.process, 'close')
    await writer.read
    if (writer.trouble.length > 0) throw new Error(`Kill ${kill}, seed ${settings.seed}: ${writer.trouble.join('; ')}`)
    acknowledged.push(...writer.acknowledged)
    settings.onProgress?.({ kills: kill, of: settings.kills, acknowledged: acknowledged.length })
    if (kill % settings.checkEvery === 0 || kill === settings.kills) {
      findings = await look(settings, acknowledged)
      if (findings.wrong.length > 0)
        throw new Error(`After kill ${kill}, seed ${settings.seed}: ${findings.wrong.slice(0, 20).join('; ')}`)
    }
  }
  const delivered = await deliverRest(settings)
  if (findings === undefined) throw new Error('Nothing was killed.')
  return { ...findings, kills: settings.kills, whileOpening, acknowledged: acknowledged.length, delivered }
}

async function look(settings: KillSettings, acknowledged: readonly Acknowledged[]): Promise<Findings> {
  const database = await settings.open()
  try {
    return await findingsAfterKills(database, settings.filesDir, acknowledged)
  } finally {
    await database.close()
  }
}

/** What no process lived to deliver is delivered by the next; each event reaches its subscriber once. */
async function deliverRest(settings: KillSettings): Promise<number> {
  const database = await settings.open()
  const errors: unknown[] = []
  try {
    const ctx = { who: 'system', now: NOW, today: TODAY, locale: 'es', requestId: 'soak' } as const
    await createDispatcher(
      database,
      [searchIndex],
      () => ctx,
      (error) => errors.push(error),
    ).drain()
    const counts = await database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`
        select (select count(*) from platform.delivery where done_at is not null and attempts = 1) as delivered,
          (select count(*) from platform.outbox where name = ${searchIndex.event}) as events`),
    )
    const { delivered, events } = counts.rows[0] as { delivered: number; events: number }
    if (delivered !== events || errors.length > 0)
      throw new Error(`${delivered} of ${events} events were delivered, each once. ${errors.map(String).join('; ')}`)
    return delivered
  } finally {
    await database.close()
  }
}

interface Writer {
  readonly process: ChildProcessByStdio<null, Readable, null>
  readonly acknowledged: Acknowledged[]
  readonly trouble: string[]
  readonly open: Promise<void>
  isOpen(): boolean
  /** Resolves when everything the process said was read. */
  readonly read: Promise<unknown>
}

function startWriter(settings: KillSettings, kill: number): Writer {
  const { databaseUrl, dataDir, cacheDir, filesDir, months, actor, seed } = settings
  const orders: WriterOrders = {
    databaseUrl,
    dataDir,
    cacheDir,
    filesDir,
    months,
    actor,
    seed: seed + kill,
    clients: CLIENTS,
    now: NOW,
    today: TODAY,
  }
  const child = spawn(process.execPath, ['--liftoff-only', WRITER, JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const acknowledged: Acknowledged[] = []
  const trouble: string[] = []
  let isOpen = false
  const lines = createInterface({ input: child.stdout })
  const open = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      const said = parsed(line)
      if (said === undefined) return
      if ('open' in said) {
        isOpen = true
        resolve()
      } else if ('request' in said) acknowledged.push(said as unknown as Acknowledged)
      else trouble.push(line)
    })
  })
  return { process: child, acknowledged, trouble, open, isOpen: () => isOpen, read: once(lines, 'close') }
}

/** The last line of a killed process may be cut: what was not said whole was not said. */
function parsed(line: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
