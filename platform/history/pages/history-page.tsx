import { formatNumber } from '../../../kernel/format.ts'
import { say } from '../../../kernel/text.ts'
import { Button, ButtonLink } from '../../../ui/button/button.tsx'
import { EmptyState } from '../../../ui/feedback/pages.tsx'
import { SelectField } from '../../../ui/form/choice-fields.tsx'
import { DateField } from '../../../ui/form/date-fields.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { TextField } from '../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { sayActor } from '../../audit/actor-words.ts'
import type { EntryFilter, EntryLine } from '../../audit/data/entries.ts'
import { formatMoment } from '../../web/moment.ts'
import { localPath } from '../../web/paths.ts'
import { historyPaths } from '../paths.ts'
import { commandTitle, type HistoryView, kindTitle } from './history-view.ts'
import { HISTORY_WORDS } from './history-words.ts'

export interface HistoryPageProps {
  readonly view: HistoryView
  readonly filter: EntryFilter
  readonly page: number
  readonly lines: readonly EntryLine[]
  readonly more: boolean
}

/** Everything that was done, newest first, with its filter in the address. */
export function HistoryPage({ view, filter, page, lines, more }: HistoryPageProps) {
  const { locale, zone } = view
  const words = HISTORY_WORDS[locale]
  const local = (path: string) => localPath(locale, path)
  return (
    <>
      <PageHead
        title={words.title}
        lead={<p>{words.lead}</p>}
        actions={
          <ButtonLink href={local(historyPaths.verification())} kind="secondary">
            {words.verify}
          </ButtonLink>
        }
      />
      <HistoryFilter view={view} filter={filter} />
      <DataTable
        id="historial"
        caption={words.table}
        captionHidden
        locale={locale}
        rows={lines}
        rowKey={({ seq }) => String(seq)}
        empty={
          <EmptyState title={words.noneTitle}>
            <p>{words.none}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'seq',
            title: words.entry,
            cell: ({ seq }) => <a href={local(historyPaths.entry(seq))}>{formatNumber(seq)}</a>,
          },
          { key: 'at', title: words.when, kind: 'date', cell: ({ at }) => formatMoment(at, zone, locale) },
          {
            key: 'who',
            title: words.who,
            cell: ({ actor, actingFor, office }) => (
              <>
                {sayActor(actor, actingFor, locale)}
                {office === undefined ? null : <div class="soft">{say(office, locale)}</div>}
              </>
            ),
          },
          {
            key: 'what',
            title: words.what,
            cell: ({ command, reason }) => (
              <>
                {commandTitle(view, command)}
                {reason === undefined ? null : <div class="soft">{reason}</div>}
              </>
            ),
          },
          { key: 'touched', title: words.touched, cell: (line) => <Touched view={view} line={line} /> },
        ]}
      />
      <nav class="button-row" aria-label={words.pages}>
        {page > 1 ? (
          <ButtonLink href={local(historyPaths.list(filter, page - 1))} kind="secondary">
            {words.newer}
          </ButtonLink>
        ) : null}
        {more ? (
          <ButtonLink href={local(historyPaths.list(filter, page + 1))} kind="secondary">
            {words.older}
          </ButtonLink>
        ) : null}
      </nav>
    </>
  )
}

function Touched({ view, line }: { readonly view: HistoryView; readonly line: EntryLine }) {
  const rest = line.count - line.touched.length
  if (line.count === 0) return <>—</>
  return (
    <ul class="touched">
      {line.touched.map(({ kind, id, label }) => (
        <li key={`${kind} ${id}`}>
          <span class="soft">{kindTitle(view, kind)}:</span> {label}
        </li>
      ))}
      {rest > 0 ? <li class="soft">{HISTORY_WORDS[view.locale].more(formatNumber(rest))}</li> : null}
    </ul>
  )
}

function HistoryFilter({ view, filter }: { readonly view: HistoryView; readonly filter: EntryFilter }) {
  const { locale } = view
  const words = HISTORY_WORDS[locale]
  const options = (titles: readonly (readonly [string, string])[]) =>
    [...titles].sort(([, a], [, b]) => a.localeCompare(b, 'es')).map(([value, label]) => ({ value, label }))
  return (
    <Form action={localPath(locale, historyPaths.list())} method="get" locale={locale}>
      <div class="history-filter">
        <TextField name="persona" label={words.person} locale={locale} value={filter.person} width="full" />
        <SelectField
          name="orden"
          label={words.command}
          locale={locale}
          value={filter.command}
          placeholder={words.anyCommand}
          options={options([...view.commands.keys()].map((id) => [id, commandTitle(view, id)]))}
        />
        <SelectField
          name="clase"
          label={words.kind}
          locale={locale}
          value={filter.kind}
          placeholder={words.anyKind}
          options={options([...view.kinds.keys()].map((kind) => [kind, kindTitle(view, kind)]))}
        />
        <DateField name="desde" label={words.from} locale={locale} value={filter.from} />
        <DateField name="hasta" label={words.to} locale={locale} value={filter.to} />
      </div>
      <TextField name="texto" label={words.text} hint={words.textHint} locale={locale} value={filter.text} />
      <div class="button-row">
        <Button type="submit" kind="primary">
          {words.filter}
        </Button>
        <ButtonLink href={localPath(locale, historyPaths.list())} kind="quiet">
          {words.clear}
        </ButtonLink>
      </div>
    </Form>
  )
}
