import { formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { DefinitionList } from '../../../../../ui/content/content.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { OneFeature } from '../../../data/tiles-features.ts'
import { type MapView, viewInAddress } from '../../../rules/map/map-view.ts'
import { saidAttributes } from '../../../rules/tiles/feature-words.ts'
import { tilesPaths } from '../../../tiles-paths.ts'
import { type DrawnLayer, DrawnPicture } from './drawn-picture.tsx'
import { titleOf } from './map-side.tsx'
import { MAP_WORDS, type MapWord } from './map-words.ts'

interface FeaturePageProps {
  readonly feature: OneFeature
  readonly view: MapView
  readonly layers: readonly DrawnLayer[]
  readonly locale: Locale
  readonly staff: boolean
}

/** One feature of a layer: where it is and everything that the reader may know of it. */
export function FeaturePage({ feature, view, layers, locale, staff }: FeaturePageProps) {
  const word = (key: MapWord) => say(MAP_WORDS[key], locale)
  const { layer, title, at, areaM2, lengthM } = feature
  const size = [
    ...(areaM2 === undefined ? [] : [{ term: word('drawnArea'), value: areaWords(areaM2) }]),
    ...(lengthM === undefined ? [] : [{ term: word('drawnLength'), value: `${formatNumber(lengthM, { max: 1 })} m` }]),
  ]
  const said = saidAttributes(layer.fields, feature.attributes, locale)
  return (
    <>
      <PageHead
        title={title}
        eyebrow={titleOf(layer, locale)}
        actions={
          <ButtonLink href={localPath(locale, tilesPaths.map(staff, { layers: layer.code, ...viewInAddress(view) }))}>
            {word('show')}
          </ButtonLink>
        }
      />
      <DrawnPicture label={`${word('picture')} ${title}`} view={view} layers={layers} />
      <h2>{word('attributes')}</h2>
      <DefinitionList
        items={[
          ...said.map((each) => ({ term: each.title, value: each.value })),
          ...size,
          { term: word('at'), value: `${at[1].toFixed(5)}, ${at[0].toFixed(5)}` },
          { term: word('sources'), value: layer.source },
          { term: word('license'), value: layer.licence },
        ]}
      />
    </>
  )
}

/** Square metres, hectares or square kilometres: whichever reads best. */
export function areaWords(m2: number): string {
  if (m2 < 10_000) return `${formatNumber(m2, { max: 1 })} m²`
  return m2 < 10_000_000
    ? `${formatNumber(m2 / 10_000, { max: 2 })} ha`
    : `${formatNumber(m2 / 1_000_000, { max: 2 })} km²`
}
