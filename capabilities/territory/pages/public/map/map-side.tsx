import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { Tag } from '../../../../../ui/content/content.tsx'
import { words as uiWords } from '../../../../../ui/words.ts'
import type { MapAnswer } from '../../../data/map-page.ts'
import type { MapLayer } from '../../../data/tiles-layers.ts'
import { colourVariable } from '../../../rules/map/colour-names.ts'
import { legendOf } from '../../../rules/map/layer-look.ts'
import { viewInAddress } from '../../../rules/map/map-view.ts'
import { tilesPaths } from '../../../tiles-paths.ts'
import { MAP_WORDS, type MapWord } from './map-words.ts'

interface MapSideProps {
  readonly answer: MapAnswer
  readonly locale: Locale
  readonly staff: boolean
  /** What was typed to find. */
  readonly words: string
}

export function titleOf({ title, titleEn }: Pick<MapLayer, 'title' | 'titleEn'>, locale: Locale): string {
  return locale === 'en' ? (titleEn ?? title) : title
}

export function Finder({ answer, locale, staff, words }: MapSideProps) {
  const word = (key: MapWord) => say(MAP_WORDS[key], locale)
  const codes = answer.shown.map(({ layer }) => layer.code)
  return (
    <search class="map-finder" aria-label={word('find')}>
      <form method="get" action={localPath(locale, tilesPaths.map(staff))}>
        <input type="hidden" name="capas" value={codes.join(',') || '-'} />
        <label for="ir">{word('find')}</label>
        <p class="soft" id="ir-ayuda">
          {word('findHint')}
        </p>
        <div class="map-find-line">
          <input
            class="input"
            id="ir"
            name="ir"
            type="search"
            value={words}
            aria-describedby="ir-ayuda"
            maxLength={80}
          />
          <Button kind="primary">{word('go')}</Button>
        </div>
      </form>
      {words === '' ? null : <Found answer={answer} locale={locale} staff={staff} />}
    </search>
  )
}

function Found({ answer, locale, staff }: Pick<MapSideProps, 'answer' | 'locale' | 'staff'>) {
  const word = (key: MapWord) => say(MAP_WORDS[key], locale)
  const { found, shown } = answer
  if (found.length === 0) return <p>{word('foundNothing')}</p>
  const codes = shown.map(({ layer }) => layer.code)
  return (
    <>
      <h2 class="map-found-title">{word('found')}</h2>
      <ul class="map-found">
        {found.map(({ title, of, layer, number, view }) => (
          <li key={`${layer ?? ''} ${number ?? title}`}>
            <a
              href={localPath(
                locale,
                tilesPaths.map(staff, {
                  layers: [...new Set([...codes, ...(layer === undefined ? [] : [layer])])].join(','),
                  ...viewInAddress(view),
                }),
              )}
            >
              {title}
            </a>{' '}
            <span class="soft">{of ?? word('place')}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

export function Layers({ answer, locale, staff }: MapSideProps) {
  const word = (key: MapWord) => say(MAP_WORDS[key], locale)
  const on = new Set(answer.shown.map(({ layer }) => layer.code))
  const at = viewInAddress(answer.view)
  return (
    <form class="map-layers" method="get" action={localPath(locale, tilesPaths.map(staff))}>
      <input type="hidden" name="capas" value="-" />
      <input type="hidden" name="z" value={at.zoom} />
      <input type="hidden" name="lat" value={at.latitude} />
      <input type="hidden" name="lng" value={at.longitude} />
      <fieldset>
        <legend>{word('layers')}</legend>
        <ul>
          {answer.layers.map((layer) => (
            <li key={layer.id}>
              <label class="map-layer">
                <input type="checkbox" name="capas" value={layer.code} checked={on.has(layer.code)} />
                {legendOf(layer.style).length === 0 ? <Swatch layer={layer} colour={layer.style.colour} /> : null}
                <span>{titleOf(layer, locale)}</span>
              </label>
              {layer.audience === 'public' ? null : <Tag>{word('staffOnly')}</Tag>}
              <Legend layer={layer} locale={locale} />
            </li>
          ))}
        </ul>
        {answer.layers.some(({ shapeKind }) => shapeKind === 'point') ? (
          <p class="map-together-hint soft">
            <span class="cluster-swatch">n</span> {uiWords(locale).together}
          </p>
        ) : null}
      </fieldset>
      <Button size="small">{word('showLayers')}</Button>
      {answer.layers.some(({ shapeKind }) => shapeKind === 'polygon') ? <p class="soft">{word('grouped')}</p> : null}
    </form>
  )
}

function Swatch({ layer, colour }: { readonly layer: MapLayer; readonly colour: string }) {
  return <span class={`map-swatch map-swatch-${layer.shapeKind}`} style={`--shape:var(${colourVariable(colour)})`} />
}

export function Legend({ layer, locale }: { readonly layer: MapLayer; readonly locale: Locale }) {
  const entries = legendOf(layer.style)
  if (entries.length === 0) return null
  return (
    <ul class="map-legend">
      {entries.map(({ title, titleEn, colour }) => (
        <li key={title}>
          <Swatch layer={layer} colour={colour} /> {locale === 'en' ? (titleEn ?? title) : title}
        </li>
      ))}
    </ul>
  )
}
