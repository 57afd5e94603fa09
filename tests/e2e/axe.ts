import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

/** The small edition: it is read by the browser anew on each page. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The only rules whose answer a change of colours can change. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/**
 * What axe finds wrong on the page as it stands, one line for each place; empty when nothing. The program is evaluated by
 * the browser's own debugger, so the page's security policy need not be loosened for it.
 */
export async function axe(page: Page, rules: 'all' | 'colours' | 'words' = 'all'): Promise<readonly string[]> {
  await atRest(page)
  return run(page, {
    runOnly: rules === 'colours' ? { type: 'rule', values: COLOUR_RULES } : { type: 'tag', values: TAGS },
    // Colours are the dearest to ask and the same in every language.
    ...(rules === 'words' ? { rules: Object.fromEntries(COLOUR_RULES.map((rule) => [rule, { enabled: false }])) } : {}),
    // Would fetch the style sheet again on every page, for the one rule of `heldUpright`.
    preload: false,
  })
}

async function run(page: Page, options: RunOptions): Promise<readonly string[]> {
  const present = await page.evaluate(() => 'axe' in window)
  if (!present) await page.evaluate(AXE)
  const results = await page.evaluate(
    (given) => (window as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(given),
    { ...options, resultTypes: ['violations' as const] },
  )
  return results.violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${violation.id}: ${node.target.join(' ')} · ${node.html.slice(0, 160)} · ${node.failureSummary ?? ''}`,
    ),
  )
}

/** Whether the site's one style sheet turns pages so that they only work upright (WCAG 1.3.4): asked once. */
export async function heldUpright(page: Page): Promise<readonly string[]> {
  return run(page, { runOnly: { type: 'rule', values: ['css-orientation-lock'] }, preload: true })
}

/** A page that is still arriving is not whole, and colours that are on their way to others are nobody's colours. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForLoadState()
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)))
  // Other colours reach what a busy page has out of sight with its second picture.
  await page.evaluate(
    () => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(seen)))),
  )
}

/** How far the page is wider than its window, and by which element; undefined when it is not. */
export async function sideways(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return undefined
    const beyond = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    )
    const widest = beyond.map((element) => element.outerHTML.slice(0, 120)).slice(0, 3)
    return `${scrollWidth} px in a window of ${clientWidth}: ${widest.join(' | ')}`
  })
}
