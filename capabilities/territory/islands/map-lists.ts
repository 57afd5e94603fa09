import { clusterSource } from '../rules/map/cluster-look.ts'
import { openCluster } from './map-clusters.ts'
import { LAYERS_EVENT, type LivingMap } from './map-parts.ts'
import type { IslandLayer } from './map-props.ts'

interface Listed {
  readonly count: number
  readonly more: boolean
  readonly next?: number
  readonly features: readonly {
    readonly number: number
    readonly title: string
    readonly at: readonly [number, number]
  }[]
}

interface Told {
  readonly layerTitle: string
  readonly title: string
  readonly at: readonly [number, number]
  readonly areaM2?: number
  readonly lengthM?: number
  readonly attributes: readonly { readonly title: string; readonly value: string }[]
}

/** The list beside the map follows it, and what is chosen in either is told by the same panel. */
export function connectLists(living: LivingMap): void {
  const { map, root, props } = living
  const list = root.querySelector<HTMLElement>('[data-map-list]')
  if (list === null) return
  let asked = 0
  const refresh = async () => {
    asked += 1
    const own = asked
    const on = new Set(living.shown())
    const sections = await Promise.all(
      props.layers.filter(({ code }) => on.has(code)).map((layer) => sectionOf(living, layer)),
    )
    if (own !== asked) return
    const { activeElement } = document
    const focused = activeElement instanceof HTMLElement && list.contains(activeElement) ? activeElement : undefined
    list.replaceChildren(...sections)
    // Whoever stood in the list by keyboard stands there still.
    if (focused !== undefined) itemOf(root, focused.dataset.feature)?.focus({ preventScroll: true })
  }
  let waiting: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => void refresh(), 300)
  }
  map.on('moveend', soon)
  root.addEventListener(LAYERS_EVENT, soon)
  void refresh()
  map.on('click', ({ point }) => {
    if (root.dataset.measuring === undefined) identifyAt(living, point)
  })
  map.getCanvas().addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || root.dataset.measuring !== undefined) return
    const { clientWidth, clientHeight } = map.getContainer()
    if (!identifyAt(living, { x: clientWidth / 2, y: clientHeight / 2 })) living.tell(props.words.nothingHere ?? '')
  })
}

/** What is drawn on top at a point of the window: one feature is told, of several in one circle the map comes nearer. */
function identifyAt(living: LivingMap, { x, y }: { readonly x: number; readonly y: number }): boolean {
  const { map, props } = living
  const [hit] = map.queryRenderedFeatures([
    [x - 6, y - 6],
    [x + 6, y + 6],
  ])
  if (hit === undefined) return false
  if (openCluster(map, hit)) return true
  const layer = props.layers.find(({ code }) => code === hit.source || clusterSource(code) === hit.source)
  if (layer === undefined || typeof hit.id !== 'number') return false
  void identify(living, layer, hit.id)
  return true
}

async function fetched<T>(address: string): Promise<T | undefined> {
  try {
    const answer = await fetch(address)
    return answer.ok ? ((await answer.json()) as T) : undefined
  } catch {
    // The line is down: the list stays as it was, and the next move asks again.
    return undefined
  }
}

function made<K extends keyof HTMLElementTagNameMap>(name: K, className = '', text = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(name)
  if (className !== '') element.className = className
  if (text !== '') element.textContent = text
  return element
}

async function sectionOf(living: LivingMap, layer: IslandLayer): Promise<HTMLElement> {
  const { map, props } = living
  const section = made('section', 'map-layer-list')
  const bounds = map.getBounds()
  const clamp = (value: number, most: number) => Math.max(-most, Math.min(most, value)).toFixed(6)
  const box = [
    clamp(bounds.getWest(), 180),
    clamp(bounds.getSouth(), 85),
    clamp(bounds.getEast(), 180),
    clamp(bounds.getNorth(), 85),
  ].join(',')
  const first = await fetched<Listed>(`${layer.list}?bbox=${box}`)
  const counted = first === undefined ? '' : ` (${first.more ? '≥ ' : ''}${first.count.toLocaleString('es-SV')})`
  section.append(made('h3', '', `${layer.title}${counted}`))
  if (first !== undefined) living.named(layer, first.features, first.next === undefined)
  if (first === undefined || first.features.length === 0) {
    section.append(made('p', 'soft', props.words.none))
    return section
  }
  const items = made('ul', 'map-items')
  const add = ({ features }: Listed) => {
    for (const { number, title, at } of features) {
      const item = made('li')
      const button = made('button', 'map-item', title)
      button.type = 'button'
      button.dataset.feature = `${layer.code} ${number}`
      button.addEventListener('click', () => {
        map.jumpTo({
          center: [at[0], at[1]],
          zoom: Math.max(map.getZoom(), layer.shapeKind === 'point' ? 15 : map.getZoom()),
        })
        void identify(living, layer, number)
      })
      item.append(button)
      items.append(item)
    }
  }
  add(first)
  section.append(items)
  addMore(
    section,
    props.words.more ?? '',
    first,
    (after) => fetched<Listed>(`${layer.list}?bbox=${box}&desde=${after}`),
    add,
  )
  return section
}

