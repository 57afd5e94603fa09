import { behaviourIsland } from '../../../ui/islands/define.ts'
import type { MapProps } from './map-props.ts'

/** The living map comes in a script of its own, a megabyte that only this page fetches; until it stands, the picture does. */
function attach(root: HTMLElement, props: MapProps): void {
  void import('./living-map.ts').then(
    ({ openLivingMap }) => openLivingMap(root, props),
    () => tellFailure(root, props),
  )
}

function tellFailure(root: HTMLElement, { words }: MapProps): void {
  const told = root.querySelector('[data-map-told]')
  if (told !== null) told.textContent = words.failed ?? ''
}

export const island = behaviourIsland<MapProps>('map', attach)
