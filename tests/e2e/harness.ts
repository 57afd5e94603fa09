import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, onTestFinished, type TestContext } from 'vitest'
import { copyOfDemonstration, demonstrationHome, type Home } from './homes.ts'
import { startTrama, type TramaProcess } from './trama-process.ts'

export interface E2eRun {
  /** Path of a Chromium that starts. */
  readonly chromium: string
  /** Temporary folder of the run, removed at its end. */
  readonly folder: string
  /** Data folder of a stopped server with the demonstration loaded, to be copied. */
  readonly prepared: string
  /** Of the server that is shared by all who only read. */
  readonly address: string
  /** A PostgreSQL, a database on it with the demonstration loaded, and the folder of the server that loaded it. */
  readonly postgres: { readonly adminUrl: string; readonly template: string; readonly dataDir: string } | undefined
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly e2e: E2eRun
  }
}

/** The demonstration accounts that the program prints at its start; their password too. */
export type Login = 'administracion' | 'direccion' | 'planificacion.scdu' | 'planificacion.sim' | 'lectura'
export const PASSWORD = 'trama-demo-2019'

const CHROMIUM_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Trama {
  readonly address: string
  /** Only of an own server. */
  readonly dataDir: string
}

/** The server that everybody shares: for tests that change nothing that another one sees. */
export function sharedTrama(): () => Trama {
  return () => ({ address: inject('e2e').address, dataDir: '' })
}

/** A server of this file's own, on a fresh copy of the demonstration; its complaints fail the file. */
export function ownTrama(database: 'embedded' | 'either' = 'either'): () => Trama {
  let running: TramaProcess | undefined
  let home: Home | undefined
  beforeAll(async () => {
    home =
      database === 'either'
        ? await demonstrationHome()
        : { dataDir: copyOfDemonstration(), env: {}, dispose: async () => {} }
    running = await startTrama(home.dataDir, home.env)
  })
  afterAll(async () => {
    await running?.stop()
    await home?.dispose()
  })
  return () => {
    if (running === undefined) throw new Error('The server of this file has not started.')
    return running
  }
}

export interface Visit {
  readonly as?: Login
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  readonly javaScript?: boolean
  /** A screen that is touched. */
  readonly touch?: boolean
  /** The test itself breaks the connection: what fails for that reason is no fault. */
  readonly lineBreaks?: boolean
}

export interface Visitors {
  /** A new browser window of a person with nothing kept from before; signed in when `as` says as whom. */
  visit(options?: Visit, test?: TestEnd): Promise<Page>
  /**
   * A window of this person's that another test has looked through before: for who only looks. A window of its own takes
   * longer than the page in it.
   */
  look(as: Login | undefined, test: TestEnd): Promise<Page>
}

/** Tests that run beside each other give their own context; the others need not. */
export type TestEnd = Pick<TestContext, 'onTestFinished'>

/**
 * One Chromium for all files of a worker: a window of its own is as fresh as a browser of its own. It ends with the worker.
 * One that broke down is the fault of the file in which it did, and no other's.
 */
let browser: Promise<Browser> | undefined
async function launched(): Promise<Browser> {
  if (browser !== undefined && (await browser).isConnected()) return browser
  browser = chromium.launch({ executablePath: inject('e2e').chromium, args: CHROMIUM_FLAGS })
  return browser
}

/**
 * The windows of a file. Every one is watched: what a page throws or complains about on the console, a request
 * that fails, or a page that ends in a fault of the server fails the test in which it happened.
 */
