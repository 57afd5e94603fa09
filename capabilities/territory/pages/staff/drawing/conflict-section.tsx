import { formatNumber } from '../../../../../kernel/format.ts'
import type { Locale } from '../../../../../kernel/text.ts'
import { formatMoment } from '../../../../../platform/web/moment.ts'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { FeatureVersion } from '../../../data/drawing-versions.ts'
import type { StoredLayer } from '../../../data/layer-store.ts'
import { writtenValue } from '../../../rules/drawing/attribute-values.ts'
import { DRAWING_WORDS } from './drawing-words.ts'

export interface Conflict {
  readonly layer: StoredLayer
  /** What the person began from, where it is still known. */
  readonly began: FeatureVersion | undefined
  readonly theirs: FeatureVersion
  /** By the name of the field; of a shape, its size. */
  readonly mine: Readonly<Record<string, string>>
  readonly mineSize: string | undefined
}

interface ConflictSectionProps extends Conflict {
  readonly locale: Locale
  readonly zone: string
}

/** Both versions beside each other: nobody's is lost, and the person decides. */
export function ConflictSection({ layer, began, theirs, mine, mineSize, locale, zone }: ConflictSectionProps) {
  const words = DRAWING_WORDS[locale]
  const sizeOf = (version: FeatureVersion | undefined) =>
    version === undefined
      ? '—'
      : [
          ...(version.areaM2 === undefined ? [] : [`${formatNumber(version.areaM2, { max: 1 })} m²`]),
          ...(version.lengthM === undefined ? [] : [`${formatNumber(version.lengthM, { max: 1 })} m`]),
          `${formatNumber(version.vertices)} ${words.vertices.toLowerCase()}`,
        ].join(', ')
  const said = (version: FeatureVersion | undefined, name: string) => writtenValue(version?.attributes[name]) || '—'
  const rows = [
    ...layer.fields
      .map((field) => ({
        title: field.title,
        began: said(began, field.name),
        theirs: said(theirs, field.name),
        mine: mine[field.name] === undefined ? said(began, field.name) : mine[field.name] || '—',
      }))
      .filter((row) => row.theirs !== row.mine || row.theirs !== row.began),
    ...(mineSize === undefined && theirs.change?.same !== false
      ? []
      : [{ title: words.at, began: sizeOf(began), theirs: sizeOf(theirs), mine: mineSize ?? sizeOf(began) }]),
  ]
  return (
    <section aria-labelledby="dos-versiones">
      <h2 id="dos-versiones">{words.conflict}</h2>
      <Notice
        kind="warning"
        locale={locale}
        title={words.conflictLead(theirs.by ?? words.byNobody, formatMoment(theirs.recordedAt, zone, locale))}
      />
      <DataTable
        id="conflicto"
        caption={words.conflict}
        captionHidden
        locale={locale}
        cards
        rows={rows}
        rowKey={(row) => row.title}
        columns={[
          { key: 'field', title: words.field, cell: (row) => row.title },
          { key: 'began', title: words.yourStart, cell: (row) => row.began },
          { key: 'theirs', title: words.theirs, cell: (row) => row.theirs },
          { key: 'mine', title: words.yours, cell: (row) => row.mine },
        ]}
      />
    </section>
  )
}
