import { formatDate } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { FilterBar, FilterSelect } from '../../../../../ui/form/filter-bar.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { type Column, DataTable } from '../../../../../ui/table/data-table.tsx'
import { NOBODY_YET, SPREAD } from '../../../data/assign-cases.ts'
import type { Inbox, InboxAsked, InboxRow } from '../../../data/inbox-query.ts'
import { LIST_FORMATS } from '../../../exports/list-files.ts'
import { PRESSING_FILTERS, SCOPES } from '../../../rules/inbox/inbox.ts'
import { staffPaths } from '../../../staff-paths.ts'
import { INBOX_WORDS, leftWords, PRESSING_TITLES, SCOPE_TITLES } from './inbox-words.ts'

export interface InboxPageProps {
  readonly inbox: Inbox
  readonly asked: InboxAsked
  readonly locale: Locale
  readonly csrf: string
  readonly errors: readonly FieldError[]
}

/** What the address says of a choice. */
export function inboxQueryOf({ scope, pressing, procedure, of, text, after }: InboxAsked) {
  return {
    ver: scope === 'unit' ? undefined : scope,
    plazo: pressing,
    tramite: procedure,
    de: of,
    busca: text,
    desde: after,
  }
}

export function InboxPage({ inbox, asked, locale, csrf, errors }: InboxPageProps) {
  const words = INBOX_WORDS[locale]
  const here = (change: Partial<InboxAsked>) =>
    localPath(locale, staffPaths.inbox(inboxQueryOf({ ...asked, after: undefined, ...change })))
  const isFiltered = asked.pressing !== undefined || asked.procedure !== undefined || asked.text !== undefined
  return (
    <>
      <PageHead
        title={words.title}
        lead={<p>{words.lead}</p>}
        actions={<a href={localPath(locale, staffPaths.workload())}>{words.workload}</a>}
      />
      <FilterBar
        action={localPath(locale, staffPaths.inbox())}
        show={words.show}
        clear={
          isFiltered
            ? { href: here({ pressing: undefined, procedure: undefined, text: undefined }), text: words.clear }
            : undefined
        }
      >
        <FilterSelect
          name="ver"
          label={words.scopes}
          value={asked.scope}
          options={SCOPES.map((scope) => [scope, say(SCOPE_TITLES[scope], locale)] as const)}
        />
        <FilterSelect
          name="plazo"
          label={words.pressing}
          value={asked.pressing}
          options={[
            ['', words.any],
            ...PRESSING_FILTERS.map((key) => [key, say(PRESSING_TITLES[key], locale)] as const),
          ]}
        />
        <FilterSelect
          name="tramite"
          label={words.procedure}
          value={asked.procedure}
          options={[['', words.all], ...inbox.procedures.map(({ code, title }) => [code, say(title, locale)] as const)]}
        />
        <label class="filter-item">
          <span>{words.text}</span>
          <input class="input input-small" type="search" name="busca" value={asked.text} maxlength={80} />
        </label>
      </FilterBar>
      <InboxTable
        inbox={inbox}
        ended={asked.scope === 'ended'}
        locale={locale}
        exports={LIST_FORMATS.map((format) => ({
          href: localPath(locale, staffPaths.list(format, inboxQueryOf({ ...asked, after: undefined }))),
          label: format.toUpperCase(),
        }))}
      />
      <p class="button-row">
        {asked.after === undefined ? null : <a href={here({})}>{words.first}</a>}
        {inbox.next === undefined ? null : (
          <a href={here({ after: inbox.next })} rel="next">
            {words.next}
          </a>
        )}
      </p>
      {inbox.mayAssign && asked.scope !== 'ended' && inbox.rows.length > 0 ? (
        <AssignForm inbox={inbox} asked={asked} locale={locale} csrf={csrf} errors={errors} />
      ) : null}
    </>
  )
}

const ASSIGN = 'assign'

