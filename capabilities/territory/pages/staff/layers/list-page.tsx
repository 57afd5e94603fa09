import { formatDate, formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { StoredLayerImport } from '../../../data/layer-import-store.ts'
import type { StoredLayer } from '../../../data/layer-store.ts'
import { layerPaths } from '../../../layers-paths.ts'
import { AUDIENCE_NAMES, LAYER_WORDS, SHAPE_NAMES, STATE_NAMES } from './layer-words.ts'

export interface ListPageProps {
  readonly locale: Locale
  readonly layers: readonly StoredLayer[]
  readonly imports: readonly StoredLayerImport[]
  readonly mayManage: boolean
  readonly local: (path: string) => string
}

/** All layers, and what was brought lately. */
export function LayersPage({ locale, layers, imports, mayManage, local }: ListPageProps) {
  const words = LAYER_WORDS[locale]
  return (
    <>
      <PageHead
        title={words.layers}
        lead={<p>{words.layersLead}</p>}
        actions={
          mayManage ? (
            <ButtonLink href={local(layerPaths.newImport())} kind="primary">
              {words.bring}
            </ButtonLink>
          ) : undefined
        }
      />
      <DataTable
        id="layers"
        caption={words.layers}
        captionHidden
        locale={locale}
        columns={[
          {
            key: 'layer',
            title: words.layer,
            cell: (row) => (
              <>
                <a href={local(layerPaths.layer(row.code))}>
                  <Spoken text={titleOf(row)} locale={locale} />
                </a>{' '}
                {row.demo ? <Tag kind="demo">{words.demo}</Tag> : null}
                {row.retiredAt === undefined ? null : <Tag>{words.retired}</Tag>}
              </>
            ),
          },
          { key: 'shapes', title: words.shapes, cell: (row) => say(SHAPE_NAMES[row.shapeKind], locale) },
          { key: 'features', title: words.features, kind: 'number', cell: (row) => formatNumber(row.featureCount) },
          { key: 'audience', title: words.audience, cell: (row) => say(AUDIENCE_NAMES[row.audience], locale) },
          {
            key: 'changed',
            title: words.changed,
            kind: 'date',
            cell: (row) => formatDate(row.changedAt.slice(0, 10), locale),
          },
        ]}
        rows={layers}
        rowKey={(row) => row.id}
        empty={words.none}
      />
      {mayManage ? <ImportsTable locale={locale} imports={imports} local={local} title={words.imports} /> : null}
    </>
  )
}

export function titleOf({ title, titleEn }: Pick<StoredLayer, 'title' | 'titleEn'>) {
  return { es: title, ...(titleEn === undefined ? {} : { en: titleEn }) }
}

export interface ImportsTableProps {
  readonly locale: Locale
  readonly imports: readonly StoredLayerImport[]
  readonly title: string
  readonly local: (path: string) => string
}

export function ImportsTable({ locale, imports, title, local }: ImportsTableProps) {
  const words = LAYER_WORDS[locale]
  return (
    <section aria-labelledby="imports-title">
      <h2 id="imports-title">{title}</h2>
      <DataTable
        id="imports"
        caption={title}
        captionHidden
        locale={locale}
        columns={[
          {
            key: 'file',
            title: words.file,
            cell: (row) => <a href={local(layerPaths.import(row.id))}>{row.fileName}</a>,
          },
          { key: 'state', title: words.state, cell: (row) => say(STATE_NAMES[row.state], locale) },
          { key: 'read', title: words.rowsRead, kind: 'number', cell: (row) => formatNumber(row.counts.read) },
          {
            key: 'begun',
            title: words.begun,
            kind: 'date',
            cell: (row) => formatDate(row.startedAt.slice(0, 10), locale),
          },
        ]}
        rows={imports}
        rowKey={(row) => row.id}
        empty={words.importsNone}
      />
    </section>
  )
}
