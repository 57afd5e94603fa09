import { formatDate } from '../../../../../kernel/format.ts'
import type { Locale } from '../../../../../kernel/text.ts'
import { formatMoment } from '../../../../../platform/web/moment.ts'
import { Spoken } from '../../../../../ui/content/content.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { FeatureVersion } from '../../../data/drawing-versions.ts'
import type { StoredLayer } from '../../../data/layer-store.ts'
import { drawingPaths } from '../../../drawing-paths.ts'
import { attributeDifference, shapeDifference } from '../../../rules/drawing/version-words.ts'
import { DRAWING_WORDS } from './drawing-words.ts'

interface FeatureHistoryProps {
  readonly layer: StoredLayer
  readonly number: number
  readonly versions: readonly FeatureVersion[]
  readonly locale: Locale
  readonly zone: string
  readonly local: (path: string) => string
}

/** Every version with who, when and what changed. */
export function FeatureHistory({ layer, number, versions, locale, zone, local }: FeatureHistoryProps) {
  const words = DRAWING_WORDS[locale]
  const before = (row: FeatureVersion) => versions[versions.indexOf(row) + 1]
  return (
    <section aria-labelledby="historia">
      <h2 id="historia">{words.history}</h2>
      <p class="soft">{words.historyLead}</p>
      <DataTable
        id="versiones"
        caption={words.history}
        captionHidden
        locale={locale}
        cards
        rows={versions}
        rowKey={(row) => String(row.version)}
        columns={[
          {
            key: 'version',
            title: words.versionColumn,
            cell: (row) => (
              <a href={local(drawingPaths.feature(layer.code, number, { version: row.version }))}>
                {words.version(row.version)}
              </a>
            ),
          },
          { key: 'when', title: words.when, kind: 'date', cell: (row) => formatMoment(row.recordedAt, zone, locale) },
          { key: 'who', title: words.who, cell: (row) => row.by ?? words.byNobody },
          {
            key: 'changed',
            title: words.changed,
            cell: (row) => <Changes row={row} before={before(row)} layer={layer} locale={locale} />,
          },
        ]}
      />
    </section>
  )
}

interface ChangesProps {
  readonly row: FeatureVersion
  readonly before: FeatureVersion | undefined
  readonly layer: StoredLayer
  readonly locale: Locale
}

function Changes({ row, before, layer, locale }: ChangesProps) {
  const words = DRAWING_WORDS[locale]
  const texts =
    before === undefined
      ? []
      : [
          ...attributeDifference(layer.fields, before.attributes, row.attributes),
          ...shapeDifference(layer.shapeKind, row),
        ]
  return (
    <>
      {before === undefined ? <p>{words.first}</p> : null}
      {before !== undefined && texts.length === 0 ? <p>{words.unchanged}</p> : null}
      {texts.length === 0 ? null : (
        <ul>
          {texts.map((text) => (
            <li key={text.es}>
              <Spoken text={text} locale={locale} />
            </li>
          ))}
        </ul>
      )}
      {row.validFrom === undefined || row.validFrom === before?.validFrom ? null : (
        <p>
          {words.validFrom} {formatDate(row.validFrom, locale)}
        </p>
      )}
      {row.note === '' ? null : (
        <p class="soft" lang="es">
          {row.note}
        </p>
      )}
    </>
  )
}
