import { formatDate, formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { formatMoment } from '../../../../../platform/web/moment.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { DefinitionList, Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { FeatureAnswer } from '../../../data/drawing-queries.ts'
import type { FeatureVersion } from '../../../data/drawing-versions.ts'
import { type AsOfDays, drawingPaths } from '../../../drawing-paths.ts'
import type { CoordinateSystem } from '../../../rules/drawing/coordinate-systems.ts'
import { viewInAddress } from '../../../rules/map/map-view.ts'
import { saidAttributes } from '../../../rules/tiles/feature-words.ts'
import { tilesPaths } from '../../../tiles-paths.ts'
import { DrawnPicture } from '../../public/map/drawn-picture.tsx'
import { areaWords } from '../../public/map/feature-page.tsx'
import { titleOf } from '../layers/list-page.tsx'
import { AsOfForm } from './as-of-form.tsx'
import { Coordinates } from './coordinates-section.tsx'
import { DRAWING_WORDS } from './drawing-words.ts'
import { FeatureFindings } from './feature-findings.tsx'
import { FeatureHistory } from './feature-history.tsx'

export interface FeaturePageProps {
  readonly answer: FeatureAnswer
  readonly locale: Locale
  readonly zone: string
  readonly mayEdit: boolean
  readonly csrf: string
  readonly days: AsOfDays
  readonly system: CoordinateSystem
  readonly local: (path: string) => string
}

/** One feature for the staff: what is known of it, where it is, what was found, and how it came to be so. */
export function FeaturePage(props: FeaturePageProps) {
  const { answer, locale, zone, mayEdit, days, local } = props
  const { layer, number, title, versions, shown, isNow, picture } = answer
  const words = DRAWING_WORDS[locale]
  const newest = versions[0]
  const edit = mayEdit && newest?.withdrawn === undefined && layer.retiredAt === undefined
  return (
    <>
      <PageHead
        eyebrow={<Spoken text={titleOf(layer)} locale={locale} />}
        title={title}
        marks={newest?.withdrawn === undefined ? undefined : <Tag>{words.withdrawn}</Tag>}
        actions={
          <>
            {edit ? (
              <>
                <ButtonLink href={local(drawingPaths.attributes(layer.code, number))} kind="primary">
                  {words.changeAttributes}
                </ButtonLink>
                <ButtonLink href={local(drawingPaths.shape(layer.code, number))} kind="primary">
                  {words.changeShape}
                </ButtonLink>
              </>
            ) : null}
            {picture === undefined || newest?.withdrawn !== undefined ? null : (
              <ButtonLink href={local(tilesPaths.map(true, { layers: layer.code, ...viewInAddress(picture.view) }))}>
                {words.onMap}
              </ButtonLink>
            )}
            {edit ? (
              <ButtonLink href={local(drawingPaths.withdraw(layer.code, number))}>{words.withdraw}</ButtonLink>
            ) : null}
          </>
        }
      />
      <Standing {...props} />
      {shown === undefined || picture === undefined ? null : (
        <>
          <DrawnPicture label={`${words.picture} ${title}`} view={picture.view} layers={picture.layers} />
          <section aria-labelledby="datos">
            <h2 id="datos">{words.data}</h2>
            <DefinitionList
              items={[
                ...saidAttributes(layer.fields, shown.attributes, locale).map((each) => ({
                  term: each.title,
                  value: each.value,
                })),
                ...sizeItems(shown, locale),
                {
                  term: words.validFrom,
                  value: shown.validFrom === undefined ? words.always : formatDate(shown.validFrom, locale),
                },
              ]}
            />
          </section>
          <Coordinates answer={answer} locale={locale} system={props.system} days={days} />
        </>
      )}
      {isNow ? <FeatureFindings {...props} mayEdit={edit} /> : null}
      <FeatureHistory layer={layer} number={number} versions={versions} locale={locale} zone={zone} local={local} />
      <AsOfForm action={local(drawingPaths.feature(layer.code, number))} locale={locale} days={days} />
    </>
  )
}

/** What of the feature is being looked at, where it is not as it is now. */
function Standing({ answer, locale, zone, days, local }: FeaturePageProps) {
  const { layer, number, versions, shown, isNow } = answer
  const words = DRAWING_WORDS[locale]
  const now = <a href={local(drawingPaths.feature(layer.code, number))}>{words.toNow}</a>
  if (isNow) return null
  if (days.ground !== undefined || days.books !== undefined)
    return (
      <Notice kind="info" locale={locale} title={shown === undefined ? words.notThen : words.thenIs}>
        <p>{now}</p>
      </Notice>
    )
  if (shown !== undefined && shown.version !== versions[0]?.version)
    return (
      <Notice
        kind="info"
        locale={locale}
        title={words.shownVersion(shown.version, formatMoment(shown.recordedAt, zone, locale))}
      >
        <p>{now}</p>
      </Notice>
    )
  const withdrawn = versions[0]?.withdrawn
  if (withdrawn === undefined) return null
  return (
    <Notice
      kind="warning"
      locale={locale}
      title={words.withdrawnOn(formatMoment(withdrawn.at, zone, locale), withdrawn.by ?? words.byNobody)}
    >
      <p lang="es">{withdrawn.note}</p>
      <p>
        {withdrawn.validUntil === undefined
          ? words.neverWas
          : words.withdrawnSince(formatDate(withdrawn.validUntil, locale))}
      </p>
    </Notice>
  )
}

export function sizeItems(
  { areaM2, lengthM, vertices }: Pick<FeatureVersion, 'areaM2' | 'lengthM' | 'vertices'>,
  locale: Locale,
) {
  const words = DRAWING_WORDS[locale]
  return [
    ...(areaM2 === undefined
      ? []
      : [
          {
            term: words.area,
            value: `${formatNumber(areaM2, { max: 1 })} m²${areaM2 < 10_000 ? '' : ` (${areaWords(areaM2)})`}`,
          },
        ]),
    ...(lengthM === undefined ? [] : [{ term: words.length, value: `${formatNumber(lengthM, { max: 1 })} m` }]),
    ...(areaM2 === undefined && lengthM === undefined ? [] : [{ term: words.vertices, value: formatNumber(vertices) }]),
  ]
}

export function layerTitle(layer: FeatureAnswer['layer'], locale: Locale): string {
  return say(titleOf(layer), locale)
}
