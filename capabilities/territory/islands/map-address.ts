import { clampZoom, scaleBar, viewInAddress, zoomShift } from '../rules/map/map-view.ts'
import { LAYERS_EVENT, type LivingMap } from './map-parts.ts'

/** The address says where the map looks and what is on, so that it can be sent, kept and come back to. */
export function keepAddress(living: LivingMap): void {
  const { map, root } = living
  const bar = document.createElement('div')
  bar.className = 'map-scale-bar'
  map.getContainer().append(bar)
  const keep = () => {
    const { lng, lat } = map.getCenter()
    const view = { centre: [lng, lat] as const, zoom: map.getZoom() }
    const shift = zoomShift(map.getContainer().clientWidth)
    const at = viewInAddress({ ...view, zoom: clampZoom(view.zoom - shift) })
    const query = new URLSearchParams({
      capas: living.shown().join(',') || '-',
      lat: at.latitude,
      lng: at.longitude,
      z: at.zoom,
    })
    const address = `${location.pathname}?${query}`
    history.replaceState(history.state, '', address)
    root.querySelector<HTMLAnchorElement>('.copy-link a')?.setAttribute('href', address)
    // The forms beside it go on from here.
    for (const [name, value] of [
      ['z', at.zoom],
      ['lat', at.latitude],
      ['lng', at.longitude],
    ] as const)
      for (const field of root.querySelectorAll<HTMLInputElement>(`input[type=hidden][name=${name}]`))
        field.value = value
    const { metres, points } = scaleBar(view, 140)
    // As a share of the map, so that it is still true where the map is printed smaller.
    bar.style.width = `${((points / map.getContainer().clientWidth) * 100).toFixed(2)}%`
    bar.textContent = metres < 1000 ? `${metres} m` : `${metres / 1000} km`
  }
  keep()
  map.on('moveend', keep)
  root.addEventListener(LAYERS_EVENT, keep)
  connectSteps(living)
}

/** The links that moved the picture move the map. */
function connectSteps({ map, root }: LivingMap): void {
  const links = [...root.querySelectorAll<HTMLAnchorElement>('[data-map-steps] a')]
  const half = () => ({ x: map.getContainer().clientWidth / 2, y: map.getContainer().clientHeight / 2 })
  const steps = [
    () => map.zoomIn(),
    () => map.zoomOut(),
    () => map.panBy([0, -half().y]),
    () => map.panBy([0, half().y]),
    () => map.panBy([-half().x, 0]),
    () => map.panBy([half().x, 0]),
  ]
  for (const [i, link] of links.entries())
    link.addEventListener('click', (event) => {
      const step = steps[i]
      // The last one, to see all there is, is the server's to answer: it knows what the layers cover.
      if (step === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      step()
    })
}
