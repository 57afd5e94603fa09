/**
 * Finds the places of one island on the page and hands each to `take` once. Content put in later (a form shown again
 * after a refused upload) announces itself with the event `trama:content`.
 */
export const CONTENT_EVENT = 'trama:content'

export function mountAll<P>(name: string, take: (root: HTMLElement, props: P) => void): void {
  const scan = (): void => {
    for (const root of document.querySelectorAll<HTMLElement>(`[data-island="${name}"]:not([data-ready])`)) {
      root.dataset.ready = ''
      take(root, JSON.parse(root.dataset.props ?? '{}') as P)
    }
  }
  scan()
  document.addEventListener(CONTENT_EVENT, scan)
}
