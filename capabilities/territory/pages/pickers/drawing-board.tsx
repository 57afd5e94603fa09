import type { ComponentChildren } from 'preact'
import { type Locale, say, type Text } from '../../../../kernel/text.ts'
import { localPath } from '../../../../platform/web/paths.ts'
import { fieldId } from '../../../../ui/form/form-state.ts'
import { systemNameOf } from '../../../../ui/form/place-fields.tsx'
import { Enhanced } from '../../../../ui/islands/island.tsx'
import type { DrawingGround } from '../../data/drawing-ground.ts'
import { drawingPaths } from '../../drawing-paths.ts'
import { island as drawIsland } from '../../islands/draw.island.ts'
import type { ShapeKind } from '../../model.ts'
import { SEPARATORS } from '../../rules/drawing/typed-shape.ts'
import type { Shape } from '../../rules/layers/shape.ts'
import type { MapView } from '../../rules/map/map-view.ts'
import { islandLayer, islandLooks } from '../public/map/island-layers.ts'
import { MapFold } from './map-fold.tsx'

const ACTS = ['add', 'move', 'remove', 'previous', 'next', 'undo', 'clear'] as const
/** Where a form asks for one point there is no other to go to, and putting it elsewhere moves it. */
const ACTS_OF_ONE_POINT = ['add', 'undo', 'clear'] as const

const WORDS: Readonly<Record<string, Text>> = {
  title: { es: 'Dibujar en el mapa', en: 'Draw on the map' },
  help: {
    es: 'Con el ratón o el dedo: toque para poner vértices y vuelva a tocar el primero (o el último, en una línea) para terminar; después arrastre los vértices o los puntos medios. Con el teclado: en el mapa, las flechas lo mueven y la cruz del centro es la pluma; Intro pone un vértice, N y P eligen otro, M lleva el elegido a la cruz, Supr lo borra y Ctrl+Z deshace. Lo que dibuje se escribe arriba, en las coordenadas.',
    en: 'With a mouse or a finger: tap to set vertices and tap the first again (or the last, of a line) to end; then drag vertices or the points between them. By keyboard: in the map the arrows move it and the cross in the middle is the pen; Enter sets a vertex, N and P choose another, M brings the chosen one to the cross, Delete removes it and Ctrl+Z undoes. What you draw is written above, in the coordinates.',
  },
  helpTitle: { es: 'Cómo se dibuja', en: 'How to draw' },
  add: { es: 'Poner vértice en la cruz', en: 'Set a vertex at the cross' },
  move: { es: 'Mover el vértice a la cruz', en: 'Move the vertex to the cross' },
  remove: { es: 'Borrar el vértice', en: 'Delete the vertex' },
  previous: { es: 'Vértice anterior', en: 'Previous vertex' },
  next: { es: 'Vértice siguiente', en: 'Next vertex' },
  undo: { es: 'Deshacer', en: 'Undo' },
  clear: { es: 'Empezar de nuevo', en: 'Begin anew' },
  canvas: { es: 'Mapa para dibujar', en: 'Map to draw on' },
  failed: {
    es: 'El mapa para dibujar no se pudo abrir. Escriba las coordenadas.',
    en: 'The map to draw on could not be opened. Write the coordinates.',
  },
  elsewhere: {
    es: 'Las coordenadas están en metros: pulse «Revisar sin guardar» para verlas en el mapa. Si dibuja, pasarán a latitud y longitud.',
    en: 'The coordinates are in metres: press “Check without saving” to see them on the map. If you draw, they become latitude and longitude.',
  },
  tooFew: {
    es: 'Quedarían muy pocos vértices. Empiece de nuevo si quiere otra forma.',
    en: 'Too few vertices would be left. Begin anew for another shape.',
  },
  nothingToUndo: { es: 'No hay nada que deshacer.', en: 'There is nothing to undo.' },
  added: { es: 'Vértice puesto.', en: 'Vertex set.' },
  vertex: { es: 'Vértice', en: 'Vertex' },
  vertices: { es: 'Vértices', en: 'Vertices' },
  area: { es: 'Superficie', en: 'Area' },
  length: { es: 'Longitud', en: 'Length' },
}

