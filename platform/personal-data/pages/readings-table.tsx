import { say } from '../../../kernel/text.ts'
import { type Column, DataTable } from '../../../ui/table/data-table.tsx'
import { formatMoment } from '../../web/moment.ts'
import type { SensitiveReading } from '../data/readings.ts'
import { type PersonalView, titleOfField } from './data-view.ts'
import { DATA_WORDS } from './data-words.ts'

export interface ReadingsTableProps {
  readonly view: PersonalView
  readonly readings: readonly SensitiveReading[]
  /** Whether it says whose value it was; a person's own list need not. */
  readonly whose: boolean
}

/** Who opened which sensitive value, when and why. */
export function ReadingsTable({ view, readings, whose }: ReadingsTableProps) {
  const { locale, zone } = view
  const words = DATA_WORDS[locale]
  const subject: Column<SensitiveReading> = { key: 'whose', title: words.whose, cell: (reading) => reading.subject }
  const columns: readonly Column<SensitiveReading>[] = [
    { key: 'at', title: words.when, kind: 'date', cell: ({ at }) => formatMoment(at, zone, locale) },
    {
      key: 'who',
      title: words.who,
      cell: ({ reader, office }) => (
        <>
          {reader}
          {office === undefined ? null : <div class="soft">{say(office, locale)}</div>}
        </>
      ),
    },
    ...(whose ? [subject] : []),
    { key: 'which', title: words.which, cell: ({ field }) => titleOfField(view, field) },
    { key: 'reason', title: words.reason, cell: ({ reason }) => reason },
  ]
  return (
    <DataTable
      id="lecturas"
      caption={whose ? words.allReadings : words.readingsTitle}
      captionHidden
      locale={locale}
      rows={readings}
      rowKey={({ id }) => id}
      columns={columns}
      empty={<p>{words.noReadings}</p>}
    />
  )
}
