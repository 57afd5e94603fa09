import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../platform/root.ts'

/**
 * How long a start takes and what a page costs, measured on the built program as a person would meet it.
 * `node bench/web.bench.ts` after `npm run build`.
 *
 * Start: from the call to the first answered page. Page: CPU of the whole process per request, less that of the same request's
 * queries (the JSON of the same figures is loaded and computed alike and draws nothing), against the bare server's answer to
 * an address that reads nothing. Queries: what the database was asked for one request, by the program's own metrics; the pages
 * of the staff are asked for by the demonstration's administrator.
 */
const program = join(projectRoot, 'dist', 'server', 'bin', 'trama.js')
const home = mkdtempSync(join(tmpdir(), 'trama-bench-'))
const NOTHING = '/assets/none'
const PAGES = [
  '/planes/2019',
  '/planes/2019/unidades/ufia',
  '/planes/2019/unidades/ufia?vista=matriz',
  '/planes/2019/pei',
]
const STAFF_PAGES = [
  '/t/control?anio=2019',
  '/t/poa/2019/ufia',
  '/t/poa/2019/ufia/editar',
  '/t/poa/2019/ufia/gantt',
  '/t/revisiones/2019/3',
]
const ROUNDS = 40
/** The demonstration says so at its start. */
const READER = { login: 'administracion', password: 'trama-demo-2019' }

interface Started {
  readonly process: ChildProcess
  readonly address: string
  readonly milliseconds: number
  readonly metrics: string
}

async function start(dataDir: string): Promise<Started> {
  const metrics = await freePort()
  const begun = performance.now()
  const child = spawn(process.execPath, [program, 'start'], {
    env: {
      ...process.env,
      PORT: '0',
      TRAMA_DATA: dataDir,
      DATABASE_URL: '',
      TRAMA_LANG: 'en',
      METRICS_PORT: String(metrics),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const address = /http:\/\/\S+/.exec(printed)?.[0]
      if (address === undefined) return
      child.stdout.removeAllListeners('data')
      child.stdout.resume()
      fetch(`${address}/planes/2019`).then(
        () =>
          resolve({
            process: child,
            address,
            milliseconds: performance.now() - begun,
            metrics: `http://127.0.0.1:${metrics}/metrics`,
          }),
        reject,
      )
    })
    child.on('exit', (code) => reject(new Error(`The program stopped with ${code}.`)))
  })
}

/** A port that nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject()))
    })
  })
}

function stop(started: Started): Promise<void> {
  return new Promise((resolve) => {
    started.process.removeAllListeners('exit')
    started.process.on('exit', () => resolve())
    started.process.kill('SIGTERM')
  })
}

/** User and system time of another process so far, in milliseconds (Linux: clock ticks of 10 ms). */
async function cpuOf(pid: number): Promise<number> {
  const { readFile } = await import('node:fs/promises')
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** Queries inside transactions so far, as the program counts them. */
async function queriesOf(started: Started): Promise<number> {
  const text = await (await fetch(started.metrics)).text()
  return Number(/^trama_database_queries_total(?:\{[^}]*\})? (\d+)/m.exec(text)?.[1] ?? Number.NaN)
}

async function cookieOf(started: Started): Promise<string> {
  const body = new URLSearchParams(READER)
  const answer = await fetch(`${started.address}/acceso`, { method: 'POST', body, redirect: 'manual' })
  const session = answer.headers.getSetCookie().find((set) => set.startsWith('trama_session='))
  if (session === undefined) throw new Error(`Nobody could sign in: ${answer.status}.`)
  return session.split(';')[0] ?? ''
}

interface Cost {
  readonly cpu: number
  readonly median: number
  readonly bytes: number
  readonly queries: number
}

async function cost(started: Started, path: string, cookie = ''): Promise<Cost> {
  const times: number[] = []
  let bytes = 0
  const ask = async () => {
    const answer = await fetch(started.address + path, { headers: { cookie } })
    if (answer.status >= 400 && path !== NOTHING) throw new Error(`${path} answered ${answer.status}.`)
    return (await answer.arrayBuffer()).byteLength
  }
  for (let warm = 0; warm < 5; warm += 1) await ask()
  // The first round alone is asked for its queries: beside it the program's own work by the clock counts little.
  const asked = await queriesOf(started)
  await ask()
  const queries = (await queriesOf(started)) - asked
  const before = await cpuOf(started.process.pid ?? 0)
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now()
    bytes = await ask()
    times.push(performance.now() - begun)
  }
  const cpu = ((await cpuOf(started.process.pid ?? 0)) - before) / ROUNDS
  return { cpu, median: times.sort((a, b) => a - b)[ROUNDS / 2] ?? 0, bytes, queries }
}

async function main(): Promise<void> {
  if (!existsSync(program)) {
    console.log('Not measured: build first (npm run build).')
    process.exitCode = 1
    return
  }
  const first = await start(join(home, 'data'))
  console.log(`first start with the demonstration   ${(first.milliseconds / 1000).toFixed(1)} s`)
  await stop(first)
  const second = await start(join(home, 'data'))
  console.log(`second start                         ${(second.milliseconds / 1000).toFixed(1)} s`)
  const bare = await cost(second, NOTHING)
  const data = await cost(second, '/api/v1/planes/2019')
  console.log(`bare answer (an address that reads nothing)  ${bare.cpu.toFixed(2)} ms CPU`)
  console.log(
    `the year's data and figures as JSON          ${data.cpu.toFixed(1)} ms CPU, ${data.median.toFixed(0)} ms, ${data.queries} queries`,
  )
  const cookie = await cookieOf(second)
  for (const path of [...PAGES, ...STAFF_PAGES]) {
    const page = await cost(second, path, path.startsWith('/t') ? cookie : '')
    const above = Math.max(0, page.cpu - data.cpu)
    console.log(
      `${path.padEnd(44)} ${page.median.toFixed(0).padStart(4)} ms, ${page.queries} queries, ${page.cpu.toFixed(1)} ms CPU, ${above.toFixed(1)} above the year's data, ${(page.bytes / 1024).toFixed(0)} KB (× ${(page.cpu / Math.max(bare.cpu, 0.1)).toFixed(0)} the bare answer)`,
    )
  }
  await stop(second)
}

try {
  await main()
} finally {
  rmSync(home, { recursive: true, force: true })
}
