import { formatNumber } from '../../../../../kernel/format.ts'
import type { Locale } from '../../../../../kernel/text.ts'
import { formatMoment } from '../../../../../platform/web/moment.ts'
import { Button, ButtonLink } from '../../../../../ui/button/button.tsx'
import { DefinitionList, Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { FEATURES_PAGE, type FeatureListAnswer, type LayerThenAnswer } from '../../../data/drawing-queries.ts'
import { type AsOfDays, drawingPaths } from '../../../drawing-paths.ts'
import { DrawnPicture } from '../../public/map/drawn-picture.tsx'
import { titleOf } from '../layers/list-page.tsx'
import { AsOfForm } from './as-of-form.tsx'
import { DRAWING_WORDS } from './drawing-words.ts'

interface Common {
  readonly locale: Locale
  readonly zone: string
  readonly local: (path: string) => string
}

export interface FeatureListProps extends Common {
  readonly answer: FeatureListAnswer
  readonly words: string
  readonly page: number
  readonly mayEdit: boolean
}

/** Features of a layer, fifty at a time, to go to the page of one. */
export function FeatureListPage({ answer, words: typed, page, mayEdit, locale, zone, local }: FeatureListProps) {
  const words = DRAWING_WORDS[locale]
  const { layer, features, whole } = answer
  const pages = Math.max(1, Math.ceil(whole / FEATURES_PAGE))
  const at = (number: number) => local(drawingPaths.features(layer.code, { words: typed, page: number }))
  return (
    <>
      <PageHead
        eyebrow={<Spoken text={titleOf(layer)} locale={locale} />}
        title={words.features}
        lead={<p>{words.featuresLead}</p>}
        actions={
          mayEdit && layer.retiredAt === undefined ? (
            <ButtonLink href={local(drawingPaths.newFeature(layer.code))} kind="primary">
              {words.draw}
            </ButtonLink>
          ) : undefined
        }
      />
      <Form action={local(drawingPaths.features(layer.code))} locale={locale} method="get">
        <TextField locale={locale} name="buscar" label={words.search} value={typed} type="search" />
        <Button type="submit">{words.searchButton}</Button>
      </Form>
      <DataTable
        id="objetos"
        caption={words.features}
        captionHidden
        locale={locale}
        rows={features}
        rowKey={(row) => `${row.number} ${row.withdrawn}`}
        empty={words.none}
        columns={[
          {
            key: 'name',
            title: words.name,
            cell: (row) => (
              <>
                <a href={local(drawingPaths.feature(layer.code, row.number))}>{row.title}</a>{' '}
                {row.withdrawn ? <Tag>{words.withdrawn}</Tag> : null}
              </>
            ),
          },
          { key: 'number', title: words.number, kind: 'number', cell: (row) => row.number },
          { key: 'code', title: words.code, cell: (row) => row.code ?? '—' },
          { key: 'version', title: words.versionColumn, kind: 'number', cell: (row) => row.version },
          { key: 'since', title: words.since, kind: 'date', cell: (row) => formatMoment(row.recordedAt, zone, locale) },
        ]}
      />
      <p>
        {page > 1 ? <a href={at(page - 1)}>{words.previous}</a> : null} {words.page(page, pages)}{' '}
        {page < pages ? <a href={at(page + 1)}>{words.next}</a> : null}
      </p>
    </>
  )
}

export interface LayerThenProps extends Common {
  readonly answer: LayerThenAnswer
  readonly days: AsOfDays
}

/** A whole layer on a day: its map, how many there were, and what is otherwise now. */
export function LayerThenPage({ answer, days, locale, local }: LayerThenProps) {
  const words = DRAWING_WORDS[locale]
  const { layer, count, picture, differences, differing } = answer
  const is = { gone: words.gone, new: words.new, changed: words.changedSince }
  return (
    <>
      <PageHead
        eyebrow={<Spoken text={titleOf(layer)} locale={locale} />}
        title={words.layerThen}
        lead={<p>{words.layerThenLead}</p>}
      />
      <AsOfForm action={local(drawingPaths.layerThen(layer.code))} locale={locale} days={days} />
      {picture === undefined ? null : (
        <DrawnPicture label={`${words.picture} ${layer.title}`} view={picture.view} layers={picture.layers} />
      )}
      <DefinitionList
        items={[
          { term: words.countThen, value: formatNumber(count) },
          { term: words.countNow, value: formatNumber(layer.featureCount) },
        ]}
      />
      <DataTable
        id="diferencias"
        caption={words.differences}
        locale={locale}
        rows={differences}
        rowKey={(row) => `${row.number} ${row.is}`}
        empty={words.differencesNone}
        columns={[
          {
            key: 'name',
            title: words.name,
            cell: (row) => (
              <a
                href={local(
                  drawingPaths.feature(
                    layer.code,
                    row.number,
                    row.is === 'changed' && row.thenVersion !== undefined ? { version: row.thenVersion } : {},
                  ),
                )}
              >
                {row.title}
              </a>
            ),
          },
          { key: 'number', title: words.number, kind: 'number', cell: (row) => row.number },
          { key: 'how', title: words.how, cell: (row) => is[row.is] },
        ]}
      />
      {differing > differences.length ? (
        <p class="soft">{words.differingMore(formatNumber(differences.length), formatNumber(differing))}</p>
      ) : null}
    </>
  )
}
