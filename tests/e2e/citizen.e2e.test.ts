import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { brings } from './brings.ts'
import { sharedTrama, visitors } from './harness.ts'

const { visit } = visitors(sharedTrama())

const WORDS = {
  es: {
    start: '/',
    units: 'Unidad de Acceso a la Información Pública y Transparencia',
    result: /Ley de Acceso a la Información/,
    how: /Cómo se calcula/,
    months: /Programado y ejecutado de cada mes/,
    other: 'English',
    otherTitle: 'Public Information Access and Transparency Unit',
    otherPath: '/en/planes/2019/unidades/uaipt',
  },
  en: {
    start: '/en',
    units: 'Public Information Access and Transparency Unit',
    result: /[Aa]ccess to information law/,
    how: /worked out/,
    months: /[Pp]rogrammed and (done|executed|carried out)/,
    other: 'Español',
    otherTitle: 'Unidad de Acceso a la Información Pública y Transparencia',
    otherPath: '/planes/2019/unidades/uaipt',
  },
} as const

/** `85 %`, `85.5 %`: the first percentage that a text says, as a number. */
function percentIn(text: string | null): number {
  return Number(/(\d+(?:\.\d+)?)[\s\u00a0\u202f]%/.exec(text ?? '')?.[1])
}

const pathOf = (page: Page) => new URL(page.url()).pathname

describe.each(['es', 'en'] as const)('a citizen without an account reads in %s', (locale) => {
  const words = WORDS[locale]

  test('from the year to a unit, its result, an activity and how it is computed', async () => {
    const page = await visit({ width: 360 })
    await page.goto(words.start)
    await page.getByRole('row').getByRole('link', { name: words.units, exact: true }).click()
    await page.getByRole('heading', { level: 1, name: words.units }).waitFor()
    await page.getByRole('link', { name: words.result }).first().click()
    await page.getByRole('heading', { level: 1, name: words.result }).waitFor()
    // Beside its indicators and means of verification the result names its activities, each with its figure.
    const activity = page.locator('main a[href*="/calculo/activity"]').first()
    const shown = percentIn(await activity.textContent())
    await brings(page, () => activity.click())
    await expect.poll(() => page.getByText(words.how).count()).toBeGreaterThan(0)
    expect(percentIn(await page.locator('main section').first().textContent())).toBeCloseTo(shown, -0.5)
    await expect.poll(() => page.getByRole('table', { name: words.months }).getByRole('row').count()).toBe(14)
    await expect
      .poll(() => page.getByRole('link', { name: /^(Ingresar|Sign in)$/ }).count(), {
        message: 'nobody asked for an account',
      })
      .toBe(1)
  })

  test('the language switch keeps the page and its cut-off', async () => {
    const page = await visit()
    await page.goto(`${words.start === '/' ? '' : words.start}/planes/2019/unidades/uaipt?corte=2019-06-30`)
    await page.getByRole('link', { name: words.other, exact: true }).click()
    await page.getByRole('heading', { level: 1, name: words.otherTitle }).waitFor()
    expect(pathOf(page)).toBe(words.otherPath)
    await expect.poll(() => new URL(page.url()).searchParams.get('corte')).toBe('2019-06-30')
  })

  test('every figure of the year page opens, down to the months of an activity, and says the same all the way', async () => {
    const page = await visit()
    await page.goto(words.start)
    await brings(page, () => page.getByRole('main').locator('a[href*="/calculo/institution"]').first().click())
    const kinds: string[] = []
    let shown = percentIn(await page.getByRole('main').locator('section').first().textContent())
    for (let level = 0; level < 6; level += 1) {
      kinds.push(decodeURIComponent(pathOf(page)).replace(/.*\/calculo\/|:.*/g, ''))
      const said = percentIn(await page.getByRole('main').locator('section').first().textContent())
      expect(said, `${pathOf(page)} says what led here`).toBe(shown)
      const next = page.getByRole('main').locator('td a[href*="/calculo/"]').first()
      if ((await next.count()) === 0) break
      shown = percentIn(await next.textContent())
      await brings(page, () => next.click())
    }
    expect(kinds[0]).toBe('institution')
    expect(kinds.at(-1)).toBe('activity')
    await expect.poll(() => page.getByRole('table', { name: words.months }).count()).toBe(1)
  })
})

