import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../root.ts'
import { type Assets, loadAssets } from './assets.ts'
import { assetServer } from './assets-serve.ts'

/** First load of a public page: styles and scripts, compressed (ARCHITECTURE, Interface). Fonts come after the words. */
const FIRST_LOAD = 60 * 1024

let directory: string
let assets: Assets
let serve: (request: Request) => Response

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'trama-assets-'))
  await build({
    configFile: join(projectRoot, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: directory, emptyOutDir: true },
  })
  assets = loadAssets(directory)
  serve = assetServer(directory)
}, 60_000)
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  serve(new Request(`http://trama.test${path}`, { headers, method }))

/**
 * The libraries of the map and of drawing on it, and the worker: loaded on pages with a map only. They hold an empty picture for
 * those that do not come, and could evaluate plugins for other alphabets, which we do not load and the policy would stop.
 */
const MAP_LIBRARY = /^(map-view|drawing-board|maplibre-gl-worker)-/

describe('what the browser gets', () => {
  it('asks for one stylesheet, two fonts, and the scripts of the islands used, with what they share', () => {
    const page = assets.forPage(['theme-switch', 'table-filter'])
    expect(page.styles).toHaveLength(1)
    expect(page.fonts).toHaveLength(2)
    expect(page.scripts).toEqual([assets.islandScript('table-filter'), assets.islandScript('theme-switch')])
    expect(page.preloads.length).toBeGreaterThan(0)
    expect(assets.forPage([]).scripts).toEqual([])
  })

  it('stays within the budget even on a page that uses every island', () => {
    const names = readdirSync(directory).flatMap((file) => /^island-(.+)-[\w-]{8}\.js$/.exec(file)?.[1] ?? [])
    expect(names.length).toBeGreaterThanOrEqual(4)
    const islands = names.filter((name) => !name.startsWith('map'))
    const page = assets.forPage(islands)
    const bytes = [...page.styles, ...page.scripts, ...page.preloads].reduce(
      (sum, url) => sum + Number(ask(url, { 'accept-encoding': 'br' }).headers.get('content-length')),
      0,
    )
    expect(bytes).toBeGreaterThan(5_000)
    expect(bytes).toBeLessThanOrEqual(FIRST_LOAD)
  })

  it('holds nothing that the content security policy would stop', () => {
    for (const file of readdirSync(directory).filter((name) => /\.(css|js)$/.test(name))) {
      const text = readFileSync(join(directory, file), 'utf8')
      const stopped = MAP_LIBRARY.test(file)
        ? /data:font|new Function\(/
        : /data:image|data:font|\beval\(|new Function\(|https?:\/\/(?!www\.w3\.org)/
      expect(stopped.exec(text)?.[0], file).toBeUndefined()
    }
  })

  it('comes from no other address, also on the map: what its library names are pages to read', () => {
    const named = readdirSync(directory)
      .filter((name) => MAP_LIBRARY.test(name) && name.endsWith('.js'))
      .flatMap((file) => [...readFileSync(join(directory, file), 'utf8').matchAll(/https?:\/\/([\w.-]+)/g)])
    const hosts = new Set(named.map(([, host]) => host))
    expect([...hosts].sort()).toEqual([
      'github.com',
      'maplibre.invalid',
      'maplibre.org',
      // A picture of a way of drawing that we do not use; the policy would stop it.
      'raw.githubusercontent.com',
      'wiki.openstreetmap.org',
      'www.w3.org',
    ])
  })

  it('costs behaviour islands no Preact', () => {
    for (const name of ['theme-switch', 'copy-link', 'table-filter']) {
      const page = assets.forPage([name])
      const text = [...page.scripts, ...page.preloads].map((url) => readFileSync(join(directory, url.slice(8)), 'utf8'))
      expect(text.join('').length, name).toBeLessThan(3_000)
    }
  })
})

describe('serving', () => {
  const style = () => assets.assetUrl('ui/styles/index.css')

  it('gives the smallest form that the browser takes, for ever', async () => {
    const plain = await ask(style()).text()
    const brotli = ask(style(), { 'accept-encoding': 'gzip, deflate, br' })
    expect(brotli.headers.get('content-encoding')).toBe('br')
    expect(brotli.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(brotli.headers.get('vary')).toBe('accept-encoding')
    expect(brotliDecompressSync(Buffer.from(await brotli.arrayBuffer())).toString()).toBe(plain)
    const gzip = ask(style(), { 'accept-encoding': 'gzip, br;q=0' })
    expect(gzip.headers.get('content-encoding')).toBe('gzip')
    expect(gunzipSync(Buffer.from(await gzip.arrayBuffer())).toString()).toBe(plain)
  })

  it('answers 304 to who has it and sends no body for HEAD', async () => {
    const etag = ask(style()).headers.get('etag') ?? ''
    expect(ask(style(), { 'if-none-match': etag }).status).toBe(304)
    const head = ask(style(), {}, 'HEAD')
    expect(await head.text()).toBe('')
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(1000)
  })

  it.each(['/assets/../package.json', '/assets/%2e%2e/package.json', '/assets/manifest.json', '/assets/nothing.css'])(
    'has no %s',
    (path) => {
      expect(ask(path).status).toBe(404)
    },
  )
})

it('names what was not built, and what to do', () => {
  expect(() => assets.assetUrl('ui/none.css')).toThrow('"ui/none.css"; run "npm run build"')
  expect(() => assets.islandScript('none')).toThrow('"none"')
  expect(() => loadAssets('/nonexistent')).toThrow('npm run build')
})
