import type { Page } from 'playwright-core'

/** What a person does who has no mouse: Tab, the arrows, Space, Enter, and typing. Nothing here clicks. */

/** What is heard of the element in focus: its label, with that of the group it stands in, else its text. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement)) return ''
    const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : []
    const text = labels.map((label) => label.textContent).join(' ') || element.ariaLabel || element.textContent
    const group = element.closest('fieldset')?.querySelector('legend')?.textContent ?? ''
    return `${group} ${text ?? ''}`.trim().replace(/\s+/g, ' ')
  })
}

/** Presses Tab until what is heard matches; more presses than anybody would bear are a fault of the page. */
export async function tabTo(page: Page, name: RegExp, most = 30, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const heard: string[] = []
  for (let presses = 1; presses <= most; presses += 1) {
    await page.keyboard.press(key)
    const now = await focused(page)
    if (name.test(now)) return
    heard.push(now.slice(0, 40))
  }
  throw new Error(`${name} was not reached within ${most} presses of ${key} at ${page.url()}: ${heard.join(' | ')}`)
}

/** Back to what stands above: a page that comes at what was done leaves the rest before it. */
export async function backTo(page: Page, name: RegExp, most?: number): Promise<void> {
  await tabTo(page, name, most, 'Shift+Tab')
}

/** Of a page that has just come: past the menus. */
export async function intoMain(page: Page): Promise<void> {
  await page.keyboard.press('Tab')
  if ((await focused(page)) !== 'Ir al contenido principal')
    throw new Error(`The first stop of ${page.url()} is “${await focused(page)}”, not the way past the menus.`)
  await page.keyboard.press('Enter')
}

/** Follows a link or presses a button, and waits for the page that it brings. */
export async function follow(page: Page, name: RegExp, most?: number): Promise<void> {
  await tabTo(page, name, most)
  await enter(page)
}

/** Enter where the focus is, in a link, on a button or in a field; and the page that it brings. */
export async function enter(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  // The focus goes to what the page begins at (an error, a part of it) when the page is first drawn.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

/** Writes into the field of this name, in place of what stands there. */
export async function write(page: Page, name: RegExp, text: string, most?: number): Promise<void> {
  await tabTo(page, name, most)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
}

/** Goes down a list of choices until it says this. */
export async function pick(page: Page, name: RegExp, option: string): Promise<void> {
  await tabTo(page, name)
  const chosen = () =>
    page.evaluate(() => {
      const list = document.activeElement
      return list instanceof HTMLSelectElement ? (list.selectedOptions[0]?.text ?? '').trim() : ''
    })
  for (let presses = 0; (await chosen()) !== option; presses += 1) {
    if (presses > 60) throw new Error(`${option} is not among the choices of ${name}, but ${await chosen()}.`)
    await page.keyboard.press('ArrowDown')
  }
}

/** Chooses one of a group: Tab leads to the group, the arrows through it. */
export async function choose(page: Page, group: RegExp, option: RegExp): Promise<void> {
  await tabTo(page, group)
  for (let presses = 0; presses < 12; presses += 1) {
    if (option.test(await focused(page))) {
      await page.keyboard.press('Space')
      return
    }
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`${option} is not among the options of ${group}.`)
}

/** Opens the browser's window for files with the keyboard. */
export async function attach(
  page: Page,
  name: RegExp,
  file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
): Promise<void> {
  // Listened for before the key is pressed: a window that opens unheard stays open where nobody sees it, and no other opens.
  const coming = page.waitForEvent('filechooser', { timeout: 60_000 }).catch(() => undefined)
  await tabTo(page, name)
  for (let attempt = 0; attempt < 3; attempt += 1) {
    // A field that has just come alive may not have heard the first press; a person presses again.
    await page.keyboard.press('Enter')
    const chooser = await Promise.race([coming, page.waitForTimeout(10_000)])
    if (chooser !== undefined) return chooser.setFiles(file)
  }
  throw new Error(`${name} does not open the window for files.`)
}

/** Opens what is folded under this name, if it is. */
export async function unfold(page: Page, name: RegExp, most?: number): Promise<void> {
  await tabTo(page, name, most)
  await unfoldHere(page)
}

export async function unfoldHere(page: Page): Promise<void> {
  const open = await page.evaluate(() => document.activeElement?.closest('details')?.open === true)
  if (!open) await page.keyboard.press('Enter')
}