test('the counts of the year lead to lists of that many', async () => {
  const page = await visit()
  await page.goto('/planes/2019')
  const counts = page.locator('main a[href*="/seguimiento"]')
  const wanted = await counts.evaluateAll((links) =>
    links.map((link) => ({
      href: link.getAttribute('href') ?? '',
      count: Number.parseInt(link.textContent ?? '', 10),
    })),
  )
  expect(wanted.length).toBeGreaterThanOrEqual(8)
  for (const { href, count } of wanted) {
    await page.goto(href)
    await expect.poll(() => page.locator('main table tbody tr').count(), { message: href }).toBe(count)
  }
})

test('a measure is the sum of its records, and each record opens as it was counted', async () => {
  const page = await visit()
  await page.goto('/planes/2019')
  await brings(page, () => page.locator('main a[href*="/medidas/"]').first().click())
  const [, numerator = '', denominator = ''] =
    /([\d,]+) de ([\d,]+)/.exec((await page.getByRole('main').textContent()) ?? '') ?? []
  const records = page.locator('main table').first().locator('tbody tr')
  const parts = await records.evaluateAll((rows) =>
    rows.map((row) => (/(\d+) de (\d+)/.exec(row.lastElementChild?.textContent ?? '') ?? []).slice(1).map(Number)),
  )
  const sum = (index: number) => parts.reduce((total, each) => total + (each[index] ?? 0), 0)
  expect(parts.length).toBeGreaterThan(100)
  expect([sum(0), sum(1)]).toEqual([numerator, denominator].map((text) => Number(text.replaceAll(',', ''))))
  await brings(page, () => records.first().getByRole('link').click())
  await page.getByRole('heading', { name: 'Mes a mes' }).waitFor()
  expect(await page.locator('main .notice-warning').count(), 'its cut-off is one of the year').toBe(0)
})

test('another cut-off is chosen without script, and the page says what it counts', async () => {
  const page = await visit({ javaScript: false })
  await page.goto('/planes/2019')
  const before = percentIn(await page.getByRole('main').textContent())
  await page.getByLabel('Fecha de corte').selectOption({ label: '31 de marzo de 2019' })
  await brings(page, () => page.getByRole('button', { name: 'Ver a esta fecha' }).click())
  await expect.poll(() => new URL(page.url()).searchParams.get('corte')).toBe('2019-03-31')
  await page.getByText('Cuentan los meses completos, de enero a marzo.').waitFor()
  expect(percentIn(await page.getByRole('main').textContent())).not.toBe(before)
})

test('a word without its accents finds what is written with them', async () => {
  const page = await visit()
  await page.goto('/')
  await page.getByRole('searchbox').fill('informacion publica')
  await brings(page, () => page.getByRole('searchbox').press('Enter'))
  const hits = page.getByRole('main').getByRole('listitem')
  await expect.poll(() => hits.count()).toBeGreaterThan(0)
  await expect.poll(() => page.getByRole('main').textContent()).toMatch(/información/i)
  await brings(page, () => hits.first().getByRole('link').click())
  await expect.poll(() => page.getByRole('heading', { level: 1 }).count()).toBe(1)
})

test('the demonstration says that it is one, on every page with a figure', async () => {
  const page = await visit()
  for (const path of ['/', '/planes/2019/unidades/scdu', '/pei']) {
    await page.goto(path)
    expect(await page.getByRole('main').textContent(), path).toMatch(/generados; no son datos de la institución/)
  }
})

test('the look that was chosen stays, also without script', async () => {
  const page = await visit({ javaScript: false })
  await page.goto('/planes/2019/unidades/scdu')
  await brings(page, () => page.getByRole('button', { name: 'Apariencia: Oscura' }).click())
  expect(pathOf(page)).toBe('/planes/2019/unidades/scdu')
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark')
  await page.goto('/')
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
})
