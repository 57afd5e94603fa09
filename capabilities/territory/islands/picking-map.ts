import type { PickProps } from './draw-props.ts'
import { drawGround, openGround } from './drawing-ground.ts'

interface Told {
  readonly title: string
  readonly code?: string
}

const REACH = 6

async function titleOf(address: string): Promise<string | undefined> {
  try {
    const answer = await fetch(address)
    return answer.ok ? ((await answer.json()) as Told).title : undefined
  } catch {
    // Without a line its number has to do.
    return undefined
  }
}

/** Click, touch, or Enter at the cross in the middle: the feature there is written into the text. */
export function openPickingMap(root: HTMLElement, props: PickProps): void {
  const board = root.querySelector<HTMLElement>('[data-pick-board]')
  const stage = root.querySelector<HTMLElement>('[data-pick-stage]')
  const told = root.querySelector('[data-pick-told]')
  const text = document.getElementById(props.textId)
  const layer = props.layers.find(({ code }) => code === props.layer)
  if (board === null || stage === null || told === null || layer === undefined || !(text instanceof HTMLInputElement))
    return
  board.hidden = false
  const map = openGround(stage, props)
  const canvas = map.getCanvas()
  canvas.setAttribute('role', 'application')
  canvas.setAttribute('aria-label', props.words.canvas ?? '')
  /** What was chosen last and is being asked for: an answer to something chosen before it is no news. */
  let asking: number | undefined
  const pick = async (x: number, y: number) => {
    const [hit] = map
      .queryRenderedFeatures([
        [x - REACH, y - REACH],
        [x + REACH, y + REACH],
      ])
      .filter(({ source }) => source === layer.code)
    if (hit === undefined || typeof hit.id !== 'number') {
      told.textContent = props.words.nothing ?? ''
      return
    }
    // Its number is certain; how it is called is told when the server says it.
    text.value = `#${hit.id}`
    if (asking === hit.id) return
    const own = hit.id
    asking = own
    const title = (await titleOf(`${layer.feature}${own}.json`)) ?? `#${own}`
    if (asking !== own) return
    asking = undefined
    told.textContent = `${props.words.chosen}: ${title}`
  }
  map.once('load', () => {
    drawGround(map, props)
    root.dataset.living = ''
    map.on('click', ({ point }) => void pick(point.x, point.y))
    canvas.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return
      event.preventDefault()
      void pick(stage.clientWidth / 2, stage.clientHeight / 2)
    })
  })
}
