import type { Locale } from '../../kernel/text.ts'
import { DataTable } from '../table/data-table.tsx'
import type { RampName } from '../tokens/palette.ts'
import { words } from '../words.ts'
import { MapPicture } from './map-picture.tsx'

export interface ChoroplethArea {
  readonly id: string
  readonly name: string
  /** In points of the picture. */
  readonly path: string
  /** Already formatted; a word where there is none. */
  readonly value: string
  /** 1 to 7 on the ramp; absent = no data, hatched. */
  readonly level?: number | undefined
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
  /** What the seven levels mean, low to high. */
  readonly legend: { readonly low: string; readonly high: string }
  readonly ramp?: RampName | undefined
}

/** Areas shaded by a figure, drawn on the server, with the table that says the same. Missing is hatched, never the lightest shade. */
export function Choropleth({
  id,
  label,
  locale,
  width,
  height,
  areas,
  columns,
  legend,
  ramp = 'anil',
}: ChoroplethProps) {
  const shapes = areas.map(({ id: area, name, path, value, level }) => ({
    id: area,
    path,
    title: `${name}: ${value}`,
    step: level === undefined ? undefined : { ramp, level },
  }))
  return (
    <div class="choropleth">
      <MapPicture
        label={label}
        width={width}
        height={height}
        layers={[{ id, kind: 'polygon', opacity: 1, shapes }]}
        note={label}
      />
      <p class="ramp-legend" aria-hidden="true">
        {legend.low}
        <span class="ramp">
          {[1, 2, 3, 4, 5, 6, 7].map((level) => (
            <span key={level} style={`background:var(--ramp-${ramp}-${level})`} />
          ))}
        </span>
        {legend.high}
        <span class="ramp-none" /> {words(locale).noData}
      </p>
      <DataTable
        id={`${id}-tabla`}
        caption={label}
        captionHidden
        locale={locale}
        rows={areas}
        rowKey={(area) => area.id}
        columns={[
          {
            key: 'area',
            title: columns.area,
            cell: ({ name, href }) => (href === undefined ? name : <a href={href}>{name}</a>),
          },
          { key: 'value', title: columns.value, kind: 'number', cell: ({ value }) => value },
        ]}
      />
    </div>
  )
}
