import { formatDate } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { RegisterGround, StoredRecord } from '../../../data/register-store.ts'
import { registerWorkPaths } from '../../../registers-paths.ts'
import type { RegisterKind, RegisterRow } from '../../../rules/registers/kind.ts'
import type { ReadRow, RejectedRow } from '../../../rules/registers/read-rows.ts'
import { writer } from '../../public/catalogue/catalogue-words.ts'
import { categoryTitle } from '../../public/registers/register-words.ts'
import { WORK_WORDS } from './work-words.ts'

interface Ground {
  readonly locale: Locale
  readonly kind: RegisterKind
  readonly ground: Pick<RegisterGround, 'listed'>
}

export function dateWords(on: string, kind: RegisterKind, locale: Locale): string {
  return kind.grain === 'month' ? on.slice(0, 7) : formatDate(on, locale)
}

/** Columns of what a row says, of a record and of a row that is brought alike. */
function contentColumns<Row extends RegisterRow & { readonly outside: boolean }>({ locale, kind, ground }: Ground) {
  const words = WORK_WORDS[locale]
  const names = new Map(ground.listed.map(({ id, name }) => [id, name] as const))
  const write = writer(kind)
  return [
    {
      key: 'date',
      title: kind.grain === 'month' ? words.month : words.date,
      kind: 'date' as const,
      cell: ({ on }: Row) => dateWords(on, kind, locale),
    },
    { key: 'place', title: words.place, cell: ({ placeId }: Row) => names.get(placeId) ?? '–' },
    ...(kind.category === undefined
      ? []
      : [
          {
            key: 'category',
            title: say(kind.category.title, locale),
            cell: ({ category }: Row) => categoryTitle(kind, category, locale),
          },
        ]),
    ...(kind.site === undefined
      ? []
      : [{ key: 'site', title: say(kind.site.title, locale), cell: ({ site }: Row) => site || '–' }]),
    ...(kind.amount === undefined
      ? []
      : [
          {
            key: 'amount',
            title: say(kind.amount.title, locale),
            kind: 'number' as const,
            cell: ({ amount }: Row) => (amount === undefined ? '–' : write(amount)),
          },
        ]),
    ...(kind.point === 'none'
      ? []
      : [
          {
            key: 'point',
            title: words.point,
            cell: ({ longitude, outside }: Row) =>
              longitude === undefined ? '–' : outside ? <Tag>{words.outside}</Tag> : words.withPoint,
          },
        ]),
    { key: 'source', title: words.source, cell: ({ source }: Row) => source || '–' },
  ]
}

export function RecordsTable({
  locale,
  kind,
  ground,
  records,
}: Ground & { readonly records: readonly StoredRecord[] }) {
  const words = WORK_WORDS[locale]
  return (
    <DataTable
      id="fichas-tabla"
      caption={words.records}
      captionHidden
      cards
      locale={locale}
      rows={records}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'number',
          title: words.number,
          kind: 'code',
          cell: ({ id, number, withdrawn }) => (
            <>
              <a href={localPath(locale, registerWorkPaths.record(id))}>{words.recordTitle(number)}</a>{' '}
              {withdrawn ? <Tag>{words.withdrawn}</Tag> : null}
            </>
          ),
        },
        ...contentColumns<StoredRecord>({ locale, kind, ground }),
      ]}
    />
  )
}

const SHOWN = 100

export function ReadRowsTable({
  id,
  title,
  rows,
  ...shared
}: Ground & { readonly id: string; readonly title: string; readonly rows: readonly ReadRow[] }) {
  const words = WORK_WORDS[shared.locale]
  if (rows.length === 0) return null
  return (
    <section class="stack" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {rows.length > SHOWN ? <p class="soft">{words.firstOf(SHOWN, rows.length)}</p> : null}
      <DataTable
        id={`${id}-tabla`}
        caption={title}
        captionHidden
        cards
        locale={shared.locale}
        rows={rows.slice(0, SHOWN)}
        rowKey={({ row, on }) => `${row} ${on}`}
        columns={[
          { key: 'row', title: words.row, kind: 'code', cell: ({ row }) => row },
          ...contentColumns<ReadRow>(shared),
        ]}
      />
    </section>
  )
}

/** `level`: under a heading of its page, or one of its own. */
export function RejectedRowsTable({
  locale,
  rejected,
  level: Heading = 'h3',
}: {
  readonly locale: Locale
  readonly rejected: readonly RejectedRow[]
  readonly level?: 'h2' | 'h3'
}) {
  const words = WORK_WORDS[locale]
  if (rejected.length === 0) return null
  return (
    <section class="stack" aria-labelledby="rechazadas">
      <Heading id="rechazadas">{words.rejected}</Heading>
      {rejected.length > SHOWN ? <p class="soft">{words.firstOf(SHOWN, rejected.length)}</p> : null}
      <DataTable
        id="rechazadas-tabla"
        caption={words.rejected}
        captionHidden
        cards
        locale={locale}
        rows={rejected.slice(0, SHOWN)}
        rowKey={({ row, reason }) => `${row} ${reason.es}`}
        columns={[
          { key: 'row', title: words.row, kind: 'code', cell: ({ row }) => row },
          { key: 'why', title: words.why, cell: ({ reason }) => <Spoken text={reason} locale={locale} /> },
          { key: 'raw', title: words.asWritten, cell: ({ raw }) => raw.join(' · ') },
        ]}
      />
    </section>
  )
}