export function visitors(trama: () => Trama): Visitors {
  const sessions = new Map<Login, Promise<Cookies>>()
  const free = new Map<Login | undefined, Window[]>()

  // Before the first test, whose own time is for what it looks at.
  beforeAll(async () => {
    await launched()
  })
  afterAll(async () => {
    await Promise.all([...free.values()].flat().map(({ page }) => page.context().close()))
  })

  async function newContext({ as, width = 1280, height = 800, dark = false, javaScript = true, touch = false }: Visit) {
    const storageState = as === undefined ? undefined : await sessionOf(as)
    const context = await (await launched()).newContext({
      baseURL: trama().address,
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      // Pages fade into each other; a test that looks in the middle of it sees neither.
      reducedMotion: 'reduce',
      javaScriptEnabled: javaScript,
      hasTouch: touch,
      locale: 'es-SV',
      timezoneId: 'America/El_Salvador',
      acceptDownloads: true,
      ...(storageState === undefined ? {} : { storageState }),
    })
    context.setDefaultTimeout(30_000)
    return context
  }

  /** Signing in by hand is one test's subject; the others start from its cookie. */
  function sessionOf(login: Login): Promise<Cookies> {
    const known = sessions.get(login)
    if (known !== undefined) return known
    const opening = openSession(login)
    sessions.set(login, opening)
    return opening
  }

  async function openSession(login: Login): Promise<Cookies> {
    const context = await (await launched()).newContext({ baseURL: trama().address })
    const page = await context.newPage()
    await page.goto('/acceso')
    await signIn(page, login)
    const state = await context.storageState()
    await context.close()
    return state
  }

  async function openWindow(as: Login | undefined): Promise<Window> {
    const context = await newContext(as === undefined ? {} : { as })
    const noise: string[] = []
    watch(context, true, (what) => noise.push(what))
    return { page: await context.newPage(), noise }
  }

  return {
    async look(as, { onTestFinished: finished }) {
      const window = free.get(as)?.pop() ?? (await openWindow(as))
      finished(() => {
        const noise = window.noise.splice(0)
        free.set(as, [...(free.get(as) ?? []), window])
        expect(noise, 'nothing failed in the browser').toEqual([])
      })
      return window.page
    },
    async visit(options = {}, test) {
      const context = await newContext(options)
      const noise: string[] = []
      watch(context, options.javaScript !== false, (what) => {
        if (options.lineBreaks !== true || !LINE_BROKEN.test(what)) noise.push(what)
      })
      const finished = test?.onTestFinished ?? onTestFinished
      finished(async () => {
        await context.close()
        expect(noise, 'nothing failed in the browser that the test did not ask for').toEqual([])
      })
      return context.newPage()
    },
  }
}

interface Window {
  readonly page: Page
  /** What failed in it since the test began that looks at it. */
  readonly noise: string[]
}

type Cookies = Awaited<ReturnType<BrowserContext['storageState']>>

/** Fills the form of the sign-in page that stands open, in either language. */
export async function signIn(page: Page, login: string, password = PASSWORD): Promise<void> {
  await page.locator('main input[name=login]').fill(login)
  await page.locator('main input[name=password]').fill(password)
  await page.locator('main form:has(input[name=password]) button[type=submit]').click()
  await page.waitForURL((url) => !url.pathname.endsWith('/acceso'))
}

const LINE_BROKEN = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_RESET/

/**
 * Chromium notes on the console each answer of 400 and above. A page that refuses (a form with errors, a page that is not
 * there) is what tests look at, so those of documents and of sent forms are let pass; of anything else they are faults.
 */
function watch(context: BrowserContext, scripts: boolean, report: (what: string) => void): void {
  const refused = new Set<string>()
  context.on('response', (response) => {
    const request = response.request()
    const status = response.status()
    if (status < 400) return
    const asked = request.isNavigationRequest() || request.method() === 'POST' || request.method() === 'PATCH'
    if (asked && status < 500) refused.add(response.url())
    else report(`${status} ${request.method()} ${response.url()}`)
  })
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? ''
    // A download ends its navigation, and leaving a page ends what it was still loading.
    // Where scripts are switched off, the browser reports those it did not load as forbidden.
    const switchedOff = why === 'csp' && request.url().endsWith('.js') && !scripts
    if (!/ERR_ABORTED/.test(why) && !switchedOff) report(`${why} ${request.url()}`)
  })
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    // Where there is no graphics card, its software tells how long it took to show a map: no fault of the page.
    if (/^\[\.WebGL-.*GPU stall due to ReadPixels/.test(message.text())) return
    const at = message.location().url
    if (refused.has(at) && message.text().startsWith('Failed to load resource')) return
    report(`console ${message.type()}: ${message.text()} (${at})`)
  })
  context.on('weberror', (error) => report(`thrown in the page: ${error.error().stack ?? error.error().message}`))
}