/** The same where what is drawn is a point: nobody calls a point a vertex. */
const POINT_WORDS: Readonly<Record<string, Text>> = {
  title: { es: 'Marcar en el mapa', en: 'Mark on the map' },
  help: {
    es: 'Con el ratón o el dedo: toque donde va el punto; después arrástrelo si hace falta. Con el teclado: en el mapa, las flechas lo mueven y la cruz del centro marca el lugar; Intro pone el punto ahí y Ctrl+Z deshace. Lo que marque se escribe arriba, en las coordenadas.',
    en: 'With a mouse or a finger: tap where the point goes; then drag it if need be. By keyboard: in the map the arrows move it and the cross in the middle marks the place; Enter sets the point there and Ctrl+Z undoes. What you mark is written above, in the coordinates.',
  },
  helpTitle: { es: 'Cómo se marca', en: 'How to mark' },
  add: { es: 'Poner el punto en la cruz', en: 'Set the point at the cross' },
  move: { es: 'Mover el punto a la cruz', en: 'Move the point to the cross' },
  remove: { es: 'Borrar el punto', en: 'Delete the point' },
  previous: { es: 'Punto anterior', en: 'Previous point' },
  next: { es: 'Punto siguiente', en: 'Next point' },
  canvas: { es: 'Mapa para marcar un punto', en: 'Map to mark a point on' },
  failed: {
    es: 'El mapa para marcar el punto no se pudo abrir. Escriba las coordenadas.',
    en: 'The map to mark the point on could not be opened. Write the coordinates.',
  },
  elsewhere: {
    es: 'Las coordenadas están en metros: pulse «Revisar sin guardar» para verlas en el mapa. Si marca un punto, pasarán a latitud y longitud.',
    en: 'The coordinates are in metres: press “Check without saving” to see them on the map. If you mark a point, they become latitude and longitude.',
  },
  tooFew: { es: 'Para quitar el punto, empiece de nuevo.', en: 'To take the point away, begin anew.' },
  added: { es: 'Punto puesto.', en: 'Point set.' },
  vertex: { es: 'Punto', en: 'Point' },
  vertices: { es: 'Puntos', en: 'Points' },
}

export interface DrawingBoardProps {
  readonly locale: Locale
  readonly kind: ShapeKind
  /** Of the shape field inside. */
  readonly name: string
  readonly ground: DrawingGround
  /** Where to look; left out: where the layer lies. */
  readonly view?: MapView | undefined
  /** What the text says, in degrees, where the server could read it. */
  readonly shape?: Shape | undefined
  /** Whether vertices fall on those of neighbours, which only who edits a layer may ask for. */
  readonly snaps?: boolean | undefined
  /** Whether the map waits until somebody opens it. */
  readonly folded?: boolean | undefined
  /** The shape field, which works without the map. */
  readonly children: ComponentChildren
}

const HERE: MapView = { centre: [-89.2, 13.7], zoom: 11 }

/** The shape field with a map to draw on: mouse, touch and keyboard write into its text. Without a script only the field is there. */
export function DrawingBoard(props: DrawingBoardProps) {
  const { locale, kind, name, ground, view, shape, snaps = true, folded, children } = props
  const texts = kind === 'point' ? { ...WORDS, ...POINT_WORDS } : WORDS
  const words = Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, say(text, locale)]))
  const at = view ?? ground.view ?? HERE
  const neighbours = Object.fromEntries(
    (snaps ? ground.layers : []).map(({ code }) => [code, localPath(locale, drawingPaths.neighbours(code))]),
  )
  return (
    <Enhanced
      by={drawIsland}
      props={{
        kind,
        textId: fieldId(name),
        systemId: fieldId(systemNameOf(name)),
        shape: shape === undefined ? '' : JSON.stringify(shape),
        view: { lng: at.centre[0], lat: at.centre[1], zoom: at.zoom },
        layers: ground.layers.map((layer) => islandLayer(layer, locale)),
        neighbours,
        looks: islandLooks(),
        separators: SEPARATORS[locale],
        locale,
        words,
      }}
    >
      {children}
      <MapFold folded={folded} title={words.title ?? ''}>
        <section class="draw-board" data-draw-board hidden aria-label={words.title}>
          <div class="draw-stage" data-draw-stage />
          <output class="draw-measured" data-draw-measured />
          <p class="draw-told" data-draw-told aria-live="polite" />
          <div class="button-row">
            {(kind === 'point' && !snaps ? ACTS_OF_ONE_POINT : ACTS).map((act) => (
              <button key={act} class="button button-secondary button-small" type="button" data-draw-act={act}>
                {words[act]}
              </button>
            ))}
          </div>
          <details class="draw-help">
            <summary>{words.helpTitle}</summary>
            <p id="draw-help">{words.help}</p>
          </details>
        </section>
      </MapFold>
    </Enhanced>
  )
}
