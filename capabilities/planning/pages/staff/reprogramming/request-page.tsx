import { formatDate } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { ButtonLink, ButtonRow } from '../../../../../ui/button/button.tsx'
import { DefinitionList, Tag } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { EmptyState } from '../../../../../ui/feedback/pages.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { StoredChange, StoredReprogramming } from '../../../data/reprogramming-load.ts'
import type { RequestAnswer } from '../../../data/reprogramming-queries.ts'
import type { StoredPoa } from '../../../data/stored-poa.ts'
import { planningPaths } from '../../../paths.ts'
import { reprogrammingPaths } from '../../../reprogramming-paths.ts'
import { applyChanges, type Conflict, inverse } from '../../../rules/reprogramming-request/change.ts'
import { versionDifference } from '../../../rules/reprogramming-request/difference.ts'
import { mayMove, STATE_WORDS } from '../../../rules/reprogramming-request/states.ts'
import { tallyChanges } from '../../../rules/reprogramming-request/summary.ts'
import { ChangeGantt } from '../../plan/change-gantt.tsx'
import { ChangeMatrix } from '../../plan/change-matrix.tsx'
import { changeKindWords, changeSides, periodWords, sideWords, tallyWords } from '../../plan/change-words.ts'
import { AddChange, DecisionForm, DescriptionForm, type RequestForms, SubmitForms, TakeOut } from './request-forms.tsx'
import { REPROGRAMMING_WORDS } from './words.ts'

export interface RequestPageProps extends RequestForms {
  readonly answer: RequestAnswer
  readonly mayRequest: boolean
  readonly mayDecide: boolean
}

/** One request: why, what it changes cell by cell, and what may be done with it now. */
export function RequestPage(props: RequestPageProps) {
  const { answer, locale, local, mayRequest, mayDecide } = props
  const { request, poa, conflicts } = answer
  const words = REPROGRAMMING_WORDS[locale]
  const editable = mayRequest && mayMove(request.state, 'edit')
  return (
    <>
      <PageHead
        eyebrow={`${request.unit.code} · ${request.year}`}
        title={words.request(request.number)}
        marks={
          <>
            <Tag kind={request.state === 'approved' ? 'action' : 'plain'}>
              {say(STATE_WORDS[request.state], locale)}
            </Tag>
            {request.demo ? <Tag kind="demo">{words.demo}</Tag> : null}
            {request.fromFile ? <Tag>{words.fromFile}</Tag> : null}
          </>
        }
        lead={<p lang="es">{request.cause}</p>}
        actions={
          <ButtonLink
            kind="secondary"
            size="small"
            href={local(reprogrammingPaths.ofPlan(request.year, request.unit.code))}
          >
            {words.requests}
          </ButtonLink>
        }
      />
      <Facts request={request} locale={locale} local={local} />
      {conflicts.length === 0 ? null : <Conflicts conflicts={conflicts} poa={poa} locale={locale} />}
      <section aria-labelledby="cambios">
        <h2 id="cambios">{words.whatChanges}</h2>
        {request.changes.length === 0 ? (
          <EmptyState title={words.nothingYet}>
            <p>{words.nothingYetLead}</p>
          </EmptyState>
        ) : (
          <>
            <p>{tallyWords(tallyChanges(request.changes), locale)}.</p>
            <ChangeTable {...props} editable={editable} />
          </>
        )}
      </section>
      <Drawn answer={answer} locale={locale} local={local} />
      {editable ? <AddChange {...props} poa={poa} request={request} /> : null}
      {mayRequest ? <SubmitForms {...props} request={request} /> : null}
      {mayDecide && mayMove(request.state, 'approve') ? <DecisionForm {...props} request={request} /> : null}
      {editable ? <DescriptionForm {...props} poa={poa} request={request} completed={answer.closedThrough} /> : null}
    </>
  )
}

function Facts({
  request,
  locale,
  local,
}: { readonly request: StoredReprogramming } & Pick<RequestForms, 'locale' | 'local'>) {
  const words = REPROGRAMMING_WORDS[locale]
  const { decision, risk, planVersion } = request
  return (
    <DefinitionList
      items={[
        { term: words.period, value: periodWords(request.period, locale) },
        {
          term: words.risk,
          value:
            risk === undefined ? (
              words.noRisk
            ) : (
              <a href={local(planningPaths.element(risk.id))} lang="es">
                {risk.title}
              </a>
            ),
        },
        { term: words.justification, value: <span lang="es">{request.justification}</span> },
        { term: words.requestedBy, value: <span lang="es">{request.requestedBy}</span> },
        ...(request.submittedAt === undefined
          ? []
          : [{ term: words.submittedAt, value: formatDate(request.submittedAt.slice(0, 10), locale) }]),
        ...(decision === undefined
          ? []
          : [
              {
                term: words.decision,
                value: words.decided(formatDate(decision.on, locale), decision.by),
              },
              ...(decision.note === undefined
                ? []
                : [{ term: words.note, value: <span lang="es">{decision.note}</span> }]),
            ]),
        ...(planVersion === undefined
          ? []
          : [
              {
                term: words.version,
                value: (
                  <a
                    href={local(reprogrammingPaths.versions(request.year, request.unit.code, { version: planVersion }))}
                  >
                    {planVersion}
                  </a>
                ),
              },
            ]),
      ]}
    />
  )
}

