import { behaviourIsland } from '../islands/define.ts'

interface CopyLinkWords {
  readonly copied: string
  readonly failed: string
}

function attach(root: HTMLElement, { copied, failed }: CopyLinkWords): void {
  const link = root.querySelector('a')
  const output = root.querySelector('output')
  if (!link || !output || !navigator.clipboard) return
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    navigator.clipboard.writeText(link.href).then(
      () => {
        output.textContent = copied
      },
      () => {
        output.textContent = failed
      },
    )
  })
}

export const island = behaviourIsland<CopyLinkWords>('copy-link', attach)
