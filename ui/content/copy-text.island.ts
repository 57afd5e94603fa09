import { behaviourIsland } from '../islands/define.ts'

interface CopyTextWords {
  readonly copied: string
  readonly failed: string
}

function attach(root: HTMLElement, { copied, failed }: CopyTextWords): void {
  const [field, button, output] = [
    root.querySelector('textarea'),
    root.querySelector('button'),
    root.querySelector('output'),
  ]
  if (!field || !button || !output) return
  button.hidden = false
  button.addEventListener('click', () => {
    field.select()
    const done = navigator.clipboard?.writeText(field.value) ?? Promise.reject(new Error('no clipboard'))
    done.then(
      () => {
        output.textContent = copied
      },
      () => {
        output.textContent = failed
      },
    )
  })
}

export const island = behaviourIsland<CopyTextWords>('copy-text', attach)
