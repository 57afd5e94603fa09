import { behaviourIsland } from '../../../ui/islands/define.ts'
import type { MapProps } from './map-props.ts'

/**
 * The living map comes in a script of its own, a megabyte that only this page fetches; until it stands, the picture does. Where the
 * line is slow or somebody saves data it comes when it is asked for, and where it could never run it is not fetched at all.
 */
function attach(root: HTMLElement, props: MapProps): void {
  const offer = root.querySelector<HTMLButtonElement>('[data-map-open]')
  if (!canDraw()) tellFailure(root, props)
  else if (offer === null || !isSlowLine()) open(root, props)
  else {
    offer.hidden = false
    offer.addEventListener('click', () => {
      offer.disabled = true
      open(root, props)
    })
  }
}

function open(root: HTMLElement, props: MapProps): void {
  import('./living-map.ts')
    .then(({ openLivingMap }) => openLivingMap(root, props))
    .catch(() => {
      root.querySelector('.map-living')?.remove()
      tellFailure(root, props)
    })
}

/** MapLibre draws with WebGL 2 and with nothing else. */
function canDraw(): boolean {
  try {
    const drawing = document.createElement('canvas').getContext('webgl2')
    // Browsers keep few of them: given back before the map asks for its own.
    drawing?.getExtension('WEBGL_lose_context')?.loseContext()
    return drawing !== null
  } catch {
    return false
  }
}

/** Not every browser says it; who says nothing gets the map. */
function isSlowLine(): boolean {
  const { connection } = navigator as Navigator & {
    readonly connection?: { readonly saveData?: boolean; readonly effectiveType?: string }
  }
  return connection?.saveData === true || /^(slow-2g|2g|3g)$/.test(connection?.effectiveType ?? '')
}

function tellFailure(root: HTMLElement, { words }: MapProps): void {
  const told = root.querySelector('[data-map-told]')
  if (told !== null) told.textContent = words.failed ?? ''
}

export const island = behaviourIsland<MapProps>('map', attach)
