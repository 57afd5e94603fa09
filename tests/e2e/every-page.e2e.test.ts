import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { localPath } from '../../platform/web/paths.ts'
import { atOnce } from './at-once.ts'
import { atRest, axe, heldUpright, sideways } from './axe.ts'
import { fileExamples } from './file-examples.ts'
import { type Login, visitors } from './harness.ts'
import { demonstrationHome } from './homes.ts'
import { type Answered, brokenLinks, leavesEnglish } from './links.ts'
import type { PageExample } from './page-example.ts'
import { getRoutes, pageExamples, routesWithExamples, templateExamples } from './page-examples.ts'
import { caller, prepareSite } from './site.ts'
import { startTrama } from './trama-process.ts'

// Its own server, started here and not in a hook: which pages there are must be known before the tests are listed.
const home = await demonstrationHome()
const server = await startTrama(home.dataDir, home.env)
const trama = () => server
const site = await prepareSite(server)
const { visit, look } = visitors(trama)
afterAll(async () => {
  await server.stop()
  await home.dispose()
})

/** The narrowest phone still in use, and that width at 200 % on the next larger ones (WCAG 2.2, 1.4.10). */
const NARROWEST = 320
interface Appearance {
  readonly width: number
  readonly colorScheme: 'light' | 'dark'
  readonly rules: 'all' | 'colours' | 'words'
}
const ON_A_PHONE = { width: 360, colorScheme: 'dark', rules: 'all' } as const satisfies Appearance
const ON_A_DESK = { width: 1280, colorScheme: 'light', rules: 'all' } as const satisfies Appearance
const APPEARANCES = {
  es: [ON_A_DESK, { width: 1280, colorScheme: 'dark', rules: 'colours' }, ON_A_PHONE],
  en: [{ width: 360, colorScheme: 'light', rules: 'words' }],
  /** A template that was looked at from all sides, with other content. */
  again: [ON_A_PHONE],
  /** With each change, one look at a template: every second one on a desk in light, the others on a phone in the dark. */
  phone: [ON_A_PHONE],
  desk: [ON_A_DESK],
} as const

/** Nobody, and the demonstration's accounts. */
const PEOPLE = [undefined, 'planificacion.scdu', 'planificacion.sim', 'administracion', 'direccion', 'lectura'] as const

const timings: { readonly path: string; readonly milliseconds: number }[] = []

test('every GET route has an example, and every example a route', () => {
  expect([...routesWithExamples()].sort()).toEqual([...getRoutes()].sort())
})

/** The first example of each template is looked at from all sides; what differs in the others is their content. */
const firsts = new Set(templateExamples(site).map(({ title }) => title))

/**
 * With each change one example of every template is looked at in a browser, in Spanish and in one of two appearances: the
 * others, and English, are asked for without one. The design page, where every component stands in every state, is looked at
 * from all sides. The walk through everything from all sides takes six times as long: `npm run soak -- pages`.
 */
const WHOLE_WALK = process.env.TRAMA_WALK === 'whole'
const DESIGN = '/diseno'

function walked(locale: 'es' | 'en'): readonly PageExample[] {
  // What differs between two examples of a template is not its words: English is asked of one of each.
  if (locale === 'en') return WHOLE_WALK ? templateExamples(site) : []
  return WHOLE_WALK ? pageExamples(site) : templateExamples(site)
}

/** Which pages are asked for without a browser: the words of two examples of a template are the same. */
function answeredIn(locale: 'es' | 'en'): readonly PageExample[] {
  return locale === 'es' || WHOLE_WALK ? pageExamples(site) : templateExamples(site)
}

/** How many links of a kind are followed: in English they are the same under `/en`, and that they are is asked of each. */
function linksIn(locale: 'es' | 'en'): number {
  if (WHOLE_WALK) return 4
  return locale === 'es' ? 2 : 0
}

describe.each(['es', 'en'] as const)('every page answers and no link leads nowhere, in %s', (locale) => {
  test.each(PEOPLE)('as %s', async (login) => {
    const person = await caller(trama(), login)
    const asked = answeredIn(locale).filter((each) => each.as === login)
    const answers = await atOnce(asked, async ({ path, status, title }) => {
      const address = localPath(locale, path)
      const response = await person.get(address)
      const html = await response.text()
      // Steps of signing in without a beginning lead back to it.
      const expected = response.status === 303 && status === undefined ? 303 : (status ?? 200)
      expect(response.status, title).toBe(expected)
      if (response.status === 200) expect(html, title).toContain(`<html lang="${locale}"`)
      return response.status === 200 && status === undefined ? [{ address, html }] : []
    })
    const pages: readonly Answered[] = answers.flat()
    expect(pages.length).toBeGreaterThan(0)
    if (locale === 'en') expect(leavesEnglish(pages)).toEqual([])
    expect(await brokenLinks(person, pages, linksIn(locale))).toEqual([])
  })
})

