import { behaviourIsland } from '../islands/define.ts'
import { showPage } from '../islands/show-page.ts'

interface LiveProgressProps {
  /** The page that shows this work; asked again and again until the work is no longer on it. */
  readonly href: string
  /** Id of the progress element, on that page too. */
  readonly id: string
  readonly everyMs: number
}

/** Only what changes: the button that somebody may just be reaching for stays where it is. */
function copy(from: HTMLElement, to: HTMLElement): void {
  for (const part of ['.progress-head .figure', '.progress-step']) {
    const [source, target] = [from.querySelector(part), to.querySelector(part)]
    if (source && target) target.textContent = source.textContent
  }
  const [source, target] = [from.querySelector('progress'), to.querySelector('progress')]
  if (!source || !target) return
  if (source.hasAttribute('value')) target.value = source.value
  else target.removeAttribute('value')
}

/** Brings the progress up to date without reloading; goes to where the page leads once the work is done. */
function attach(root: HTMLElement, { href, id, everyMs }: LiveProgressProps): void {
  const look = async (): Promise<void> => {
    if (!root.isConnected) return
    const answer = await fetch(href, { headers: { accept: 'text/html' } }).catch(() => undefined)
    // A lost connection is not the end of the work: keep asking, more slowly.
    if (!answer?.ok) return wait(4 * everyMs)
    const html = await answer.text()
    const page = new DOMParser().parseFromString(html, 'text/html')
    const fresh = page.getElementById(id)?.closest<HTMLElement>('.progress')
    if (!fresh) return showPage(html, answer.url)
    copy(fresh, root)
    wait(everyMs)
  }
  const wait = (ms: number): void => {
    setTimeout(look, ms)
  }
  wait(everyMs)
}

export const island = behaviourIsland<LiveProgressProps>('live-progress', attach)
