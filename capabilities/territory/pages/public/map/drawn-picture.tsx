import { formatNumber } from '../../../../../kernel/format.ts'
import { MapPicture, type PictureLayer } from '../../../../../ui/map/map-picture.tsx'
import type { DrawnFeature } from '../../../data/map-page.ts'
import type { MapLayer } from '../../../data/tiles-layers.ts'
import { placeOfColour } from '../../../rules/map/colour-names.ts'
import { colourOf, fillOpacity } from '../../../rules/map/layer-look.ts'
import { type MapView, PICTURE, scaleBar } from '../../../rules/map/map-view.ts'

export interface DrawnLayer {
  readonly layer: MapLayer
  readonly drawn: readonly DrawnFeature[]
}

export interface DrawnPictureProps {
  readonly label: string
  readonly view: MapView
  readonly layers: readonly DrawnLayer[]
  /** Quietly under them. */
  readonly ground?: readonly DrawnLayer[] | undefined
  /** Marks the middle: somebody asked for this place. */
  readonly marked?: boolean | undefined
}

/** Layers as the database drew them, in the same looks that the living map gives them. */
export function DrawnPicture({ label, view, layers, ground = [], marked }: DrawnPictureProps) {
  const scale = scaleBar(view, 140)
  return (
    <MapPicture
      label={label}
      width={PICTURE.width}
      height={PICTURE.height}
      layers={[...ground.map(quietLayer), ...layers.map(pictureLayer)]}
      scale={{ points: scale.points, words: lengthWords(scale.metres) }}
      mark={marked === true ? [PICTURE.width / 2, PICTURE.height / 2] : undefined}
    />
  )
}

function quietLayer({ layer, drawn }: DrawnLayer): PictureLayer {
  return {
    id: `suelo-${layer.code}`,
    kind: 'ground',
    opacity: 1,
    shapes: drawn.map(({ number, title, path, at }) => ({ id: String(number), title, path, at })),
  }
}

function pictureLayer({ layer, drawn }: DrawnLayer): PictureLayer {
  const { label } = layer.style
  return {
    id: layer.code,
    kind: layer.shapeKind,
    opacity: fillOpacity(layer.style, false),
    shapes: drawn.map(({ number, title, path, at, attributes }) => ({
      id: String(number),
      title,
      path,
      at,
      ...placeOfColour(colourOf(layer.style, attributes)),
      label: label === undefined || attributes[label] == null ? undefined : String(attributes[label]),
    })),
  }
}

export function lengthWords(metres: number): string {
  return metres < 1000 ? `${formatNumber(metres)} m` : `${formatNumber(metres / 1000)} km`
}
