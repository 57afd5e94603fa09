import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { explorerPaths } from '../capabilities/observatory/explorer-paths.ts'
import { type Configuration, EXPLORER_VIEWS, START } from '../capabilities/observatory/rules/explorer/configuration.ts'
import { projectRoot } from '../platform/root.ts'

/**
 * What a page of the explorer weighs and costs, on the built program with its demonstration: `npm run bench -- explorer`, after
 * which a data folder that is ready may be named with `TRAMA_BENCH_DATA`.
 *
 * Bytes: what a first visit loads, compressed by gzip: the page, its styles, scripts and letters, against the 60 KB of a public page
 * without a living map (letters apart: they come once for all pages). CPU: per request, of the whole process with its embedded
 * database, and of the thread that draws, which is held to the budget. "Above its queries" is that thread's time less the same view as
 * JSON, which asks the database the same: the median over turns in which one follows the other, so that a busy machine slows both.
 * The yardstick is a bare Hono server that answers the very same bytes, in the same run.
 */
const ROUNDS = 30
const IN_TURN = 4
const MOST_KILOBYTES = 60
const MOST_CPU = 3
const BARE = '--bare'
const program = join(projectRoot, 'dist', 'server', 'bin', 'trama.js')

const asked = (view: Configuration['view']): Configuration => ({
  ...START,
  view,
  indicators: view === 'scatter' ? ['poverty_rate', 'mean_years_of_schooling'] : ['poverty_rate'],
})

/** The other process of a measure: one page that is always the same. */
if (process.argv[2] === BARE) {
  const html = readFileSync(process.argv[3] ?? '', 'utf8')
  const app = new Hono().get('/', (c) => c.html(html))
  serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(`http://127.0.0.1:${port}`))
} else if (existsSync(program)) await measure()
else {
  console.log('Not measured: build first (npm run build).')
  process.exitCode = 1
}

async function measure(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'trama-bench-'))
  const children: ChildProcess[] = []
  try {
    const data = process.env.TRAMA_BENCH_DATA ?? join(home, 'data')
    const trama = await started(children, [program, 'start'], {
      ...{ PORT: '0', TRAMA_DATA: data, DATABASE_URL: '', TRAMA_LANG: 'en' },
      RATE_LIMIT: '0',
    })
    for (const view of EXPLORER_VIEWS) {
      const address = trama.address + explorerPaths.explorer(asked(view))
      const html = (await bytesOf(address)).toString('utf8')
      const file = join(home, `${view}.html`)
      writeFileSync(file, html)
      const bare = await started(children, [fileURLToPath(import.meta.url), BARE, file], {})
      const json = trama.address + explorerPaths.data(asked(view), 'json')
      const [page, queries] = await inTurns(trama.pid, [address, json])
      const [yardstick] = await inTurns(bare.pid, [bare.address])
      const above = median((page ?? []).map(({ drawing }, round) => drawing - (queries?.[round]?.drawing ?? 0)))
      const [whole, least] = [page, yardstick].map((spent) => median((spent ?? []).map((each) => each.whole)))
      const parts = await weights(trama.address, html)
      const total = parts.html + parts.styles + parts.scripts
      console.log(
        [
          view.padEnd(9),
          `page ${kb(parts.html)}, styles ${kb(parts.styles)}, scripts ${kb(parts.scripts)}: ${kb(total)} of ${MOST_KILOBYTES} ${verdict(total / 1024 <= MOST_KILOBYTES)}, letters ${kb(parts.letters)}`,
          `${whole?.toFixed(1)} ms CPU, ${above.toFixed(1)} above its queries (budget ${MOST_CPU}: ${verdict(above <= MOST_CPU)}), bare Hono with the same bytes ${least?.toFixed(2)} ms (drawing × ${(above / (least ?? 1)).toFixed(1)})`,
        ].join(' · '),
      )
      bare.child.kill('SIGTERM')
    }
    const [picture = []] = await inTurns(trama.pid, [trama.address + explorerPaths.picture(asked('map'), 'png')], 5)
    console.log(`picture   PNG of the map ${median(picture.map(({ whole }) => whole)).toFixed(0)} ms CPU`)
  } finally {
    await Promise.all(children.map(stopped))
    rmSync(home, { recursive: true, force: true })
  }
}

function kb(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`
}
function verdict(kept: boolean): string {
  return kept ? 'kept' : 'NOT KEPT'
}

interface Running {
  readonly child: ChildProcess
  readonly pid: number
  readonly address: string
}

function started(
  children: ChildProcess[],
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Running> {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0]
      if (address !== undefined) resolve({ child, pid: child.pid ?? 0, address })
    })
    child.on('exit', (code) => reject(new Error(`A process of the measure stopped with ${code}.\n${printed}`)))
  })
}

function stopped(child: ChildProcess): Promise<void> {
  child.removeAllListeners('exit')
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.on('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

function bytesOf(address: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(address, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        answer.statusCode === 200
          ? resolve(Buffer.concat(chunks))
          : reject(new Error(`${address} answered ${answer.statusCode}.`)),
      )
    }).on('error', reject)
  })
}

/** What the head of a page asks for, packed; scripts with everything they load at once (`modulepreload`). */
async function weights(address: string, html: string) {
  const packed = async (pattern: RegExp) => {
    const paths = [...new Set([...html.matchAll(pattern)].map(([, path = '']) => path))]
    const files = await Promise.all(paths.map((path) => bytesOf(address + path)))
    return files.reduce((sum, file) => sum + gzipSync(file).byteLength, 0)
  }
  const letters = [...html.matchAll(/<link rel="preload" href="([^"]+)" as="font"/g)]
  const sizes = await Promise.all(letters.map(([, path = '']) => bytesOf(address + path)))
  return {
    html: gzipSync(html).byteLength,
    styles: await packed(/<link rel="stylesheet" href="([^"]+)"/g),
    scripts: await packed(/(?:<link rel="modulepreload" href|<script type="module" src)="([^"]+)"/g),
    letters: sizes.reduce((sum, { byteLength }) => sum + byteLength, 0),
  }
}

interface Spent {
  readonly whole: number
  /** Of the first thread: it draws, and the embedded database works in another. */
  readonly drawing: number
}

/** CPU of another process for one answer of each address, in milliseconds, round by round (Linux counts it in nanoseconds). */
async function inTurns(pid: number, addresses: readonly string[], rounds = ROUNDS): Promise<Spent[][]> {
  const spent = () => {
    const threads = readdirSync(`/proc/${pid}/task`).map((id) => ({ id, ms: threadTime(pid, id) }))
    const drawing = threads.find(({ id }) => id === String(pid))?.ms ?? 0
    return { whole: threads.reduce((sum, { ms }) => sum + ms, 0), drawing }
  }
  const found: Spent[][] = addresses.map(() => [])
  for (let round = -rounds / 2; round < rounds; round += 1)
    for (const [index, address] of addresses.entries()) {
      const before = spent()
      for (let time = 0; time < IN_TURN; time += 1) await bytesOf(address)
      const after = spent()
      // The first rounds warm up.
      if (round < 0) continue
      found[index]?.push({
        whole: (after.whole - before.whole) / IN_TURN,
        drawing: (after.drawing - before.drawing) / IN_TURN,
      })
    }
  return found
}

/** None for a thread that has ended meanwhile. */
function threadTime(pid: number, thread: string): number {
  const file = `/proc/${pid}/task/${thread}/schedstat`
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6 : 0
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
