import { formatNumber } from '../../../../../kernel/format.ts'
import type { Locale } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { TileMap } from '../../../../../ui/chart/tile-map.tsx'
import { Choropleth } from '../../../../../ui/map/choropleth.tsx'
import { ClassLegend } from '../../../../../ui/map/class-legend.tsx'
import { classAt, classesOf, type Figure } from '../../../../../ui/map/classes.ts'
import { MapThumbnail } from '../../../../../ui/map/thumbnail.tsx'
import { words as uiWords } from '../../../../../ui/words.ts'
import type { DrawnPlace, DrawnPlaces } from '../../../data/drawn-places.ts'
import { placesPaths } from '../../../places-paths.ts'
import { PLACE_WORDS } from './places-words.ts'

/** As wide as the pictures of places are drawn, in points. */
export const PLACES_WIDTH = 560
export const THUMBNAIL_WIDTH = 360

interface PicturesProps {
  readonly locale: Locale
  readonly drawn: DrawnPlaces
}

/** How dense each place is on a map, and beside it how many live there on equal squares, each in its rough place. */
export function PlacesPictures({ locale, drawn }: PicturesProps) {
  if (drawn.places.length < 2) return null
  return (
    <div class="map-pair">
      <DensityMap locale={locale} drawn={drawn} />
      <PopulationTiles locale={locale} drawn={drawn} />
    </div>
  )
}

function DensityMap({ locale, drawn }: PicturesProps) {
  const words = PLACE_WORDS[locale]
  return (
    <Choropleth
      id="densidad"
      label={words.density}
      locale={locale}
      width={drawn.width}
      height={drawn.height}
      areas={drawn.places.map((place) => ({
        id: place.code,
        name: place.name,
        path: place.path,
        at: place.at,
        figure: density(place),
        href: localPath(locale, placesPaths.place(drawn.geography.code, place.code)),
      }))}
      columns={{ area: words.place, value: words.densityColumn }}
      format={whole}
      rule="quantiles"
      named
      note={`${words.densityRule} ${isScheme(drawn) ? words.mapNote : ''}`}
    />
  )
}

function PopulationTiles({ locale, drawn }: PicturesProps) {
  const words = PLACE_WORDS[locale]
  const placed = drawn.places.flatMap((place) => (place.tile === undefined ? [] : [{ ...place, tile: place.tile }]))
  if (placed.length < 2) return null
  const figures = placed.map(({ population }): Figure => population ?? 'unknown')
  const classes = classesOf(figures, 'natural')
  return (
    <TileMap
      label={words.map}
      locale={locale}
      note={words.tilesNote}
      classes={
        <ClassLegend
          locale={locale}
          classes={classes}
          figures={figures}
          rule="natural"
          format={thousands}
          ramp="barro"
        />
      }
      ramp="barro"
      tiles={placed.map(({ code, name, tile, population }) => ({
        id: code,
        name,
        short: shortName(name),
        ...tile,
        value: population === undefined ? uiWords(locale).noData : thousands(population),
        level: population === undefined ? undefined : classAt(classes, population)?.level,
        href: localPath(locale, placesPaths.place(drawn.geography.code, code)),
      }))}
    />
  )
}

interface WhereProps extends PicturesProps {
  readonly place: DrawnPlace
  /** Where the map shows it. */
  readonly map: string
}

/** A place among its neighbours, with their names. */
export function PlaceThumbnail({ locale, drawn, place, map }: WhereProps) {
  const words = PLACE_WORDS[locale]
  const others = drawn.places.filter(({ code }) => place.beside.includes(code))
  const names = others.map(({ name }) => name).join(', ')
  return (
    <MapThumbnail
      id="donde"
      label={others.length === 0 ? place.name : `${place.name}. ${words.beside}: ${names}`}
      width={drawn.width}
      height={drawn.height}
      areas={drawn.places.map(({ code, name, path, at }) => ({ id: code, name, path, at }))}
      here={[place.code]}
    >
      {others.length === 0 ? null : (
        <>
          <h3>{words.beside}</h3>
          <ul>
            {others.map(({ code, name }) => (
              <li key={code}>
                <a href={localPath(locale, placesPaths.place(drawn.geography.code, code))}>{name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {isScheme(drawn) ? <p class="soft">{words.mapNote}</p> : null}
      <p>
        <a href={map}>{words.onMap}</a>
      </p>
    </MapThumbnail>
  )
}

/** People on a square kilometre of all of the place, fields and hills too. */
function density({ population, areaKm2 }: DrawnPlace): Figure {
  return population === undefined || areaKm2 === undefined || areaKm2 <= 0
    ? 'unknown'
    : Math.round(population / areaKm2)
}

function isScheme({ places }: DrawnPlaces): boolean {
  return places.some(({ shapeStatus }) => shapeStatus === 'schematic')
}

function whole(value: number): string {
  return formatNumber(value, { max: 0 })
}

function thousands(people: number): string {
  return formatNumber(people / 1000, { max: 0 })
}

/** `Ciudad Delgado` → `C. Delga.`, `Tonacatepeque` → `Tonac.`, `Apopa`: for narrow screens. */
function shortName(name: string): string | undefined {
  const cut = (word: string) => (word.length > 6 ? `${word.slice(0, 5)}.` : word)
  const [first = '', ...rest] = name.split(' ')
  if (rest.length === 0) return cut(name) === name ? undefined : cut(name)
  return `${first.charAt(0)}. ${cut(rest.join(' '))}`
}
