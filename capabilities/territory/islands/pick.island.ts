import { behaviourIsland } from '../../../ui/islands/define.ts'
import type { PickProps } from './draw-props.ts'
import { whenSeen } from './when-seen.ts'

/** A map to choose a feature on, that writes its code into the text beside it. */
function attach(root: HTMLElement, props: PickProps): void {
  whenSeen(
    root,
    () =>
      void import('./picking-map.ts').then(
        ({ openPickingMap }) => openPickingMap(root, props),
        () => {
          const told = root.querySelector('[data-pick-told]')
          if (told !== null) told.textContent = props.words.failed ?? ''
        },
      ),
  )
}

export const island = behaviourIsland<PickProps>('pick', attach)
