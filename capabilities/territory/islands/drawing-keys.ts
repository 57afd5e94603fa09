import type { GeoJSONSource } from 'maplibre-gl'
import { insertVertex, moveVertex, removeVertex } from '../rules/drawing/edit-shape.ts'
import { verticesOf } from '../rules/drawing/typed-shape.ts'
import type { Shape, XY } from '../rules/layers/shape.ts'
import { type Board, sayBegun } from './drawing-parts.ts'

const MARKS = 'trama vertices'

/**
 * Drawing without a pointer: the cross in the middle of the map is the pen. Buttons and keys do the same; the arrows move the map.
 */
export function connectDrawingKeys(board: Board): void {
  const { map, root, props, text, tell } = board
  const shapeNow = () => {
    const now = text.now()
    return now.is === 'shape' ? now.shape : undefined
  }
  const cross = (): XY => {
    const { lng, lat } = map.getCenter()
    return board.snapped([lng, lat])
  }
  const acts: Readonly<Record<string, () => void>> = {
    add: () => {
      const shape = shapeNow()
      const at = cross()
      if (shape !== undefined && props.kind !== 'point') {
        text.write(insertVertex(shape, board.chosen, at))
        choose(board, board.chosen + 1)
      } else setNext(board, at)
      tell(props.words.added ?? '')
    },
    move: () => {
      const shape = shapeNow()
      if (shape !== undefined) text.write(moveVertex(shape, board.chosen, cross()))
    },
    remove: () => {
      const shape = shapeNow()
      if (shape === undefined) {
        takeLast(board)
        return
      }
      const without = removeVertex(shape, props.kind, board.chosen)
      if (without === undefined) tell(props.words.tooFew ?? '')
      else text.write(without)
    },
    undo: () => {
      if (board.begun.length > 0) takeLast(board)
      else if (!text.undo()) tell(props.words.nothingToUndo ?? '')
    },
    clear: () => {
      board.begun = []
      text.write(undefined)
    },
    next: () => choose(board, board.chosen + 1),
    previous: () => choose(board, board.chosen - 1),
  }
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-draw-act]'))
    button.addEventListener('click', () => acts[button.dataset.drawAct ?? '']?.())
  const keys: Readonly<Record<string, string>> = {
    Enter: 'add',
    m: 'move',
    Delete: 'remove',
    Backspace: 'remove',
    n: 'next',
    p: 'previous',
  }
  const canvas = map.getCanvas()
  canvas.setAttribute('role', 'application')
  canvas.setAttribute('aria-label', props.words.canvas ?? '')
  canvas.setAttribute('aria-describedby', 'draw-help')
  canvas.addEventListener('keydown', (event) => {
    const act =
      (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z'
        ? 'undo'
        : event.ctrlKey || event.metaKey
          ? undefined
          : keys[event.key]
    if (act === undefined) return
    event.preventDefault()
    acts[act]?.()
  })
  text.onChange(() => markVertices(board, shapeNow()))
  markVertices(board, shapeNow())
}

/** A vertex of a shape that begins: it is written as soon as it is one. */
function setNext(board: Board, at: XY): void {
  const { props, text } = board
  board.begun = [...board.begun, at]
  const enough = { point: 1, line: 2, polygon: 3 }[props.kind]
  if (board.begun.length < enough) {
    showBegun(board)
    return
  }
  const points = board.begun
  board.begun = []
  board.chosen = points.length - 1
  text.write(
    props.kind === 'point'
      ? { type: 'Point', coordinates: at }
      : props.kind === 'line'
        ? { type: 'LineString', coordinates: points }
        : { type: 'Polygon', coordinates: [[...points, ...points.slice(0, 1)]] },
  )
}

function takeLast(board: Board): void {
  board.begun = board.begun.slice(0, -1)
  showBegun(board)
}

function showBegun(board: Board): void {
  sayBegun(board.root, board.props, board.begun)
  mark(board, board.begun, board.begun.length - 1)
}

function choose(board: Board, wanted: number): void {
  const now = board.text.now()
  if (now.is !== 'shape') return
  const vertices = verticesOf(now.shape)
  board.chosen = (wanted + vertices.length) % vertices.length
  board.root.dataset.vertex = String(board.chosen)
  const at = vertices[board.chosen]
  if (at === undefined) return
  board.map.jumpTo({ center: [at[0], at[1]] })
  markVertices(board, now.shape)
  board.tell(
    `${board.props.words.vertex} ${board.chosen + 1} / ${vertices.length}: ${at[1].toFixed(6)}, ${at[0].toFixed(6)}`,
  )
}

function markVertices(board: Board, shape: Shape | undefined): void {
  if (shape !== undefined) board.begun = []
  mark(board, shape === undefined ? board.begun : verticesOf(shape), board.chosen)
}

/** The vertices on the map, the chosen one larger. */
function mark({ map, root }: Board, vertices: readonly XY[], chosen: number): void {
  const features = vertices.map(([x, y], index) => ({
    type: 'Feature' as const,
    properties: { chosen: index === chosen },
    geometry: { type: 'Point' as const, coordinates: [x, y] },
  }))
  if (map.getSource(MARKS) === undefined) {
    const here = getComputedStyle(root).getPropertyValue('--here').trim()
    map.addSource(MARKS, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
    map.addLayer({
      id: MARKS,
      type: 'circle',
      source: MARKS,
      paint: {
        'circle-radius': ['case', ['get', 'chosen'], 8, 3],
        'circle-color': ['case', ['get', 'chosen'], 'rgba(0, 0, 0, 0)', here],
        'circle-stroke-color': here,
        'circle-stroke-width': ['case', ['get', 'chosen'], 3, 0],
      },
    })
  }
  map.getSource<GeoJSONSource>(MARKS)?.setData({ type: 'FeatureCollection', features })
}