describe.each((['es', 'en'] as const).filter((each) => walked(each).length > 0))('every page in %s', (locale) => {
  test.concurrent.for(walked(locale))('$title', async (example, { expect: hold, onTestFinished }) => {
    const page = await look(example.as, { onTestFinished })
    const looks = looksAt(example, locale)
    await appear(page, APPEARANCES[looks][0])
    const response = await page.goto(localPath(locale, example.path))
    hold(response?.status()).toBe(example.status ?? 200)
    if (example.status === undefined) await note(page, example)
    hold(await page.locator('html').getAttribute('lang')).toBe(locale)
    hold(await faults(page, looks)).toEqual([])
  })
})

/** From which sides a page is looked at. */
function looksAt({ title, path }: PageExample, locale: 'es' | 'en'): keyof typeof APPEARANCES {
  if (locale === 'en') return 'en'
  if (WHOLE_WALK) return firsts.has(title) ? 'es' : 'again'
  if (path === DESIGN) return 'es'
  return [...firsts].indexOf(title) % 2 === 0 ? 'phone' : 'desk'
}

/** Forms shown again with what was wrong. */
const REFUSED: readonly {
  readonly title: string
  readonly path: string
  readonly as?: Login
  /** What the button says, where it is not the first. */
  readonly button?: RegExp
  send(page: Page): Promise<void>
}[] = [
  {
    title: 'sign-in refused',
    path: '/acceso',
    async send(page) {
      await page.locator('main input[name=login]').fill('nadie')
      await page.locator('main input[name=password]').fill('no es esta')
    },
  },
  {
    title: 'report refused',
    path: `/t/actividades/${site.activity}/avance/10`,
    as: 'planificacion.scdu',
    button: /^(Guardar avance|Save progress)$/,
    async send(page) {
      await page.locator('main input[name=executed]').fill('muchos')
    },
  },
  { title: 'upload refused', path: '/t/importar', as: 'administracion', async send() {} },
]

describe.each(['es', 'en'] as const)('forms with errors in %s', (locale) => {
  test.concurrent.for(REFUSED)('$title', async ({ path, as, button = /./, send }, { expect: hold, onTestFinished }) => {
    const page = await visit(as === undefined ? {} : { as }, { onTestFinished })
    await page.goto(localPath(locale, path))
    await send(page)
    // The first that is seen: a form of quick answers begins with a hidden one, which Enter presses.
    await page.locator('main form button[type=submit]:visible').filter({ hasText: button }).first().click()
    await page.locator('.error-summary').waitFor()
    hold(await faults(page, locale)).toEqual([])
  })
})

test('pages work in either orientation', async () => {
  const page = await visit()
  await page.goto('/')
  expect(await heldUpright(page)).toEqual([])
})

test.for(fileExamples())('$path is a file of its type', async ({ path, as, type }) => {
  const response = await (await caller(trama(), as)).get(path)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain(type)
  expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(10)
})

/**
 * Everything wrong with the page in each of the appearances asked for; it is loaded once and then turned about. Light and dark
 * differ in nothing but colours, so dark is asked of all rules on a phone and of colours alone on a desk. The languages
 * differ in nothing but words: English is asked everything else once, on a phone, where long words show.
 */
async function faults(page: Page, looks: keyof typeof APPEARANCES): Promise<readonly string[]> {
  const found: string[] = []
  for (const appearance of APPEARANCES[looks]) {
    await appear(page, appearance)
    const violations = await axe(page, appearance.rules)
    found.push(...violations.map((violation) => `${appearance.width} px, ${appearance.colorScheme}: ${violation}`))
  }
  await page.setViewportSize({ width: NARROWEST, height: 800 })
  await atRest(page)
  const wide = await sideways(page)
  return wide === undefined ? found : [...found, `scrolls sideways: ${wide}`]
}

async function appear(page: Page, { width, colorScheme }: Appearance): Promise<void> {
  await page.setViewportSize({ width, height: 800 })
  await page.emulateMedia({ colorScheme })
}

async function note(page: Page, { path }: PageExample): Promise<void> {
  const milliseconds = await page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    return entry === undefined ? 0 : entry.responseEnd - entry.requestStart
  })
  timings.push({ path, milliseconds })
}

/** Not a test: a machine that runs tests is no place to hold a budget. */
afterAll(() => {
  const slowest = [...timings].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, 8)
  const lines = slowest.map(({ path, milliseconds }) => `  ${milliseconds.toFixed(0).padStart(6)} ms  ${path}`)
  console.info(`Slowest answers of ${timings.length} pages:\n${lines.join('\n')}`)
})