function nameOf(poa: StoredPoa, change: Conflict['change']): string {
  const found = poa.plan.elements.find(({ key }) => key === change.element)
  if (found !== undefined) return found.code === undefined ? found.title : `${found.code} ${found.title}`
  return change.kind === 'activity' ? (change.after?.title ?? '') : ''
}

function Conflicts({
  conflicts,
  poa,
  locale,
}: {
  readonly conflicts: readonly Conflict[]
  readonly poa: StoredPoa
  readonly locale: Locale
}) {
  const words = REPROGRAMMING_WORDS[locale]
  return (
    <Notice kind="warning" locale={locale} title={words.stale}>
      <p>{words.staleLead}</p>
      <ul>
        {conflicts.map(({ change, now }) => (
          <li key={`${change.kind} ${change.element}`}>
            <span lang="es">{nameOf(poa, change)}</span>. {words.before}:{' '}
            {sideWords(change.kind, change.before, locale)}. {words.now}: {sideWords(change.kind, now, locale)}.
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function ChangeTable({ answer, editable, ...forms }: RequestPageProps & { readonly editable: boolean }) {
  const { request, poa } = answer
  const { locale, local } = forms
  const words = REPROGRAMMING_WORDS[locale]
  const pageOf = ({ kind, element }: StoredChange) =>
    kind === 'terms'
      ? reprogrammingPaths.indicator(request.id, element)
      : kind === 'activity'
        ? `${reprogrammingPaths.newActivity(request.id)}?actividad=${element}`
        : reprogrammingPaths.activity(request.id, element)
  return (
    <DataTable
      cards
      id="tabla-cambios"
      caption={words.whatChanges}
      captionHidden
      locale={locale}
      rows={request.changes}
      rowKey={({ id }) => id}
      columns={[
        { key: 'element', title: words.element, cell: (change) => <span lang="es">{nameOf(poa, change)}</span> },
        { key: 'what', title: words.what, cell: (change) => changeKindWords(change.kind, locale) },
        { key: 'before', title: words.before, cell: (change) => changeSides(change, locale)[0] },
        { key: 'after', title: words.after, cell: (change) => changeSides(change, locale)[1] },
        ...(editable
          ? [
              {
                key: 'act',
                title: words.edit,
                cell: (change: StoredChange) => (
                  <ButtonRow>
                    <ButtonLink kind="quiet" size="small" href={local(pageOf(change))}>
                      {words.edit}
                      <span class="hidden"> {nameOf(poa, change)}</span>
                    </ButtonLink>
                    <TakeOut {...forms} request={request} change={change} name={nameOf(poa, change)} />
                  </ButtonRow>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

/** Before and after as they would stand on the plan: of a decided request, as they stood when it was decided. */
function Drawn({ answer, locale, local }: { readonly answer: RequestAnswer } & Pick<RequestForms, 'locale' | 'local'>) {
  const words = REPROGRAMMING_WORDS[locale]
  const { request, poa } = answer
  const approved = request.state === 'approved'
  const before = approved ? applyChanges(poa.plan, inverse(request.changes)) : poa.plan
  const after = applyChanges(before, request.changes)
  const { activities } = versionDifference(before, after)
  if (activities.length === 0) return null
  const hrefOf = (key: string) => local(planningPaths.element(key))
  return (
    <>
      <section aria-labelledby="en-matriz">
        <h2 id="en-matriz">{words.onMatrix}</h2>
        <ChangeMatrix
          id="matriz-cambios"
          caption={words.onMatrix}
          locale={locale}
          plan={after}
          year={request.year}
          activities={activities}
          hrefOf={hrefOf}
        />
      </section>
      <section aria-labelledby="en-cronograma">
        <h2 id="en-cronograma">{words.onGantt}</h2>
        <ChangeGantt
          id="cronograma-cambios"
          label={words.request(request.number)}
          locale={locale}
          year={request.year}
          activities={activities}
          names={{ after: approved ? words.after : words.proposed, before: approved ? words.before : words.inForce }}
          hrefOf={hrefOf}
        />
      </section>
    </>
  )
}