function InboxTable({
  inbox,
  ended,
  locale,
  exports,
}: {
  readonly inbox: Inbox
  readonly ended: boolean
  readonly locale: Locale
  readonly exports: readonly { readonly href: string; readonly label: string }[]
}) {
  const words = INBOX_WORDS[locale]
  const local = (path: string) => localPath(locale, path)
  const common: readonly Column<InboxRow>[] = [
    {
      key: 'number',
      title: words.number,
      kind: 'code',
      cell: (row) => (
        <>
          <a href={local(staffPaths.case(row.id))}>{row.number}</a>{' '}
          {row.demo ? <Tag kind="demo">{words.demo}</Tag> : null}
        </>
      ),
    },
    { key: 'procedure', title: words.procedure, cell: ({ procedure }) => <Spoken text={procedure} locale={locale} /> },
    { key: 'applicant', title: words.applicant, cell: ({ applicant = '–' }) => <span lang="es">{applicant}</span> },
    {
      key: 'at',
      title: words.at,
      cell: ({ at, opinionDueOn }) => (
        <>
          {at.map((title) => say(title, locale)).join(' · ')}{' '}
          {opinionDueOn === undefined ? null : (
            <Tag kind="here">{words.opinionLate(formatDate(opinionDueOn, locale))}</Tag>
          )}
        </>
      ),
    },
  ]
  const open: readonly Column<InboxRow>[] = [
    {
      key: 'due',
      title: words.due,
      kind: 'date',
      cell: ({ dueOn }) => (dueOn === undefined ? '–' : formatDate(dueOn, locale)),
    },
    {
      key: 'left',
      title: words.left,
      cell: ({ pressing, left }) => {
        const said = leftWords(pressing, left, locale)
        return pressing === 'late' || pressing === 'today' ? <Tag kind="here">{said}</Tag> : said
      },
    },
    {
      key: 'assigned',
      title: words.assigned,
      cell: ({ assignedTo }) => assignedTo ?? <span class="soft">{words.nobody}</span>,
    },
  ]
  const over: readonly Column<InboxRow>[] = [
    { key: 'filed', title: words.filed, kind: 'date', cell: ({ filedOn }) => formatDate(filedOn, locale) },
    {
      key: 'ended',
      title: words.ended,
      kind: 'date',
      cell: ({ endedOn }) => (endedOn === undefined ? '–' : formatDate(endedOn, locale)),
    },
  ]
  return (
    <DataTable
      id="expedientes"
      caption={words.title}
      captionHidden
      cards
      locale={locale}
      rows={inbox.rows}
      rowKey={({ id }) => id}
      empty={words.empty}
      exports={exports}
      columns={[...common, ...(ended ? over : open)]}
      select={
        inbox.mayAssign && !ended
          ? {
              name: 'caso',
              value: ({ id, version }) => `${id}.${version}`,
              label: ({ number }) => number,
              form: ASSIGN,
            }
          : undefined
      }
    />
  )
}

function AssignForm({ inbox, asked, locale, csrf, errors }: InboxPageProps) {
  const words = INBOX_WORDS[locale]
  return (
    <section aria-labelledby="asignar">
      <h2 id="asignar">{words.assign}</h2>
      <Form
        id={ASSIGN}
        action={localPath(locale, staffPaths.assign())}
        locale={locale}
        csrf={csrf}
        errors={errors}
        labels={{ to: words.assignTo }}
        hidden={{ volver: staffPaths.inbox(inboxQueryOf(asked)) }}
      >
        <SelectField
          name="to"
          locale={locale}
          label={words.assignTo}
          error={errors.find(({ field }) => field === 'to')?.message}
          width="half"
          placeholder={words.choose}
          options={[
            { value: SPREAD, label: words.spread },
            ...inbox.colleagues.map(({ id, name }) => ({ value: id, label: name })),
            { value: NOBODY_YET, label: words.unassign },
          ]}
        />
        <ButtonRow>
          <Button kind="primary">{words.assign}</Button>
        </ButtonRow>
      </Form>
    </section>
  )
}
