import { formatDate, formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { CopyLink } from '../../../../../ui/content/copy-link.tsx'
import { Enhanced } from '../../../../../ui/islands/island.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { MapAnswer, ShownLayer } from '../../../data/map-page.ts'
import { MOST_COUNTED } from '../../../data/tiles-features.ts'
import type { MapLayer } from '../../../data/tiles-layers.ts'
import type { WebBox } from '../../../events.ts'
import type { Basemap } from '../../../imports/basemap-archive.ts'
import { island as mapIsland } from '../../../islands/map.island.ts'
import { type MapView, type Step, stepped, viewInAddress } from '../../../rules/map/map-view.ts'
import { boxInDegrees } from '../../../rules/tiles/web-mercator.ts'
import { tilesPaths } from '../../../tiles-paths.ts'
import { DrawnPicture } from './drawn-picture.tsx'
import { islandLayer, islandLooks } from './island-layers.ts'
import { Finder, Layers, titleOf } from './map-side.tsx'
import { MAP_WORDS, type MapWord } from './map-words.ts'

export interface MapPageProps {
  readonly answer: MapAnswer
  readonly locale: Locale
  readonly staff: boolean
  readonly today: string
  /** What was typed to find, with what to say of it. */
  readonly words: string
  readonly marked: boolean
  /** The deployment's own archive under the layers. */
  readonly basemap: Basemap | undefined
  /** One was named, and could not be read. */
  readonly basemapMissing: boolean
}

/** The map: its layers, the picture that a script replaces, and the list that says the same in words. */
export function MapPage(props: MapPageProps) {
  const { answer, locale, staff, today } = props
  const { view, shown, layers } = answer
  const word = (key: MapWord) => say(MAP_WORDS[key], locale)
  const codes = shown.map(({ layer }) => layer.code)
  const link = (to: MapView, at = codes) =>
    localPath(locale, tilesPaths.map(staff, { layers: at.join(',') || '-', ...viewInAddress(to) }))
  const names = shown.map(({ layer }) => titleOf(layer, locale)).join(', ') || word('nothingShown')
  return (
    <Enhanced by={mapIsland} props={islandProps(props)}>
      <div class="map-page">
        <header class="map-head">
          <h1>{word('title')}</h1>
          <p class="soft">{word('lead')}</p>
        </header>
        <Finder {...props} />
        <div class="map-stage">
          <div class="map-canvas" data-map-stage>
            <DrawnPicture
              label={`${word('picture')} ${names}`}
              view={view}
              layers={shown}
              ground={answer.ground}
              marked={props.marked}
            />
          </div>
          <button class="button button-primary" type="button" data-map-open hidden>
            {word('openLiving')}
          </button>
          <output class="map-told" data-map-told />
          <nav class="map-steps" aria-label={word('move')} data-map-steps>
            {(['nearer', 'farther', 'north', 'south', 'west', 'east'] as const satisfies readonly Step[]).map(
              (step) => (
                <ButtonLink key={step} href={link(stepped(view, step))} size="small">
                  {word(step)}
                </ButtonLink>
              ),
            )}
            <ButtonLink
              href={localPath(locale, tilesPaths.map(staff, { layers: codes.join(',') || '-' }))}
              size="small"
            >
              {word('whole')}
            </ButtonLink>
          </nav>
          <div class="map-tools" data-map-tools hidden>
            <button class="button button-secondary button-small" type="button" data-tool="locate">
              {word('locate')}
            </button>
            <button class="button button-secondary button-small" type="button" data-tool="measure" aria-pressed="false">
              {word('measure')}
            </button>
            <button
              class="button button-secondary button-small"
              type="button"
              data-tool="contrast"
              aria-pressed="false"
            >
              {word('contrast')}
            </button>
            <button class="button button-secondary button-small" type="button" data-tool="print">
              {word('print')}
            </button>
          </div>
          <div class="map-measure" data-map-measure hidden>
            <p>{word('measureHint')}</p>
            <output data-map-measured />
            <div class="button-row">
              <button class="button button-secondary button-small" type="button" data-tool="undo">
                {word('undo')}
              </button>
              <button class="button button-secondary button-small" type="button" data-tool="clear">
                {word('clear')}
              </button>
            </div>
          </div>
          <CopyLink href={link(view)} locale={locale} />
          <section class="map-identified" data-map-identified hidden aria-live="polite" />
          <div class="map-sources soft">
            <strong>{word('sources')}:</strong>{' '}
            {shown.map(({ layer }) => `${titleOf(layer, locale)}: ${sourceWords(layer, locale)}`).join(' · ')}.{' '}
            {props.basemap?.attribution === undefined ? '' : `${word('basemap')}: ${props.basemap.attribution}. `}
            {props.basemapMissing ? `${word('basemapMissing')} ` : ''}
            {word('drawnOn')} {formatDate(today, locale)}.
          </div>
        </div>
        <Layers {...props} />
        <section class="map-list" aria-labelledby="a-la-vista">
          <h2 id="a-la-vista">{word('inView')}</h2>
          <div data-map-list>
            {shown.map((each) => (
              <LayerList key={each.layer.id} {...each} locale={locale} link={link} />
            ))}
            {layers.length === 0 ? <p>{word('noLayers')}</p> : null}
          </div>
        </section>
      </div>
    </Enhanced>
  )
}

/** `Alcaldía, CC BY 4.0, datos del 3 mar 2019`; a date that nobody gave is said to be missing. */
function sourceWords({ source, licence, dataDate }: MapLayer, locale: Locale): string {
  const dated =
    dataDate === undefined
      ? say(MAP_WORDS.noDate, locale)
      : `${say(MAP_WORDS.dataOf, locale)} ${formatDate(dataDate, locale)}`
  return [source, licence, dated].filter(Boolean).join(', ')
}

interface LayerListProps extends ShownLayer {
  readonly locale: Locale
  readonly link: (to: MapView) => string
}

function LayerList({ layer, list, locale, link }: LayerListProps) {
  const word = (key: MapWord) => say(MAP_WORDS[key], locale)
  const { count, features } = list
  const counted = `${count >= MOST_COUNTED ? '≥ ' : ''}${formatNumber(count)}`
  return (
    <section class="map-layer-list">
      <h3>
        {titleOf(layer, locale)} ({counted})
      </h3>
      {features.length === 0 ? <p class="soft">{word('none')}</p> : null}
      {features.length === 0 ? null : (
        <DataTable
          id={`lista-${layer.code}`}
          caption={titleOf(layer, locale)}
          captionHidden
          locale={locale}
          rows={features}
          rowKey={({ number }) => String(number)}
          columns={[
            {
              key: 'title',
              title: word('feature'),
              cell: ({ number, title }) => (
                <a href={localPath(locale, tilesPaths.featurePage(layer.code, number))}>{title}</a>
              ),
            },
            {
              key: 'at',
              title: word('at'),
              kind: 'number',
              cell: ({ at }) => `${at[1].toFixed(5)}, ${at[0].toFixed(5)}`,
            },
            {
              key: 'show',
              title: word('map'),
              cell: ({ title, at }) => (
                <a href={link({ centre: at, zoom: 16 })} aria-label={`${word('show')}: ${title}`}>
                  {word('show')}
                </a>
              ),
            },
          ]}
        />
      )}
      {count > features.length && features.length > 0 ? (
        <p class="soft">
          {word('first')} {features.length}
        </p>
      ) : null}
    </section>
  )
}

/** Five decimals are a metre. */
function degrees(box: WebBox): readonly number[] {
  return boxInDegrees(box).map((each) => Number(each.toFixed(5)))
}

function islandProps({ answer, locale, staff, marked, basemap }: MapPageProps) {
  return {
    locale,
    page: localPath(locale, tilesPaths.map(staff)),
    view: { lng: answer.view.centre[0], lat: answer.view.centre[1], zoom: answer.view.zoom },
    whole: answer.whole === undefined ? undefined : degrees(answer.whole),
    basemap: basemap && {
      tiles: tilesPaths.basemap(),
      minZoom: basemap.minZoom,
      maxZoom: basemap.maxZoom,
      layers: basemap.layers,
    },
    ground: answer.ground.map(({ layer }) => layer.code),
    marked,
    layers: answer.layers.map((layer) => islandLayer(layer, locale)),
    looks: islandLooks(),
    words: Object.fromEntries(Object.entries(MAP_WORDS).map(([key, text]) => [key, say(text, locale)])),
  }
}