function addMore(
  section: HTMLElement,
  words: string,
  first: Listed,
  ask: (after: number) => Promise<Listed | undefined>,
  add: (page: Listed) => void,
): void {
  if (first.next === undefined) return
  let after: number | undefined = first.next
  const more = made('button', 'button button-secondary button-small', words)
  more.type = 'button'
  more.addEventListener('click', async () => {
    const page = after === undefined ? undefined : await ask(after)
    if (page === undefined) return
    add(page)
    after = page.next
    if (after === undefined) more.remove()
  })
  section.append(more)
}

function markChosen(map: LivingMap['map'], code: string, id: number, on: boolean): void {
  if (map.getSource(code) !== undefined) map.setFeatureState({ source: code, sourceLayer: code, id }, { chosen: on })
  const grouped = clusterSource(code)
  if (map.getSource(grouped) !== undefined) map.setFeatureState({ source: grouped, id }, { chosen: on })
}

function itemOf(root: HTMLElement, feature: string | undefined): HTMLButtonElement | undefined {
  return [...root.querySelectorAll<HTMLButtonElement>('.map-item')].find(({ dataset }) => dataset.feature === feature)
}

let chosen: { source: string; id: number } | undefined
/** What was chosen last and is being asked for: an answer to something chosen before it is no news. */
let asking: string | undefined

/** Everything of one feature beside the map, with the way to its page. */
async function identify(living: LivingMap, layer: IslandLayer, number: number): Promise<void> {
  const { map, root, props } = living
  const panel = root.querySelector<HTMLElement>('[data-map-identified]')
  const feature = `${layer.code} ${number}`
  if (asking === feature) return
  asking = feature
  const opener = document.activeElement
  const told = await fetched<Told>(`${layer.feature}${number}.json`)
  if (asking !== feature) return
  asking = undefined
  if (panel === null || told === undefined) return
  if (chosen !== undefined) markChosen(map, chosen.source, chosen.id, false)
  chosen = { source: layer.code, id: number }
  markChosen(map, layer.code, number, true)
  const close = made('button', 'button button-quiet button-small', props.words.close)
  close.type = 'button'
  const forget = () => {
    panel.hidden = true
    markChosen(map, layer.code, number, false)
    // Back to where it was opened from; the list may have been written anew meanwhile.
    const again = itemOf(root, feature)
    const back = opener instanceof HTMLElement && opener.isConnected && opener !== document.body ? opener : again
    ;(back ?? map.getCanvas()).focus()
  }
  close.addEventListener('click', forget)
  const facts = made('dl')
  const size = [
    ...(told.areaM2 === undefined ? [] : [{ title: props.words.drawnArea ?? '', value: areaWords(told.areaM2) }]),
    ...(told.lengthM === undefined ? [] : [{ title: props.words.drawnLength ?? '', value: lengthWords(told.lengthM) }]),
  ]
  for (const { title, value } of [...told.attributes, ...size])
    facts.append(made('dt', '', title), made('dd', '', value))
  const open = made('a', '', props.words.open)
  open.href = `${layer.featurePage}${number}`
  const heading = made('h2', '', told.title)
  heading.tabIndex = -1
  panel.replaceChildren(made('p', 'eyebrow', told.layerTitle), heading, facts, open, close)
  panel.hidden = false
  panel.onkeydown = (event) => {
    if (event.key === 'Escape') forget()
  }
  heading.focus({ preventScroll: false })
}

function round(value: number, digits: number): string {
  return value.toLocaleString('es-SV', { maximumFractionDigits: digits })
}

export function areaWords(m2: number): string {
  if (m2 < 10_000) return `${round(m2, 1)} m²`
  return m2 < 10_000_000 ? `${round(m2 / 10_000, 2)} ha` : `${round(m2 / 1_000_000, 2)} km²`
}

export function lengthWords(metres: number): string {
  return metres < 1000 ? `${round(metres, 1)} m` : `${round(metres / 1000, 3)} km`
}
