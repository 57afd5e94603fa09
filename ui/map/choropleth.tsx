import type { ComponentChildren } from 'preact'
import type { Locale } from '../../kernel/text.ts'
import type { RampName } from '../tokens/palette.ts'
import { ClassLegend, missingWords } from './class-legend.tsx'
import { type ClassRule, classAt, classesOf, type Figure, type FigureClass, isNumber } from './classes.ts'
import { MapPicture, type PictureShape } from './map-picture.tsx'
import { PictureTable } from './picture-table.tsx'

/** One area of a picture, in its points. */
export interface DrawnArea {
  readonly id: string
  readonly name: string
  readonly path?: string | undefined
  readonly at?: readonly [x: number, y: number] | undefined
}

export interface ChoroplethArea extends DrawnArea {
  readonly figure: Figure
  readonly href?: string | undefined
}

export interface ChoroplethProps {
  readonly id: string
  readonly label: string
  readonly locale: Locale
  readonly width: number
  readonly height: number
  readonly areas: readonly ChoroplethArea[]
  /** Headings of the table: what the areas are, and what is said of them. */
  readonly columns: { readonly area: string; readonly value: string }
  readonly format: (value: number) => string
  /** How the classes are made; the legend says it. */
  readonly rule: ClassRule
  readonly classes?: number | undefined
  readonly ramp?: RampName | undefined
  /** Names of the areas on the map; for pictures that are wide enough. */
  readonly named?: boolean | undefined
  /** What must be known of the limits or of the figures. */
  readonly note?: ComponentChildren
}

/** A figure in words: formatted, or why there is none. */
export function figureWords(figure: Figure, format: (value: number) => string, locale: Locale): string {
  return isNumber(figure) ? format(figure) : missingWords(figure, locale)
}

/** An area in the shade of its class; hatched, each kind in its own way, where there is no figure. */
export function shadedArea(
  { id, name, path, at }: DrawnArea,
  figure: Figure,
  said: string,
  { classes, ramp, named }: { classes: readonly FigureClass[]; ramp: RampName; named?: boolean | undefined },
): PictureShape {
  const found = classAt(classes, figure)
  return {
    id,
    path,
    at,
    title: `${name}: ${said}`,
    label: named === true ? name : undefined,
    ...(found === undefined ? {} : { step: { ramp, level: found.level } }),
    ...(isNumber(figure) ? {} : { missing: figure }),
  }
}

/** How large the letters of a name are, in points: the style sheet says 12. */
const NAME = { letter: 6.4, line: 15 }

/** Names that would run into another are left to the table and to who points at the area. */
export function namesThatFit(areas: readonly DrawnArea[]): ReadonlySet<string> {
  const placed: { left: number; right: number; y: number }[] = []
  const fitting = new Set<string>()
  for (const { id, name, at } of areas) {
    if (at === undefined) continue
    const half = (name.length * NAME.letter) / 2
    const own = { left: at[0] - half, right: at[0] + half, y: at[1] }
    const runsInto = placed.some(
      ({ left, right, y }) => own.left < right && own.right > left && Math.abs(own.y - y) < NAME.line,
    )
    if (runsInto) continue
    placed.push(own)
    fitting.add(id)
  }
  return fitting
}

/** Areas shaded by a figure, drawn on the server, with the legend and the table that says the same. */
export function Choropleth(props: ChoroplethProps) {
  const { id, label, locale, width, height, areas, columns, format, rule, ramp = 'anil', named, note } = props
  const figures = areas.map(({ figure }) => figure)
  const classes = classesOf(figures, rule, props.classes)
  const fitting = named === true ? namesThatFit(areas) : new Set<string>()
  return (
    <div class="choropleth">
      <MapPicture
        id={`${id}-mapa`}
        label={label}
        width={width}
        height={height}
        layers={[
          {
            id,
            kind: 'polygon',
            opacity: 1,
            shapes: areas.map((area) =>
              shadedArea(area, area.figure, figureWords(area.figure, format, locale), {
                classes,
                ramp,
                named: fitting.has(area.id),
              }),
            ),
          },
        ]}
        note={label}
      />
      <ClassLegend locale={locale} classes={classes} figures={figures} rule={rule} format={format} ramp={ramp} />
      {note == null ? null : <p class="soft">{note}</p>}
      <PictureTable
        id={id}
        label={label}
        locale={locale}
        rows={areas}
        nameColumn={columns.area}
        values={[{ key: 'value', title: columns.value, cell: ({ figure }) => figureWords(figure, format, locale) }]}
      />
    </div>
  )
}
