/** A map that nobody looks at has no size, and costs a megabyte: it comes when what it is folded into is opened. */
export function whenSeen(root: HTMLElement, open: () => void): void {
  const own = root.querySelector<HTMLDetailsElement>('details[data-map-fold]')
  if (own !== null) own.hidden = false
  const folded = own ?? root.closest('details')
  if (folded === null || folded.open) open()
  else folded.addEventListener('toggle', open, { once: true })
}
