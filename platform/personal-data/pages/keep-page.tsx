import { formatNumber } from '../../../kernel/format.ts'
import { say } from '../../../kernel/text.ts'
import { Button, ButtonLink } from '../../../ui/button/button.tsx'
import { DefinitionList } from '../../../ui/content/content.tsx'
import { RadioGroup } from '../../../ui/form/choice-fields.tsx'
import { Form } from '../../../ui/form/form.tsx'
import type { FieldError } from '../../../ui/form/form-state.ts'
import { TextArea } from '../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { HISTORY_WORDS } from '../../history/pages/history-words.ts'
import { formatMoment } from '../../web/moment.ts'
import { localPath } from '../../web/paths.ts'
import type { Correction } from '../data/corrections.ts'
import { READINGS_PER_PAGE, type SensitiveReading } from '../data/readings.ts'
import { dataPaths } from '../paths.ts'
import type { Due } from '../retention.ts'
import { type PersonalView, titleOfField } from './data-view.ts'
import { DATA_WORDS, periodWords } from './data-words.ts'
import { ReadingsTable } from './readings-table.tsx'

/** A decision that was refused, shown again at its own request. */
export interface Attempt {
  readonly id: string
  readonly typed: Readonly<Record<string, string | undefined>>
  readonly errors: readonly FieldError[]
}

export interface KeepPageProps {
  readonly view: PersonalView
  readonly corrections: readonly Correction[]
  readonly readings: readonly SensitiveReading[]
  readonly due: readonly Due[]
  readonly page: number
  readonly attempt?: Attempt | undefined
}

/** What administrators answer for: corrections, readings of sensitive values, and what time takes away. */
export function KeepPage({ view, corrections, readings, due, page, attempt }: KeepPageProps) {
  const { locale } = view
  const words = DATA_WORDS[locale]
  const open = corrections.filter(({ state }) => state === 'open')
  const decided = corrections.filter(({ state }) => state !== 'open')
  return (
    <>
      <PageHead title={words.keepTitle} lead={<p>{words.keepLead}</p>} />
      <h2>{words.toDecide}</h2>
      {open.length === 0 ? <p>{words.nothingToDecide}</p> : null}
      {open.map((each) => (
        <ToDecide key={each.id} view={view} correction={each} attempt={attempt?.id === each.id ? attempt : undefined} />
      ))}
      {decided.length === 0 ? null : <Decided view={view} decided={decided} />}
      <h2>{words.allReadings}</h2>
      <ReadingsTable view={view} readings={readings} whose />
      <nav class="button-row" aria-label={words.allReadings}>
        {page > 1 ? (
          <ButtonLink href={localPath(locale, dataPaths.keep(page - 1))} kind="secondary">
            {HISTORY_WORDS[locale].newer}
          </ButtonLink>
        ) : null}
        {readings.length === READINGS_PER_PAGE ? (
          <ButtonLink href={localPath(locale, dataPaths.keep(page + 1))} kind="secondary">
            {HISTORY_WORDS[locale].older}
          </ButtonLink>
        ) : null}
      </nav>
      <h2>{words.dueTitle}</h2>
      <p>{words.dueLead}</p>
      <DueTable view={view} due={due} />
    </>
  )
}

function ToDecide({
  view,
  correction,
  attempt,
}: {
  readonly view: PersonalView
  readonly correction: Correction
  readonly attempt: Attempt | undefined
}) {
  const { locale, zone, csrf } = view
  const words = DATA_WORDS[locale]
  const { id, person, field, wanted, reason, at } = correction
  const wrong = (name: string) => attempt?.errors.find((error) => error.field === name)?.message
  return (
    <section class="stack" aria-labelledby={`pedida-${id}`}>
      <h3 id={`pedida-${id}`}>
        {person}: {titleOfField(view, field)}
      </h3>
      <DefinitionList
        items={[
          { term: words.wanted, value: wanted ?? '—' },
          { term: words.why, value: reason ?? '—' },
          { term: words.when, value: formatMoment(at, zone, locale) },
        ]}
      />
      <Form
        action={localPath(locale, dataPaths.decide(id))}
        locale={locale}
        csrf={csrf}
        errors={attempt?.errors ?? []}
        labels={{ accept: words.accept, decision: words.decideWhy }}
      >
        <RadioGroup
          name="accept"
          id={attempt === undefined ? `accept-${id}` : undefined}
          label={words.accept}
          locale={locale}
          required
          inline
          value={attempt?.typed.accept}
          error={wrong('accept')}
          options={[
            { value: 'si', label: words.acceptYes },
            { value: 'no', label: words.acceptNo },
          ]}
        />
        <TextArea
          name="decision"
          id={attempt === undefined ? `decision-${id}` : undefined}
          label={words.decideWhy}
          locale={locale}
          required
          rows={2}
          maxLength={1000}
          value={attempt?.typed.decision}
          error={wrong('decision')}
        />
        <Button type="submit" kind="primary" label={`${words.decide}: ${person}`}>
          {words.decide}
        </Button>
      </Form>
    </section>
  )
}

function Decided({ view, decided }: { readonly view: PersonalView; readonly decided: readonly Correction[] }) {
  const { locale, zone } = view
  const words = DATA_WORDS[locale]
  return (
    <DataTable
      id="decididas"
      caption={words.decided}
      locale={locale}
      rows={decided}
      rowKey={({ id }) => id}
      columns={[
        { key: 'whose', title: words.whose, cell: ({ person }) => person },
        { key: 'which', title: words.which, cell: ({ field }) => titleOfField(view, field) },
        { key: 'state', title: words.state, cell: ({ state }) => words.states[state] },
        {
          key: 'at',
          title: words.when,
          kind: 'date',
          cell: ({ decidedAt }) => (decidedAt === undefined ? '—' : formatMoment(decidedAt, zone, locale)),
        },
        { key: 'decision', title: words.decision, cell: ({ decision }) => decision ?? '—' },
      ]}
    />
  )
}

function DueTable({ view, due }: { readonly view: PersonalView; readonly due: readonly Due[] }) {
  const { locale, zone } = view
  const words = DATA_WORDS[locale]
  return (
    <DataTable
      id="plazos"
      caption={words.dueTitle}
      captionHidden
      locale={locale}
      rows={due}
      rowKey={({ rule }) => rule.id}
      columns={[
        { key: 'rule', title: words.rule, cell: ({ rule }) => say(rule.title, locale) },
        { key: 'keep', title: words.keep, cell: ({ rule }) => periodWords(rule.keep, locale) },
        {
          key: 'action',
          title: words.action,
          cell: ({ rule }) => (rule.action === 'delete' ? words.delete : words.anonymise),
        },
        { key: 'rows', title: words.rows, kind: 'number', cell: ({ rows }) => formatNumber(rows) },
        {
          key: 'oldest',
          title: words.oldest,
          kind: 'date',
          cell: ({ oldest }) =>
            oldest === undefined ? '—' : formatMoment(new Date(oldest).toISOString(), zone, locale),
        },
      ]}
    />
  )
}
