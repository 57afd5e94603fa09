import type { Locale } from '../../../../../kernel/text.ts'
import { ClassLegend } from '../../../../../ui/map/class-legend.tsx'
import { classAt, classesOf } from '../../../../../ui/map/classes.ts'
import { groundLayer } from '../../../../../ui/map/dot-map.tsx'
import { MapPicture } from '../../../../../ui/map/map-picture.tsx'
import type { OpenRegisterYear } from '../../../data/register-queries.ts'
import type { PictureOfPlaces } from '../../../rules/registers/picture.ts'
import type { LocatedValue, SurfaceCell } from '../../../rules/registers/surface.ts'
import { writer } from '../catalogue/catalogue-words.ts'

/** Half the side of the square that stands for a value, in points. */
const DOT = 2

function round(value: number): number {
  return Math.round(value * 10) / 10
}

interface CellsPictureProps {
  readonly id: string
  readonly locale: Locale
  readonly label: string
  readonly picture: PictureOfPlaces
  readonly answer: OpenRegisterYear
  readonly cells: readonly SurfaceCell[]
  readonly figure: (cell: SurfaceCell) => number
  readonly said: (cell: SurfaceCell) => string
  readonly values: readonly LocatedValue[]
  readonly note: string
}

/** Squares in the shade of their class, the outlines of the places over them, and the values they were made of. */
export function CellsPicture({
  id,
  locale,
  label,
  picture,
  answer,
  cells,
  figure,
  said,
  values,
  note,
}: CellsPictureProps) {
  const write = writer(answer.kind)
  const figures = cells.map(figure)
  const classes = classesOf(figures, 'quantiles', 6)
  return (
    <div class="dot-map">
      <MapPicture
        id={id}
        label={label}
        width={picture.width}
        height={picture.height}
        layers={[
          {
            id: `${id}-cuadros`,
            kind: 'polygon',
            opacity: 1,
            shapes: cells.map((cell, index) => {
              const [left, top] = picture.toPicture([cell.west, cell.north])
              const [right, bottom] = picture.toPicture([cell.east, cell.south])
              const found = classAt(classes, figures[index] as number)
              return {
                id: String(index),
                path: `M${left} ${top}H${right}V${bottom}H${left}z`,
                title: said(cell),
                ...(found === undefined ? {} : { step: { ramp: 'anil' as const, level: found.level } }),
              }
            }),
          },
          {
            ...groundLayer(answer.places.map((place) => ({ ...place, ...picture.areas.get(place.id) }))),
            id: `${id}-suelo`,
            kind: 'outline',
          },
          {
            id: `${id}-puntos`,
            kind: 'polygon',
            opacity: 1,
            // Small squares: dots would hide what they explain.
            shapes: values.map(({ longitude, latitude, amount }, index) => {
              const [x, y] = picture.toPicture([longitude, latitude])
              return {
                id: String(index),
                path: `M${round(x - DOT)} ${round(y - DOT)}h${2 * DOT}v${2 * DOT}h${-2 * DOT}z`,
                title: write(amount),
                category: 2,
              }
            }),
          },
        ]}
        note={label}
      />
      <ClassLegend locale={locale} classes={classes} figures={figures} rule="quantiles" format={write} />
      <p class="soft">{note}</p>
    </div>
  )
}
