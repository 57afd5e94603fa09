import { MONTHS, monthPeriod } from '../../../../../kernel/civil.ts'
import { formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { Tag } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { EmptyState } from '../../../../../ui/feedback/pages.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FormState, field } from '../../../../../ui/form/form-state.ts'
import { TextArea, TextField } from '../../../../../ui/form/text-fields.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { StoredReprogramming } from '../../../data/reprogramming-load.ts'
import type { StoredPoa } from '../../../data/stored-poa.ts'
import { reprogrammingPaths } from '../../../reprogramming-paths.ts'
import { STATE_WORDS } from '../../../rules/reprogramming-request/states.ts'
import { tallyChanges } from '../../../rules/reprogramming-request/summary.ts'
import { periodWords, tallyWords } from '../../plan/change-words.ts'
import { PoaHead } from '../matrix-page.tsx'
import type { StaffYear } from '../year-page.tsx'
import { REPROGRAMMING_WORDS } from './words.ts'

export interface PlanRequestsPageProps {
  readonly year: StaffYear
  readonly poa: StoredPoa
  readonly requests: readonly StoredReprogramming[]
  readonly mayRequest: boolean
  readonly csrf: string
  readonly idempotencyKey: string
  readonly state: FormState
}

/** All requests of one plan, and the form that opens another. */
export function PlanRequestsPage(props: PlanRequestsPageProps) {
  const { year, poa, requests, mayRequest, csrf, idempotencyKey, state } = props
  const { view } = year
  const { locale } = view
  const words = REPROGRAMMING_WORDS[locale]
  return (
    <>
      <PoaHead view={view} poa={poa} current="reprogramming" />
      <p class="measure">{words.requestsLead}</p>
      {requests.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneLead}</p>
        </EmptyState>
      ) : (
        <RequestTable id="solicitudes" requests={requests} locale={locale} withUnit={false} />
      )}
      {poa.head.status === 'draft' ? <Notice kind="info" locale={locale} title={words.draftPlan} /> : null}
      {mayRequest && poa.head.status === 'approved' ? (
        <section aria-labelledby="abrir">
          <h2 id="abrir">{words.open}</h2>
          <Form
            action={localPath(locale, reprogrammingPaths.ofPlan(poa.head.year, poa.head.unit.code))}
            locale={locale}
            csrf={csrf}
            idempotencyKey={idempotencyKey}
            errors={state.errors}
            labels={labelsOf(locale)}
            hidden={{ poaId: poa.head.id }}
          >
            <DescriptionFields poa={poa} state={state} locale={locale} completed={year.completed} />
            <ButtonRow>
              <Button type="submit" kind="primary">
                {words.openButton}
              </Button>
            </ButtonRow>
          </Form>
        </section>
      ) : null}
    </>
  )
}

export function labelsOf(locale: Locale): Readonly<Record<string, string>> {
  const words = REPROGRAMMING_WORDS[locale]
  return { cause: words.cause, risk: words.risk, period: words.period, justification: words.justification }
}

/** Why the plan must change: the same fields when a request is opened and when it is corrected. */
export function DescriptionFields({
  poa,
  state,
  locale,
  completed,
}: {
  readonly poa: StoredPoa
  readonly state: FormState
  readonly locale: Locale
  readonly completed: number
}) {
  const words = REPROGRAMMING_WORDS[locale]
  const { year } = poa.head
  const periods = [
    ...MONTHS.filter((month) => month > completed).map((month) => monthPeriod(year, month)),
    ...[1, 2, 3, 4].filter((quarter) => quarter * 3 > completed).map((quarter) => `${year}-Q${quarter}`),
  ]
  const chosen = state.values.period
  const offered = chosen === undefined || periods.includes(chosen) ? periods : [chosen, ...periods]
  return (
    <>
      <TextField
        locale={locale}
        label={words.cause}
        hint={words.causeHint}
        required
        maxLength={500}
        {...field(state, 'cause')}
      />
      <SelectField
        locale={locale}
        label={words.risk}
        hint={words.riskHint}
        placeholder={words.noRisk}
        options={poa.plan.elements
          .filter(({ kind }) => kind === 'risk')
          .map(({ key, title }) => ({ value: key, label: title }))}
        {...field(state, 'risk')}
      />
      <SelectField
        locale={locale}
        label={words.period}
        required
        placeholder={words.choose}
        width="half"
        options={offered.map((period) => ({ value: period, label: periodWords(period, locale) }))}
        {...field(state, 'period')}
      />
      <TextArea
        locale={locale}
        label={words.justification}
        hint={words.justificationHint}
        required
        rows={5}
        maxLength={4000}
        {...field(state, 'justification')}
      />
    </>
  )
}

export interface RequestTableProps {
  readonly id: string
  readonly requests: readonly StoredReprogramming[]
  readonly locale: Locale
  readonly withUnit: boolean
}

/** Requests as lines: number, cause, how much they change, and their state. */
export function RequestTable({ id, requests, locale, withUnit }: RequestTableProps) {
  const words = REPROGRAMMING_WORDS[locale]
  return (
    <DataTable
      cards
      id={id}
      caption={words.requests}
      captionHidden
      locale={locale}
      rows={requests}
      rowKey={(request) => request.id}
      columns={[
        {
          key: 'number',
          title: words.number,
          cell: (request) => (
            <a class="nowrap" href={localPath(locale, reprogrammingPaths.request(request.id))}>
              {withUnit ? `${request.unit.code} · ` : <span class="hidden">{words.request(request.number)} </span>}
              {formatNumber(request.number)}
            </a>
          ),
        },
        {
          key: 'cause',
          title: words.cause,
          cell: (request) => (
            <>
              <span lang="es">{request.cause}</span>
              {request.demo ? (
                <>
                  {' '}
                  <Tag kind="demo">{words.demo}</Tag>
                </>
              ) : null}
            </>
          ),
        },
        { key: 'period', title: words.period, cell: (request) => periodWords(request.period, locale) },
        {
          key: 'changes',
          title: words.changes,
          cell: (request) => tallyWords(tallyChanges(request.changes), locale),
        },
        { key: 'state', title: words.state, cell: (request) => <Tag>{say(STATE_WORDS[request.state], locale)}</Tag> },
      ]}
    />
  )
}
