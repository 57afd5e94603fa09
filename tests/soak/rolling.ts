import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { PLAN_IMPORTED } from '../../capabilities/planning/notifications.ts'
import type { Database } from '../../platform/database/database.ts'
import { openServer } from '../../platform/database/server.ts'
import { notify } from '../../platform/notifications/notify.ts'
import { startTrama, type TramaProcess } from '../e2e/trama-process.ts'
import { startMailServer } from '../integration/mail-server.ts'
import { startReverseProxy } from './reverse-proxy.ts'
import { type Client, hiddenFields, signedIn, visitor } from './rolling-client.ts'

export interface RollingSettings {
  /** An empty database. */
  readonly databaseUrl: string
  /** Shared by both processes: the file store. */
  readonly dataDir: string
  /** How often each process is restarted under load. */
  readonly rounds: number
  readonly readers: number
  readonly writers: number
  readonly onProgress?: (line: string) => void
}

export interface RollingReport {
  /** Everything that should not have happened, in words. */
  readonly wrong: readonly string[]
  readonly requests: number
  readonly saved: number
  readonly letters: number
  /** Of a change made at one process: after how many milliseconds the other one told it. */
  readonly seenAfterMs: readonly number[]
}

const PASSWORD = 'trama-demo-2019'
const PAGES = [
  '/',
  '/planes/2019',
  '/planes/2019/unidades/SCDU',
  '/en/planes/2019/pei',
  '/api/v1/planes/2019',
  '/buscar?q=plan',
]
const POA = '/api/v1/planes/2019/unidades/SCDU'

/**
 * Two processes behind a proxy on one PostgreSQL, people who read and report without pause, letters to be sent, and each
 * process restarted in its turn, as an upgrade does it.
 */
export async function rollingRestart(settings: RollingSettings): Promise<RollingReport> {
  const { databaseUrl, dataDir, rounds, onProgress = () => {} } = settings
  const mail = await startMailServer()
  const env = {
    DATABASE_URL: databaseUrl,
    TRAMA_DEMO: '1',
    TRAMA_MIGRATE: '1',
    TRAMA_DRAIN: '1',
    TRUST_PROXY: 'loopback',
    LOG_LEVEL: 'warn',
    RATE_LIMIT: '0',
    SMTP_URL: mail.url,
    MAIL_FROM: 'Trama <trama@example.org>',
  }
  const proxy = await startReverseProxy()
  const running: TramaProcess[] = [await startTrama(dataDir, env)]
  running.push(await startTrama(dataDir, env))
  proxy.setUpstreams(running.map(({ address }) => address))
  onProgress('two processes serve')
  const opened = await openServer({ databaseUrl, migrate: false, connections: 2 })
  if (!opened.ok) throw new Error(opened.refusal.message.en)
  const database = opened.value
  const load = createLoad(proxy.address)
  const seenAfterMs: number[] = []
  const wrongAtTheEnd: string[] = []
  const letters = writeLetters(database)
  try {
    await until(() => proxy.ready() === running.length)
    const planner = await signedIn(proxy.address, 'planificacion.scdu', PASSWORD)
    const links = reportLinks(await (await planner.get('/t')).text())
    const [seen = '', ...writable] = links
    if (writable.length < settings.writers) throw new Error(`Only ${links.length} months can be reported.`)
    for (let reader = 0; reader < settings.readers; reader += 1) load.read(planner, reader)
    for (const link of writable.slice(0, settings.writers)) load.write(planner, link)
    for (let round = 0; round < rounds; round += 1) {
      for (const index of [0, 1]) {
        const [one, other] = [running[index], running[1 - index]]
        if (one === undefined || other === undefined) throw new Error('A process is missing.')
        seenAfterMs.push(await seenAtTheOther(planner.at(one.address), planner.at(other.address), seen))
        await one.stop()
        const next = await startTrama(dataDir, env)
        running[index] = next
        proxy.setUpstreams(running.map(({ address }) => address))
        // The new one takes its share before the other one goes.
        await until(() => (proxy.given.get(next.address) ?? 0) > 0)
        onProgress(`round ${round + 1}: process ${index + 1} was restarted, ${load.requests()} requests so far`)
      }
    }
    const asked = await letters.stop()
    await load.stop()
    const wrong = [
      ...proxy.failures,
      ...load.wrong,
      ...(await lostReports(planner, load.saved)),
      ...(await unsentLetters(asked, () => mail.taken.map(({ to }) => to))),
      ...(await undelivered(database)),
    ]
    const saved = [...load.saved.values()].reduce((sum, count) => sum + count, 0)
    // What is found while both are stopped is added to the same list.
    wrongAtTheEnd.unshift(...wrong)
    return { wrong: wrongAtTheEnd, requests: load.requests(), saved, letters: asked.length, seenAfterMs }
  } finally {
    await letters.stop()
    await load.stop()
    await database.close()
    await proxy.stop()
    // Both are stopped, also when the first of them has something to complain of.
    const ends = await Promise.allSettled(running.map((process) => process.stop()))
    await mail.stop()
    const complaint = ends.find((end) => end.status === 'rejected')
    if (complaint !== undefined) wrongAtTheEnd.push(String(complaint.reason))
  }
}

/** A machine that is busy with other work takes several times as long; what never comes is found too. */
const LONGEST_WAIT_MS = 120_000

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + LONGEST_WAIT_MS
  while (performance.now() < end) {
    if (await holds()) return
    await pause(50)
  }
  throw new Error(`Waited in vain: ${holds}`)
}

