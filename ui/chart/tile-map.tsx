import type { ComponentChildren } from 'preact'
import type { Locale } from '../../kernel/text.ts'
import type { State } from '../state/state.ts'
import { StateShape } from '../state/state-badge.tsx'
import type { RampName } from '../tokens/palette.ts'
import { words } from '../words.ts'

export interface Tile {
  readonly id: string
  readonly name: string
  /** For narrow screens: `Sta. Tecla`. */
  readonly short?: string | undefined
  /** Rough geographic place, from 1; given by the caller. */
  readonly column: number
  readonly row: number
  /** Already formatted; a word where there is none. */
  readonly value: string
  /** 1 to 7 on the ramp; absent = no data, hatched. */
  readonly level?: number | undefined
  /** Instead of a level: a judgement, with its shape. */
  readonly state?: State | undefined
  readonly href?: string | undefined
  readonly here?: boolean | undefined
}

export interface TileMapProps {
  readonly label: string
  readonly locale: Locale
  readonly tiles: readonly Tile[]
  readonly ramp?: RampName | undefined
  /** What the seven levels mean, low to high; given = legend shown. */
  readonly legend?: { readonly low: string; readonly high: string } | undefined
  /** Instead of it: a legend of classes. */
  readonly classes?: ComponentChildren
  readonly note?: ComponentChildren
}

/** The municipalities in their rough places: a list to those who listen, a map to those who look. Marked as a scheme. */
export function TileMap({ label, locale, tiles, ramp = 'anil', legend, classes, note }: TileMapProps) {
  return (
    <figure class="tile-map-block">
      <figcaption>{label}</figcaption>
      <ul class="tile-map">
        {tiles.map((tile) => {
          const look = tile.state
            ? `tile-state state-${tile.state}`
            : tile.level === undefined
              ? 'tile-none'
              : 'tile-level'
          const style = [
            `--column:${tile.column}`,
            `--row:${tile.row}`,
            tile.state || tile.level === undefined
              ? ''
              : `--ground:var(--ramp-${ramp}-${tile.level});--on-ground:var(--on-ramp-${ramp}-${tile.level})`,
          ]
          const inside = (
            <>
              <span class="tile-name">
                {tile.short === undefined ? (
                  tile.name
                ) : (
                  <>
                    <span class="tile-long">{tile.name}</span>
                    <abbr class="tile-short" title={tile.name}>
                      {tile.short}
                    </abbr>
                  </>
                )}
              </span>
              <span class="tile-value figure">
                {tile.state ? <StateShape state={tile.state} size={12} /> : null}
                {tile.value}
              </span>
            </>
          )
          return (
            <li
              key={tile.id}
              class={`tile ${look}${tile.here ? ' tile-here' : ''}`}
              style={style.filter(Boolean).join(';')}
            >
              {tile.href === undefined ? (
                <div>{inside}</div>
              ) : (
                <a href={tile.href} aria-current={tile.here ? 'true' : undefined}>
                  {inside}
                </a>
              )}
            </li>
          )
        })}
      </ul>
      {legend ? (
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
      ) : null}
      {classes}
      {note == null ? null : <p class="soft">{note}</p>}
    </figure>
  )
}
