import { formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { DotMap } from '../../../../../ui/map/dot-map.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { words as uiWords } from '../../../../../ui/words.ts'
import type { LayerPicture, PlaceCount } from '../../../data/layer-picture.ts'
import { placesPaths } from '../../../places-paths.ts'
import { placeOfColour } from '../../../rules/map/colour-names.ts'
import { colourOf, legendOf } from '../../../rules/map/layer-look.ts'
import { PICTURE, scaleBar } from '../../../rules/map/map-view.ts'
import { DrawnPicture, lengthWords } from './drawn-picture.tsx'
import { Legend, titleOf } from './map-side.tsx'
import { MAP_WORDS, type MapWord } from './map-words.ts'

interface LayerMapProps {
  readonly picture: LayerPicture
  readonly locale: Locale
}

/** Nearer than this two dots of the picture would touch. */
const TOGETHER = 30

/** All of a layer on the ground: points as dots, put together where they crowd; and how many are in each place. */
export function LayerMap({ picture, locale }: LayerMapProps) {
  const word = (key: MapWord) => say(MAP_WORDS[key], locale)
  const { view, ground, layer, drawn, dots, counts } = picture
  const label = `${word('picture')} ${titleOf(layer, locale)}`
  if (layer.shapeKind === 'point') return <PointMap picture={picture} locale={locale} label={label} />
  return (
    <>
      <DrawnPicture label={label} view={view} layers={[...(ground === undefined ? [] : [ground]), { layer, drawn }]} />
      <Legend layer={layer} locale={locale} />
      {counts === undefined || dots.length > 0 ? null : <CountsTable counts={counts} locale={locale} />}
    </>
  )
}

function PointMap({ picture, locale, label }: LayerMapProps & { readonly label: string }) {
  const word = (key: MapWord) => say(MAP_WORDS[key], locale)
  const { view, ground, layer, dots, counts = [] } = picture
  const scale = scaleBar(view, 140)
  return (
    <DotMap
      id="objetos"
      label={label}
      locale={locale}
      width={PICTURE.width}
      height={PICTURE.height}
      ground={(ground?.drawn ?? []).map(({ number, title, path, at }) => ({
        id: String(number),
        name: title,
        path,
        at,
      }))}
      dots={dots.map(({ number, title, at, attributes, count }) => ({
        id: String(number),
        title,
        at,
        count,
        category: placeOfColour(colourOf(layer.style, attributes)).category,
      }))}
      together={TOGETHER}
      legend={legendOf(layer.style).flatMap(({ title, titleEn, colour }) => {
        const { category } = placeOfColour(colour)
        return category === undefined ? [] : [{ category, title: locale === 'en' ? (titleEn ?? title) : title }]
      })}
      rows={countRows(counts, locale)}
      columns={{ name: word('place'), value: word('features') }}
      scale={{ points: scale.points, words: lengthWords(scale.metres) }}
    />
  )
}

function countRows(counts: readonly PlaceCount[], locale: Locale) {
  return counts.map(({ geography, code, name, count }) => ({
    id: code,
    name,
    value: formatNumber(count, { max: 0 }),
    href: localPath(locale, placesPaths.place(geography, code)),
  }))
}

function CountsTable({ counts, locale }: { readonly counts: readonly PlaceCount[]; readonly locale: Locale }) {
  const word = (key: MapWord) => say(MAP_WORDS[key], locale)
  return (
    <details class="as-table">
      <summary>{uiWords(locale).tableView}</summary>
      <DataTable
        id="objetos-tabla"
        caption={word('features')}
        captionHidden
        locale={locale}
        rows={countRows(counts, locale)}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', title: word('place'), cell: ({ name, href }) => <a href={href}>{name}</a> },
          { key: 'value', title: word('features'), kind: 'number', cell: ({ value }) => value },
        ]}
      />
    </details>
  )
}