function reportLinks(html: string): readonly string[] {
  return [
    ...new Set(
      [...html.matchAll(/href="(\/t\/actividades\/[0-9a-f-]{36}\/avance\/\d+)"/g)].map(([, link]) => link ?? ''),
    ),
  ]
}

interface Load {
  read(person: Client, offset: number): void
  write(person: Client, link: string): void
  readonly wrong: readonly string[]
  /** Reports acknowledged, by the address of their form. */
  readonly saved: ReadonlyMap<string, number>
  requests(): number
  stop(): Promise<void>
}

function createLoad(address: string): Load {
  const wrong: string[] = []
  const saved = new Map<string, number>()
  const loops: Promise<void>[] = []
  let requests = 0
  let stopping = false

  async function forEver(step: (turn: number) => Promise<void>): Promise<void> {
    for (let turn = 0; !stopping; turn += 1) {
      try {
        await step(turn)
      } catch (error) {
        wrong.push(`a request failed: ${String(error)} ${String((error as Error).cause ?? '')}`)
      }
      await pause(5)
    }
  }

  function expecting(status: number, answer: Response, what: string): void {
    requests += 1
    if (answer.status !== status) wrong.push(`${what} answered ${answer.status}`)
  }

  return {
    read(person, offset) {
      loops.push(
        forEver(async (turn) => {
          const signed = turn % 3 === 0
          const path = signed ? '/t' : (PAGES[(turn + offset) % PAGES.length] ?? '/')
          const answer = await (signed ? person : visitor(address)).get(path)
          await answer.arrayBuffer()
          expecting(200, answer, `GET ${path}`)
        }),
      )
    },
    write(person, link) {
      loops.push(
        forEver(async (turn) => {
          const form = await person.get(link)
          const html = await form.text()
          expecting(200, form, `GET ${link}`)
          const fields = { ...hiddenFields(html), executed: String(turn % 2), note: `Vuelta ${turn}` }
          const answer = await person.post(link, fields)
          await answer.arrayBuffer()
          expecting(303, answer, `POST ${link}`)
          if (answer.status === 303) saved.set(link, (saved.get(link) ?? 0) + 1)
        }),
      )
    },
    wrong,
    saved,
    requests: () => requests,
    async stop() {
      stopping = true
      await Promise.all(loops)
    },
  }
}

/** Reports at one process and asks the other until it tells the same. Answers how long that took. */
async function seenAtTheOther(one: Client, other: Client, link: string): Promise<number> {
  const html = await (await one.get(link)).text()
  const note = randomUUID()
  const answer = await one.post(link, { ...hiddenFields(html), executed: html.includes('value="1"') ? '0' : '1', note })
  if (answer.status !== 303) throw new Error(`A report was refused: ${answer.status} ${await answer.text()}`)
  const since = performance.now()
  // A figure that both keep in memory: the plan as data.
  await until(async () => {
    const [here, there] = await Promise.all([one, other].map(async (each) => (await each.get(POA)).text()))
    return here === there && (await (await other.get(link)).text()).includes(note)
  })
  return performance.now() - since
}

/** Each save adds one to the version of its report: as many as were acknowledged, none twice. */
async function lostReports(person: Client, saved: ReadonlyMap<string, number>): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const [link, count] of saved) {
    const { expectedVersion } = hiddenFields(await (await person.get(link)).text())
    // The first report of a month is version 1; a month of the demonstration may have one already.
    const version = Number(expectedVersion)
    if (version !== count && version !== count + 1)
      wrong.push(`${link} was saved ${count} times and stands at version ${version}`)
  }
  return wrong
}

interface Letters {
  stop(): Promise<readonly string[]>
}

function writeLetters(database: Database): Letters {
  const asked: string[] = []
  let stopping = false
  const writing = (async () => {
    while (!stopping) {
      const email = `persona${asked.length}@example.org`
      const now = new Date().toISOString()
      const ctx = { who: 'system', now, today: now.slice(0, 10), locale: 'es', requestId: randomUUID() } as const
      const data = { unit: { es: 'Unidad de prueba' }, year: 2019 }
      await database.write({ role: 'trama_app' }, (tx) =>
        notify(tx, ctx, { kind: PLAN_IMPORTED, to: { email, locale: 'es' }, data }),
      )
      asked.push(email)
      await pause(100)
    }
  })()
  return {
    async stop() {
      stopping = true
      await writing
      return asked
    },
  }
}

/** Every letter leaves, and leaves once: a job is never done by both processes. */
async function unsentLetters(asked: readonly string[], taken: () => readonly string[]): Promise<readonly string[]> {
  await until(() => asked.every((email) => taken().includes(email))).catch(() => {})
  return asked
    .map((email) => ({ email, times: taken().filter((to) => to === email).length }))
    .filter(({ times }) => times !== 1)
    .map(({ email, times }) => `the letter to ${email} left ${times} times`)
}

/** Every event reached each subscriber, at the first attempt. */
async function undelivered(database: Database): Promise<readonly string[]> {
  const count = () =>
    database.read({ role: 'trama_app' }, async (tx) => {
      const found = await tx.execute(sql`
        select count(*) filter (where d.done_at is null) as waiting, count(*) filter (where d.attempts > 1) as again
        from platform.outbox o left join platform.delivery d on d.event_id = o.id
        where o.name = 'planning.poa_changed'`)
      return found.rows[0] as { waiting: number; again: number }
    })
  await until(async () => (await count()).waiting === 0).catch(() => {})
  const { waiting, again } = await count()
  return [
    ...(waiting > 0 ? [`${waiting} events were not delivered`] : []),
    ...(again > 0 ? [`${again} events were delivered at a later attempt`] : []),
  ]
}
