import { behaviourIsland } from '../../../ui/islands/define.ts'
import type { DrawProps } from './draw-props.ts'
import { whenSeen } from './when-seen.ts'

/** The map to draw on comes in a script of its own; until it stands, and where it cannot, the text is the form. */
function attach(root: HTMLElement, props: DrawProps): void {
  whenSeen(
    root,
    () =>
      void import('./drawing-board.ts').then(
        ({ openDrawingBoard }) => openDrawingBoard(root, props),
        () => {
          const told = root.querySelector('[data-draw-told]')
          if (told !== null) told.textContent = props.words.failed ?? ''
        },
      ),
  )
}

export const island = behaviourIsland<DrawProps>('draw', attach)
