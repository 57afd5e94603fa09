import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { projectRoot } from '../platform/root.ts'
import { ensureChromium } from '../scripts/steps/chromium.mjs'

/**
 * What the map weighs and when it can be used, on a fast machine and on a cheap phone with a bad line (processor four times as slow,
 * "slow 3G": 400 kbit/s, 400 ms). `node bench/map.bench.ts` after `npm run build`; with `MAP_URL` against a server that runs already.
 *
 * Page: what came until the picture, its table and its links stood, and when they could be used. Living map: what came more, and from
 * when on it answered to keys and touch; on a bad line it comes when it is asked for, so it is counted from there. Bytes as they
 * went over the line, compressed.
 */
const PATH = '/mapa?capas=municipios,espacios-publicos'
const SLOW_3G = { offline: false, downloadThroughput: 50_000, uploadThroughput: 50_000, latency: 400 }

interface Weight {
  readonly script: number
  readonly rest: number
}

async function measure(origin: string, name: string, slow: boolean): Promise<void> {
  const browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  })
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
  if (slow)
    await page.addInitScript(() => {
      // What the browser of such a phone says of its line; the emulation slows it without telling the page.
      Object.defineProperty(navigator, 'connection', { value: { saveData: false, effectiveType: '3g' } })
    })
  const line = await page.context().newCDPSession(page)
  await line.send('Network.enable')
  if (slow) {
    await line.send('Network.emulateNetworkConditions', SLOW_3G)
    await line.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  }
  const weigh = scale(page)
  const since = performance.now()
  await page.goto(`${origin}${PATH}`, { waitUntil: 'domcontentloaded', timeout: 180_000 })
  await answers(page)
  const usable = performance.now() - since
  if (slow) {
    const offer = page.locator('[data-map-open]')
    await offer.waitFor({ timeout: 180_000 })
    const before = await weigh()
    print(`${name}: page with picture and list`, before, usable)
    const asked = performance.now()
    await offer.click()
    await living(page)
    const took = performance.now() - asked
    const after = await weigh()
    const more = { script: after.script - before.script, rest: after.rest - before.rest }
    print(`${name}: living map, when asked for`, withThreads(more, await threads(page)), took)
  } else {
    await living(page)
    const took = performance.now() - since
    print(`${name}: page and living map`, withThreads(await weigh(), await threads(page)), took)
  }
  await browser.close()
}

/** Bytes so far, scripts apart: those of the page and the one that MapLibre's own threads run. */
function scale(page: Page): () => Promise<Weight> {
  const arriving: Promise<void>[] = []
  const weight = { script: 0, rest: 0 }
  page.on('requestfinished', (request) => {
    const part = /\.m?js$/.test(new URL(request.url()).pathname) ? 'script' : 'rest'
    arriving.push(
      request.sizes().then(
        ({ responseBodySize }) => {
          weight[part] += responseBodySize
        },
        // What arrives while the browser is being closed is weighed by nobody.
        () => {},
      ),
    )
  })
  return async () => {
    await Promise.allSettled(arriving)
    return { ...weight }
  }
}

/** Scripts of the page's own threads, which its network does not report. */
async function threads(page: Page): Promise<number> {
  const urls = new Set(page.workers().map((worker) => worker.url()))
  let bytes = 0
  for (const url of urls) {
    const answer = await fetch(url, { headers: { 'accept-encoding': 'br' } })
    bytes += Number(answer.headers.get('content-length') ?? (await answer.arrayBuffer()).byteLength)
  }
  return bytes
}

/** The thread of the page is free: it answers within a frame or two. */
async function answers(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

async function living(page: Page): Promise<void> {
  await page.locator('[data-living]').waitFor({ timeout: 180_000 })
  await answers(page)
}

function withThreads({ script, rest }: Weight, bytes: number): Weight {
  return { script: script + bytes, rest }
}

function print(what: string, { script, rest }: Weight, milliseconds: number): void {
  const kb = (bytes: number) => `${Math.round(bytes / 1000)} kB`
  console.log(
    `${what}: scripts ${kb(script)}, all else ${kb(rest)}, usable after ${(milliseconds / 1000).toFixed(1)} s`,
  )
}

async function start(dataDir: string): Promise<{ readonly process: ChildProcess; readonly origin: string }> {
  const program = join(projectRoot, 'dist', 'server', 'bin', 'trama.js')
  const child = spawn(process.execPath, [program, 'start'], {
    env: { ...process.env, PORT: '0', TRAMA_DATA: dataDir, DATABASE_URL: '', TRAMA_LANG: 'en', RATE_LIMIT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0]
      if (origin !== undefined) resolve({ process: child, origin })
    })
    child.on('exit', (code) => reject(new Error(`The program stopped with ${code}.`)))
  })
}

const home = mkdtempSync(join(tmpdir(), 'trama-bench-map-'))
const given = process.env.MAP_URL
const started = given === undefined ? await start(home) : undefined
const origin = given ?? started?.origin ?? ''
try {
  // Once for nothing: tiles and queries of the first visitor are not what is measured.
  await (await fetch(`${origin}${PATH}`)).text()
  await measure(origin, 'Fast', false)
  await measure(origin, 'Slow 3G, processor ÷ 4', true)
} finally {
  if (started !== undefined) {
    started.process.removeAllListeners('exit')
    started.process.kill()
    await new Promise((ended) => started.process.once('exit', ended))
  }
  rmSync(home, { recursive: true, force: true })
}
