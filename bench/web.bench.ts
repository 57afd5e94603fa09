import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../platform/root.ts'

/**
 * How long a start takes and what a page costs, measured on the built program as a person would meet it.
 * `node bench/web.bench.ts` after `npm run build`.
 *
 * Start: from the call to the first answered page. Page: CPU of the whole process per request, less that of the same request's
 * queries (the JSON of the same figures is loaded and computed alike and draws nothing), against the bare server's answer to
 * an address that reads nothing.
 */
const program = join(projectRoot, 'dist', 'server', 'bin', 'trama.js')
const home = mkdtempSync(join(tmpdir(), 'trama-bench-'))
const PAGES = [
  '/planes/2019',
  '/planes/2019/unidades/ufia',
  '/planes/2019/unidades/ufia?vista=matriz',
  '/planes/2019/pei',
]
const ROUNDS = 40

interface Started {
  readonly process: ChildProcess
  readonly address: string
  readonly milliseconds: number
}

function start(dataDir: string): Promise<Started> {
  const begun = performance.now()
  const child = spawn(process.execPath, [program, 'start'], {
    env: { ...process.env, PORT: '0', TRAMA_DATA: dataDir, DATABASE_URL: '', TRAMA_LANG: 'en' },
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
        () => resolve({ process: child, address, milliseconds: performance.now() - begun }),
        reject,
      )
    })
    child.on('exit', (code) => reject(new Error(`The program stopped with ${code}.`)))
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

async function cost(started: Started, path: string): Promise<{ cpu: number; median: number; bytes: number }> {
  const times: number[] = []
  let bytes = 0
  for (let warm = 0; warm < 5; warm += 1) await (await fetch(started.address + path)).arrayBuffer()
  const before = await cpuOf(started.process.pid ?? 0)
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now()
    bytes = (await (await fetch(started.address + path)).arrayBuffer()).byteLength
    times.push(performance.now() - begun)
  }
  const cpu = ((await cpuOf(started.process.pid ?? 0)) - before) / ROUNDS
  return { cpu, median: times.sort((a, b) => a - b)[ROUNDS / 2] ?? 0, bytes }
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
  const bare = await cost(second, '/assets/none')
  const data = await cost(second, '/api/v1/planes/2019')
  console.log(`bare answer (an address that reads nothing)  ${bare.cpu.toFixed(2)} ms CPU`)
  console.log(
    `the year's data and figures as JSON          ${data.cpu.toFixed(1)} ms CPU, ${data.median.toFixed(0)} ms`,
  )
  for (const path of PAGES) {
    const page = await cost(second, path)
    const above = Math.max(0, page.cpu - data.cpu)
    console.log(
      `${path.padEnd(44)} ${page.median.toFixed(0).padStart(4)} ms, ${page.cpu.toFixed(1)} ms CPU, ${above.toFixed(1)} above its data, ${(page.bytes / 1024).toFixed(0)} KB (× ${(page.cpu / Math.max(bare.cpu, 0.1)).toFixed(0)} the bare answer)`,
    )
  }
  await stop(second)
}

try {
  await main()
} finally {
  rmSync(home, { recursive: true, force: true })
}
