import { spawn } from 'node:child_process'
import { Agent, request } from 'node:http'
import { sql } from 'drizzle-orm'
import { loadMadeCases } from '../capabilities/cases/data/load-made-cases.ts'
import { cpuOf, forgetPeak, makePeople, type Person, peakOf, quantile, type Served, withServed } from './served.ts'

/**
 * What goes out of the case engine in quantity, from the built program on PostgreSQL: how a case stands, asked again and again by
 * strangers, against what Node hands out at all in the same run; and lists taken away whole, with the most memory that it held
 * meanwhile, of a tenth of the cases and of all.
 * `npm run bench -- case-out`; `CASES=24000 SECONDS=10`.
 */
const CASES = Number(process.env.CASES ?? 24_000)
const SECONDS = Number(process.env.SECONDS ?? 10)
const AT_ONCE = 32
const app = { role: 'trama_app' } as const

async function makeCases({ database }: Served, seed: string, count: number): Promise<void> {
  await database.write(app, async (tx) => {
    const found = await tx.execute(sql`
      select o.id, array(select a.id from identity.account a where a.office_id = o.id and a.demo) as accounts
      from identity.office o where o.code = 'OPAMSS'`)
    await loadMadeCases(tx, {
      ...{ seed, count, from: '2025-01-02', today: '2025-12-20', jurisdictions: ['san-salvador', 'apopa'] },
      ...{ officeId: String(found.rows[0]?.id), officeCode: 'OPAMSS' },
      accounts: found.rows[0]?.accounts as readonly string[],
    })
  })
}

/** Requests a second of the program's processor; the client is another process and is not counted. */
async function throughput(
  served: Pick<Served, 'address' | 'pid'>,
  paths: readonly string[],
  headers: Record<string, string>,
  wanted: number,
) {
  const { hostname, port } = new URL(served.address)
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const took: number[] = []
  const once = (path: string) =>
    new Promise<void>((resolve, reject) => {
      const since = performance.now()
      const asked = request({ hostname, port, path, headers, agent }, (answer) => {
        answer.resume()
        answer.once('end', () => {
          took.push(performance.now() - since)
          if (answer.statusCode === wanted) resolve()
          else reject(new Error(`${path} answered ${answer.statusCode}.`))
        })
      })
      asked.once('error', reject)
      asked.end()
    })
  // Known pages are known after the first time, and code is fast after some thousand: neither is counted.
  for (const path of paths) await once(path)
  await keepAsking(SECONDS / 3)
  took.length = 0
  async function keepAsking(seconds: number): Promise<void> {
    const until = performance.now() + seconds * 1000
    let next = 0
    const one = async () => {
      while (performance.now() < until) {
        next += 1
        await once(paths[next % paths.length] ?? '/')
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, one))
  }
  const [cpu, since] = [cpuOf(served.pid), performance.now()]
  await keepAsking(SECONDS)
  agent.destroy()
  const used = (cpuOf(served.pid) - cpu) / 1000
  return { perCore: took.length / used, perSecond: took.length / ((performance.now() - since) / 1000), took }
}

/** What Node can do at all: the same number of bytes, handed out without a look at who asks. */
async function rawLimit(bytes: number) {
  const code = `const b = Buffer.alloc(${bytes}); require('node:http').createServer((q, a) => a.end(b)).listen(0, '127.0.0.1', function () { console.log(this.address().port) })`
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  const port = await new Promise<string>((resolve) =>
    child.stdout.once('data', (said: Buffer) => resolve(String(said).trim())),
  )
  try {
    return await throughput({ address: `http://127.0.0.1:${port}`, pid: child.pid ?? 0 }, ['/'], {}, 200)
  } finally {
    child.kill()
  }
}

async function status(served: Served): Promise<void> {
  const found = await served.database.read(app, (tx) =>
    tx.execute(sql`select number from cases.case_file order by number limit 200`),
  )
  const paths = found.rows.map(({ number }) => `/estado/${number}`)
  const zipped = { 'accept-encoding': 'gzip' }
  const first = await fetch(served.address + (paths[0] ?? ''), { headers: zipped })
  await first.arrayBuffer()
  const raw = await rawLimit(Number(first.headers.get('content-length') ?? 6000))
  const tag = first.headers.get('etag') ?? ''
  const bare = await throughput(served, ['/assets/none'], zipped, 404)
  const kept = await throughput(served, paths, zipped, 200)
  const same = await throughput(served, paths.slice(0, 1), { ...zipped, 'if-none-match': tag }, 304)
  const asked = await throughput(served, paths, { ...zipped, cookie: 'theme=dark' }, 200)
  const line = (what: string, { perCore, perSecond, took }: typeof bare) =>
    console.log(
      `  ${what.padEnd(46)} ${perCore.toFixed(0).padStart(6)}/s a core, ${perSecond.toFixed(0).padStart(6)}/s, p95 ${quantile(took, 0.95).toFixed(1)} ms, ${(perCore / raw.perCore).toFixed(2)} of the raw limit`,
    )
  console.log(
    `how a case stands (${paths.length} cases in turn, ${AT_ONCE} at once; the goal is 2,000/s a core from memory)`,
  )
  line('the raw limit: as many bytes from Node', raw)
  line('the barest answer of the program', bare)
  line('from memory', kept)
  line('not changed since (304)', same)
  line('drawn each time (with a cookie)', asked)
}

interface Taken {
  readonly bytes: number
  readonly seconds: number
  readonly peak: number
}

async function take(served: Served, person: Person | undefined, path: string): Promise<Taken> {
  forgetPeak(served.pid)
  const since = performance.now()
  const answer = await fetch(served.address + path, { headers: person?.headers ?? {} })
  if (!answer.ok || answer.body === null) throw new Error(`${path} answered ${answer.status}.`)
  let bytes = 0
  for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) bytes += piece.length
  return { bytes, seconds: (performance.now() - since) / 1000, peak: peakOf(served.pid) }
}

const LISTS = ['csv', 'json', 'xlsx'].flatMap((format) => [
  `/t/lista-de-expedientes.${format}?ver=ended`,
  `/registro-de-permisos/datos.${format}`,
])

await withServed('case-out', async (served) => {
  const [reader] = await makePeople(served.database, 'reader', 1, ['SCDU'])
  await makeCases(served, 'tenth', CASES / 10)
  await status(served)
  // Once each beforehand, so that what is loaded once (code, calendars) is not counted as the list's.
  for (const path of LISTS) await take(served, reader, path)
  const few = new Map<string, Taken>()
  for (const path of LISTS) few.set(path, await take(served, reader, path))
  await makeCases(served, 'rest', CASES - CASES / 10)
  console.log(`lists taken away, of ${CASES / 10} cases and of ${CASES}`)
  for (const path of LISTS) {
    const [small, large] = [few.get(path), await take(served, reader, path)]
    if (small === undefined) continue
    console.log(
      `  ${path.padEnd(46)} ${(large.bytes / 1e6).toFixed(1).padStart(5)} MB in ${large.seconds.toFixed(1)} s; most memory ${small.peak.toFixed(0)} → ${large.peak.toFixed(0)} MiB (× ${(large.peak / small.peak).toFixed(2)} for ${(large.bytes / small.bytes).toFixed(1)} times the bytes)`,
    )
  }
})
