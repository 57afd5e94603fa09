import { formatDate, formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say, type Text } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { FileField } from '../../../../../ui/form/file-field.tsx'
import { FilterBar } from '../../../../../ui/form/filter-bar.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { PastList } from '../../../data/take-past.ts'
import { pastPaths } from '../../../past-paths.ts'
import { FIELD_TITLES, PAST_WORDS } from './past-words.ts'

export interface ListPageProps {
  readonly list: PastList
  readonly text: string
  readonly procedures: readonly { readonly code: string; readonly title: Text }[]
  readonly mayImport: boolean
  readonly locale: Locale
  readonly csrf: string
  readonly errors: readonly FieldError[]
}

export function ListPage(props: ListPageProps) {
  const { list, text, locale, procedures } = props
  const words = PAST_WORDS[locale]
  const titles = new Map(procedures.map(({ code, title }) => [code, say(title, locale)]))
  const here = localPath(locale, pastPaths.list())
  const day = (value: string | undefined) => (value === undefined ? '–' : formatDate(value, locale))
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      <FilterBar action={here} show={words.show} clear={text === '' ? undefined : { href: here, text: words.clear }}>
        <label class="filter-item">
          <span>{words.find}</span>
          <input class="input input-small" type="search" name="busca" value={text} maxlength={80} />
        </label>
      </FilterBar>
      <p class="soft">
        {words.found(list.total)} {list.total > list.rows.length ? words.shown(list.rows.length) : ''}
      </p>
      <DataTable
        id="anteriores"
        caption={words.title}
        captionHidden
        cards
        locale={locale}
        rows={list.rows}
        rowKey={({ number }) => number}
        empty={words.none}
        columns={[
          { key: 'number', title: words.number, kind: 'code', cell: ({ number }) => number },
          { key: 'procedure', title: words.procedure, cell: ({ procedure }) => titles.get(procedure) ?? procedure },
          {
            key: 'applicant',
            title: say(FIELD_TITLES.applicant, locale),
            cell: ({ applicant = '–' }) => <span lang="es">{applicant}</span>,
          },
          { key: 'filed', title: words.filed, kind: 'date', cell: ({ filedOn }) => day(filedOn) },
          { key: 'ended', title: words.ended, kind: 'date', cell: ({ endedOn }) => day(endedOn) },
          { key: 'outcome', title: words.outcome, cell: ({ outcome = '–' }) => <span lang="es">{outcome}</span> },
        ]}
      />
      {props.mayImport ? <Bring {...props} /> : null}
      {props.mayImport ? <Files {...props} /> : null}
    </>
  )
}

function Bring({ procedures, locale, csrf, errors }: ListPageProps) {
  const words = PAST_WORDS[locale]
  const wrong = (name: string) => errors.find(({ field }) => field === name)?.message
  return (
    <section class="stack" aria-labelledby="traer">
      <h2 id="traer">{words.bring}</h2>
      <p>{words.bringLead}</p>
      <Form
        action={localPath(locale, pastPaths.list())}
        locale={locale}
        csrf={csrf}
        errors={errors}
        labels={{ procedure: words.which, archivo: words.theFile }}
        multipart
      >
        <SelectField
          name="procedure"
          locale={locale}
          label={words.which}
          placeholder={words.choose}
          error={wrong('procedure')}
          options={procedures.map(({ code, title }) => ({ value: code, label: say(title, locale) }))}
          required
        />
        <FileField
          name="archivo"
          locale={locale}
          label={words.theFile}
          accept=".csv,.txt,.xlsx,.dbf"
          error={wrong('archivo')}
          required
        />
        <FileField name="memo" locale={locale} label={words.memo} hint={words.memoHint} accept=".fpt" />
        <SelectField
          name="encoding"
          locale={locale}
          label={words.encoding}
          hint={words.encodingHint}
          width="half"
          options={[
            { value: '', label: words.asSaid },
            { value: 'utf-8', label: 'UTF-8' },
            { value: 'windows-1252', label: 'Windows (1252)' },
            { value: 'cp850', label: 'DOS (850)' },
          ]}
        />
        <Button kind="primary">{words.look}</Button>
      </Form>
    </section>
  )
}

function Files({ list, locale }: ListPageProps) {
  const words = PAST_WORDS[locale]
  const day = (instant: string) => formatDate(instant.slice(0, 10), locale)
  return (
    <section class="stack" aria-labelledby="archivos">
      <h2 id="archivos">{words.files}</h2>
      <DataTable
        id="archivos-tabla"
        caption={words.files}
        captionHidden
        cards
        locale={locale}
        rows={list.files}
        rowKey={({ id }) => id}
        empty={words.noFiles}
        columns={[
          {
            key: 'file',
            title: words.file,
            cell: ({ id, name }) => <a href={localPath(locale, pastPaths.import(id))}>{name}</a>,
          },
          { key: 'rows', title: words.rows, kind: 'number', cell: ({ cases }) => formatNumber(cases) },
          { key: 'brought', title: words.brought, kind: 'date', cell: ({ broughtAt }) => day(broughtAt) },
          {
            key: 'taken',
            title: words.taken,
            cell: ({ takenAt }) => (takenAt === undefined ? words.notTaken : day(takenAt)),
          },
        ]}
      />
    </section>
  )
}
