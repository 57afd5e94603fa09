import type { Page } from 'playwright-core'

/**
 * Does what brings another page, and waits until that stands there whole: a click may end before the answer has begun, and
 * the top of a page may be seen before its end has come.
 */
export async function brings(page: Page, act: () => Promise<unknown>): Promise<void> {
  await page.waitForLoadState()
  await Promise.all([page.waitForEvent('load'), act()])
}

/** Holds the first such request until it is released: as on the slowest line. */
export async function held(
  page: Page,
  address: string | RegExp,
  method = 'GET',
): Promise<{ readonly reached: Promise<void>; release(): void }> {
  const [reached, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let first = true
  await page.route(address, async (route) => {
    if (first && route.request().method() === method) {
      first = false
      reached.resolve()
      await released.promise
    }
    await route.continue()
  })
  return { reached: reached.promise, release: () => released.resolve() }
}

/** Where a script listens to this: typed before, or sent before, it is an ordinary form. */
export async function awake(page: Page, island: string): Promise<void> {
  await page.locator(`[data-island="${island}"][data-ready]`).first().waitFor({ state: 'attached' })
}

/** The page has heard that the line is back: the browser tells it a moment later than the test. */
export async function backOnline(page: Page): Promise<void> {
  await page.context().setOffline(false)
  await page.waitForFunction(() => navigator.onLine)
}
