import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { run } from './child.mjs'
import { inRoot, pinnedNode } from './place.mjs'
import { Advice, say } from './say.mjs'

/**
 * A Chromium that starts, for the end-to-end and accessibility tests: named by TRAMA_CHROMIUM, of the system, or
 * Playwright's own. Missing, it is fetched; that failing too, the tests fail saying what to do. They never skip.
 * @returns {Promise<string>} path of the program
 */
export async function ensureChromium() {
  const named = process.env.TRAMA_CHROMIUM
  if (named) {
    if (await starts(named)) return named
    throw new Advice({
      en: `TRAMA_CHROMIUM is ${named}, but that does not start.`,
      es: `TRAMA_CHROMIUM es ${named}, pero eso no arranca.`,
    })
  }
  const found = await firstThatStarts(await candidates())
  if (found) return found
  return (await fromPlaywright()) ?? (await fromApt()) ?? fail()
}

async function candidates() {
  // The shell draws the same pages with the same engine and none of a browser's own windows, at a third of the work.
  const names = [
    'chromium-headless-shell',
    'chrome-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'chrome',
  ]
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  const mac = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ]
  return [...new Set([...onPath, ...mac, await playwrightPath()])].filter((path) => existsSync(path))
}

/** Where playwright-core would put, or has put, its own Chromium. */
async function playwrightPath() {
  const module = await import(pathToFileURL(inRoot('node_modules/playwright-core/index.mjs')).href)
  return /** @type {string} */ (module.chromium.executablePath())
}

/** @param {string[]} paths */
async function firstThatStarts(paths) {
  for (const path of paths) if (await starts(path)) return path
  return null
}

/**
 * A file of that name may be a stand-in that only says "install the snap", or lack its libraries: so draw a page with it.
 * @param {string} path
 */
async function starts(path) {
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--dump-dom', 'about:blank']
  const ended = await run(path, flags, { capture: true, timeout: 30_000 })
  return ended.code === 0 && ended.output.includes('<html')
}

async function fromPlaywright() {
  say({
    en: 'No Chromium here; asking Playwright for its own…',
    es: 'Aquí no hay Chromium; se pide a Playwright el suyo…',
  })
  const cli = inRoot('node_modules/playwright-core/cli.js')
  const ended = await run(pinnedNode, [cli, 'install', '--no-shell', 'chromium'], { capture: true, timeout: 180_000 })
  if (ended.code !== 0) return null
  return firstThatStarts([await playwrightPath()])
}

async function fromApt() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  say({ en: 'Installing Debian’s chromium…', es: 'Instalando el chromium de Debian…' })
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { capture: true, timeout: 120_000, env })
  for (const name of ['chromium-headless-shell', 'chromium']) {
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
      capture: true,
      timeout: 300_000,
      env,
    })
    const found = await firstThatStarts([`/usr/bin/${name}`].filter((path) => existsSync(path)))
    if (found) return found
  }
  return null
}

/** @returns {never} */
function fail() {
  throw new Advice({
    en: `The end-to-end tests need a Chromium and none could be had. Any one of these gives them one:
  Debian, Ubuntu:   sudo apt-get install -y chromium
  Fedora:           sudo dnf install -y chromium
  any system:       npx playwright-core install --with-deps chromium   (kept in ${join(homedir(), '.cache/ms-playwright')})
  one you have:     TRAMA_CHROMIUM=/path/to/chrome npm test`,
    es: `Las pruebas de extremo a extremo necesitan un Chromium y no se consiguió ninguno. Cualquiera de estas órdenes lo da:
  Debian, Ubuntu:   sudo apt-get install -y chromium
  Fedora:           sudo dnf install -y chromium
  otro sistema:     npx playwright-core install --with-deps chromium   (queda en ${join(homedir(), '.cache/ms-playwright')})
  uno que ya tenga: TRAMA_CHROMIUM=/ruta/a/chrome npm test`,
  })
}
