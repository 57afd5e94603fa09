import type { LivingMap } from './map-parts.ts'
import type { IslandLayer } from './map-props.ts'

/** Where the device says it is; asked only when the person asks, and kept nowhere. */
export function connectLocate(living: LivingMap): void {
  const { map, root, props, tell } = living
  const tool = root.querySelector<HTMLButtonElement>('[data-tool="locate"]')
  tool?.addEventListener('click', () => {
    const failed = () => tell(props.words.locateFailed ?? '')
    if (!('geolocation' in navigator)) return failed()
    tell(props.words.locating ?? '')
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude, accuracy } }) => {
        map.jumpTo({ center: [longitude, latitude], zoom: Math.max(zoomFor(accuracy), map.getZoom()) })
        markPlace(living, longitude, latitude)
        const within = accuracy < 1000 ? `${Math.ceil(accuracy)} m` : `${Math.ceil(accuracy / 1000)} km`
        tell(`${props.words.located} ${within}.`)
        void isOutside(living, longitude, latitude).then((outside) => {
          if (outside) tell(`${props.words.located} ${within}. ${props.words.locatedOutside}`)
        })
      },
      failed,
      { timeout: 10_000 },
    )
  })
}

/** No nearer than the device knows. */
function zoomFor(accuracy: number): number {
  return accuracy > 2000 ? 12 : accuracy > 300 ? 14 : 16
}

/** Whether none of the layers that are on reaches there: what each covers stands beside its tiles. */
async function isOutside({ props, shown }: LivingMap, lng: number, lat: number): Promise<boolean> {
  const on = new Set(shown())
  const boxes = await Promise.all(props.layers.filter(({ code }) => on.has(code)).map(boundsOf))
  const known = boxes.filter((box) => box !== undefined)
  return known.length > 0 && known.every(([w, s, e, n]) => lng < w || lng > e || lat < s || lat > n)
}

async function boundsOf({ tileJson }: IslandLayer): Promise<readonly [number, number, number, number] | undefined> {
  try {
    const answer = await fetch(tileJson)
    const { bounds } = (await answer.json()) as { readonly bounds?: readonly [number, number, number, number] }
    return bounds
  } catch {
    return undefined
  }
}

/** A pin of ours in the page, moved along with the map; the last one counts. */
export function markPlace({ map, root }: LivingMap, lng: number, lat: number): void {
  root.querySelector('.map-pin')?.remove()
  const pin = document.createElement('span')
  pin.className = 'map-pin'
  map.getCanvasContainer().append(pin)
  const place = () => {
    const { x, y } = map.project([lng, lat])
    const { clientWidth, clientHeight } = map.getContainer()
    // As a share of the map, so that it stands right where the map is printed smaller.
    pin.style.left = `${(x / clientWidth) * 100}%`
    pin.style.top = `${(y / clientHeight) * 100}%`
  }
  place()
  map.on('move', place)
}
