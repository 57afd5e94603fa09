import type { ComponentChildren } from 'preact'
import type { Locale } from '../../kernel/text.ts'
import type { RampName } from '../tokens/palette.ts'
import { type DrawnArea, figureWords, shadedArea } from './choropleth.tsx'
import { ClassLegend } from './class-legend.tsx'
import { type ClassRule, classesOf, type Figure } from './classes.ts'
import { MapPicture } from './map-picture.tsx'
import { PictureTable } from './picture-table.tsx'

export interface MultiplesArea extends DrawnArea {
  readonly href?: string | undefined
  /** One for each panel, in their order. */
  readonly figures: readonly Figure[]
}

export interface SmallMultiplesProps {
  readonly id: string
  readonly label: string
  readonly locale: Locale
  readonly width: number
  readonly height: number
  /** Years, quarters, categories. */
  readonly panels: readonly { readonly id: string; readonly title: string }[]
  readonly areas: readonly MultiplesArea[]
  readonly areaColumn: string
  readonly format: (value: number) => string
  readonly rule: ClassRule
  readonly classes?: number | undefined
  readonly ramp?: RampName | undefined
  readonly note?: ComponentChildren
}

/** The same map once for each year or kind, in the same classes, so that they can be compared; and one table of all. */
export function SmallMultiples(props: SmallMultiplesProps) {
  const { id, label, locale, width, height, panels, areas, areaColumn, format, rule, ramp = 'anil', note } = props
  const figures = areas.flatMap((area) => area.figures)
  const classes = classesOf(figures, rule, props.classes)
  // Once for the picture and the table.
  const said = new Map(
    areas.map((area) => [
      area.id,
      panels.map((_, index) => figureWords(area.figures[index] ?? 'unknown', format, locale)),
    ]),
  )
  const saidOf = ({ id: area }: MultiplesArea, index: number) => said.get(area)?.[index] ?? ''
  return (
    <div class="choropleth">
      <p class="multiples-title">{label}</p>
      <ul class="multiples">
        {panels.map((panel, index) => (
          <li key={panel.id}>
            <MapPicture
              id={`${id}-${panel.id}`}
              label={`${label}: ${panel.title}`}
              width={width}
              height={height}
              layers={[
                {
                  id: panel.id,
                  kind: 'polygon',
                  opacity: 1,
                  shapes: areas.map((area) => {
                    const figure = area.figures[index] ?? 'unknown'
                    return shadedArea(area, figure, saidOf(area, index), { classes, ramp })
                  }),
                },
              ]}
              note={panel.title}
            />
          </li>
        ))}
      </ul>
      <ClassLegend locale={locale} classes={classes} figures={figures} rule={rule} format={format} ramp={ramp} />
      {note == null ? null : <p class="soft">{note}</p>}
      <PictureTable
        id={id}
        label={label}
        locale={locale}
        rows={areas}
        nameColumn={areaColumn}
        values={panels.map((panel, index) => ({
          key: panel.id,
          title: panel.title,
          cell: (area: MultiplesArea) => saidOf(area, index),
        }))}
      />
    </div>
  )
}
