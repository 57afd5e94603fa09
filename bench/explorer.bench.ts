import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
 * without a living map (letters apart: they come once for all pages). CPU: of the whole process per request, embedded database
 * included; "above its queries" is that less the same view as JSON, which asks the database the same. The yardstick is a bare Hono
 * server that answers the very same bytes, in the same run.
 */
const ROUNDS = 40
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
    })
    for (const view of EXPLORER_VIEWS) {
      const address = trama.address + explorerPaths.explorer(asked(view))
      const html = (await bytesOf(address)).toString('utf8')
      const file = join(home, `${view}.html`)
      writeFileSync(file, html)
      const bare = await started(children, [fileURLToPath(import.meta.url), BARE, file], {})
      const page = await cpu(trama.pid, address)
      const queries = await cpu(trama.pid, trama.address + explorerPaths.data(asked(view), 'json'))
      const yardstick = await cpu(bare.pid, bare.address)
      const above = Math.max(0, page - queries)
      const parts = await weights(trama.address, html)
      const total = parts.html + parts.styles + parts.scripts
      console.log(
        [
          view.padEnd(9),
          `page ${kb(parts.html)}, styles ${kb(parts.styles)}, scripts ${kb(parts.scripts)}: ${kb(total)} of ${MOST_KILOBYTES} ${verdict(total / 1024 <= MOST_KILOBYTES)}, letters ${kb(parts.letters)}`,
          `${page.toFixed(1)} ms CPU, ${above.toFixed(1)} above its queries (budget ${MOST_CPU}: ${verdict(above <= MOST_CPU)}), bare Hono with the same bytes ${yardstick.toFixed(2)} ms (× ${(page / Math.max(yardstick, 0.05)).toFixed(0)})`,
        ].join(' · '),
      )
      bare.child.kill('SIGTERM')
    }
    const picture = await cpu(trama.pid, trama.address + explorerPaths.picture(asked('map'), 'png'), 10)
    console.log(`picture   PNG of the map ${picture.toFixed(0)} ms CPU`)
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

/** CPU of another process for one answer, in milliseconds (Linux: clock ticks of 10 ms). */
async function cpu(pid: number, address: string, rounds = ROUNDS): Promise<number> {
  for (let warm = 0; warm < 8; warm += 1) await bytesOf(address)
  const spent = () => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10
  }
  const before = spent()
  for (let round = 0; round < rounds; round += 1) await bytesOf(address)
  return (spent() - before) / rounds
}
