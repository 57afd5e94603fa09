import { say } from '../../../kernel/text.ts'
import { Button } from '../../../ui/button/button.tsx'
import { Spoken } from '../../../ui/content/content.tsx'
import { SelectField } from '../../../ui/form/choice-fields.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../ui/form/form-state.ts'
import { TextArea, TextField } from '../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { sayValue } from '../../history/field-words.ts'
import { formatMoment } from '../../web/moment.ts'
import { localPath } from '../../web/paths.ts'
import { correctableFields, fieldName } from '../corrections.ts'
import type { HeldTable } from '../data/held.ts'
import type { OwnData } from '../own-data.ts'
import { dataPaths } from '../paths.ts'
import { type PersonalView, titleOfField } from './data-view.ts'
import { DATA_WORDS } from './data-words.ts'
import { ReadingsTable } from './readings-table.tsx'

export interface OwnPageProps {
  readonly view: PersonalView
  readonly data: OwnData
  readonly typed: Readonly<Record<string, string | undefined>>
  readonly errors: readonly FieldError[]
}

/** So many values of one kind are shown; the download has them all. */
const SHOWN = 3

/** Everything held on the person who reads it. */
export function OwnPage({ view, data, typed, errors }: OwnPageProps) {
  const { locale, csrf } = view
  const words = DATA_WORDS[locale]
  const values = data.held.flatMap((table) => table.fields.map((each) => ({ table, field: each })))
  return (
    <>
      <PageHead title={words.ownTitle} lead={<p>{words.ownLead}</p>} />
      <form method="post" action={localPath(locale, dataPaths.download())}>
        <input type="hidden" name="csrf" value={csrf} />
        <Button type="submit" kind="secondary">
          {words.download}
        </Button>
      </form>
      <h2>{words.heldTitle}</h2>
      <DataTable
        id="datos"
        caption={words.heldTitle}
        captionHidden
        locale={locale}
        rows={values}
        rowKey={({ table, field: each }) => `${table.table}.${each.column}`}
        columns={[
          {
            key: 'what',
            title: words.what,
            cell: ({ field: each }) => (
              <>
                {say(each.title, locale)} <span class="soft">({words.sensitivity[each.sensitivity]})</span>
              </>
            ),
          },
          {
            key: 'value',
            title: words.value,
            cell: ({ table, field: each }) => <Values view={view} table={table} column={each.column} />,
          },
          {
            key: 'purpose',
            title: words.purpose,
            cell: ({ field: each }) => <Spoken text={each.purpose} locale={locale} />,
          },
          { key: 'kept', title: words.kept, cell: ({ field: each }) => <Spoken text={each.keptFor} locale={locale} /> },
        ]}
      />
      <h2>{words.readingsTitle}</h2>
      <p>{words.readingsLead}</p>
      <ReadingsTable view={view} readings={data.readings} whose={false} />
      <h2>{words.correctTitle}</h2>
      <p>{words.correctLead}</p>
      <AskForm view={view} typed={typed} errors={errors} />
      {data.corrections.length === 0 ? null : <Requests view={view} data={data} />}
    </>
  )
}

function Values({
  view,
  table,
  column,
}: {
  readonly view: PersonalView
  readonly table: HeldTable
  readonly column: string
}) {
  const { locale, zone } = view
  const words = DATA_WORDS[locale]
  const values = table.rows
    .map((row) => row[column])
    .filter((value) => value !== null && value !== undefined && value !== '')
  if (values.length === 0) return <span class="soft">{words.none}</span>
  const shown = [...new Set(values.map((value) => sayValue(value, { locale, zone })))]
  return (
    <ul class="held">
      {shown.slice(0, SHOWN).map((text) => (
        <li key={text}>{text.length > 160 ? `${text.slice(0, 160)}…` : text}</li>
      ))}
      {shown.length > SHOWN ? <li class="soft">{words.more(shown.length - SHOWN)}</li> : null}
    </ul>
  )
}

function AskForm({ view, typed, errors }: Pick<OwnPageProps, 'view' | 'typed' | 'errors'>) {
  const { locale, csrf, rooms } = view
  const words = DATA_WORDS[locale]
  const state = { values: typed, errors }
  return (
    <Form
      action={localPath(locale, dataPaths.ask())}
      locale={locale}
      csrf={csrf}
      errors={errors}
      labels={{ field: words.field, wanted: words.wanted, reason: words.why }}
    >
      <SelectField
        {...field(state, 'field')}
        label={words.field}
        locale={locale}
        required
        width="half"
        placeholder={words.chooseField}
        options={correctableFields(rooms).map((each) => ({ value: fieldName(each), label: say(each.title, locale) }))}
      />
      <TextField
        {...field(state, 'wanted')}
        label={words.wanted}
        locale={locale}
        required
        maxLength={300}
        width="half"
      />
      <TextArea {...field(state, 'reason')} label={words.why} locale={locale} maxLength={1000} rows={3} />
      <Button type="submit" kind="primary">
        {words.ask}
      </Button>
    </Form>
  )
}

function Requests({ view, data }: { readonly view: PersonalView; readonly data: OwnData }) {
  const { locale, zone } = view
  const words = DATA_WORDS[locale]
  return (
    <DataTable
      id="pedidas"
      caption={words.requests}
      locale={locale}
      rows={data.corrections}
      rowKey={({ id }) => id}
      columns={[
        { key: 'which', title: words.which, cell: (each) => titleOfField(view, each.field) },
        { key: 'wanted', title: words.wanted, cell: ({ wanted }) => wanted ?? '—' },
        { key: 'at', title: words.when, kind: 'date', cell: ({ at }) => formatMoment(at, zone, locale) },
        { key: 'state', title: words.state, cell: ({ state }) => words.states[state] },
        { key: 'decision', title: words.decision, cell: ({ decision }) => decision ?? '—' },
      ]}
    />
  )
}
