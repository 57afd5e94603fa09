import { behaviourIsland } from '../../../ui/islands/define.ts'
import type { PickProps } from './draw-props.ts'

/** A map to choose a feature on, that writes its code into the text beside it. */
function attach(root: HTMLElement, props: PickProps): void {
  const open = () =>
    void import('./picking-map.ts').then(
      ({ openPickingMap }) => openPickingMap(root, props),
      () => {
        const told = root.querySelector('[data-pick-told]')
        if (told !== null) told.textContent = props.words.failed ?? ''
      },
    )
  // A map that nobody looks at has no size, and costs a megabyte.
  const folded = root.closest('details')
  if (folded === null || folded.open) open()
  else folded.addEventListener('toggle', open, { once: true })
}

export const island = behaviourIsland<PickProps>('pick', attach)
