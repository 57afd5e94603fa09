import { completedMonths, MONTHS, type Month } from '../../../../kernel/civil.ts'
import { formatNumber, monthName } from '../../../../kernel/format.ts'
import { type Locale, say } from '../../../../kernel/text.ts'
import { fileFieldOf } from '../../../../platform/files/field.ts'
import type { KeptUpload } from '../../../../platform/files/form-files.ts'
import { Button, ButtonRow } from '../../../../ui/button/button.tsx'
import { MonthGrid } from '../../../../ui/chart/month-grid.tsx'
import { DefinitionList, Tag } from '../../../../ui/content/content.tsx'
import { Notice } from '../../../../ui/feedback/notice.tsx'
import { FileField } from '../../../../ui/form/file-field.tsx'
import { type FieldError, field } from '../../../../ui/form/form-state.ts'
import { SteadyForm } from '../../../../ui/form/steady-form.tsx'
import { NumberField, TextArea } from '../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../ui/shell/page-head.tsx'
import type { ActivityAnswer } from '../../data/activity-query.ts'
import { EVIDENCE_FILES } from '../../file-uses.ts'
import { type DraftElement, NO_SCHEDULE } from '../../model.ts'
import { planningPaths } from '../../paths.ts'
import type { Upcoming } from '../../rules/reporting/next-to-report.ts'
import { quickAnswers } from '../../rules/reporting/quick-answers.ts'
import { ClosedMonthNotice } from './report/closed-month-notice.tsx'
import { EvidenceSection } from './report/evidence-section.tsx'
import { QuickAnswers } from './report/quick-answers.tsx'
import { REPORT_WORDS } from './report-words.ts'

export interface ReportPageProps {
  readonly answer: ActivityAnswer
  readonly month: Month
  readonly locale: Locale
  readonly csrf: string
  readonly idempotencyKey: string
  readonly typed: Readonly<Record<string, string>> | undefined
  readonly errors: readonly FieldError[]
  /** Somebody else reported the month while this person was writing: what stands now is shown beside what was typed. */
  readonly overtaken: boolean
  /** Evidence that was sent already and waits for this form. */
  readonly kept: readonly KeptUpload[]
  readonly upcoming: Upcoming
  /** Where the month that was reported just before is corrected. */
  readonly before: string | undefined
  readonly local: (path: string) => string
}

/** One month of one activity: what was programmed in view, one tap or one number, a note, the evidence. Meant to be done by phone in a minute. */
export function ReportPage(props: ReportPageProps) {
  const { answer, month, locale, errors, typed, local } = props
  const { activity, poa } = answer
  const words = REPORT_WORDS[locale]
  const schedule = activity.schedule ?? NO_SCHEDULE
  const before = reportOf(answer, month)
  const programmed = schedule.months[month - 1] ?? null
  const marks = schedule.kind === 'marks'
  const state = {
    values: {
      executed: typed?.executed ?? (before === undefined ? undefined : String(before.executed)),
      note: typed?.note ?? before?.note,
      links: typed?.links,
    },
    errors,
  }
  // Of a month that was reported the figure is in view; a tap too many would replace it.
  const quick = before === undefined ? quickAnswers(schedule, programmed) : []
  const more = props.upcoming.next !== undefined
  const { closed } = answer
  return (
    <>
      <PageHead
        eyebrow={`${poa.head.unit.code} · ${monthName(month, locale)} ${poa.head.year}`}
        title={<span lang="es">{activity.title}</span>}
        marks={programmed === null ? <Tag kind="here">{words.unprogrammed}</Tag> : null}
      />
      {activity.cancelled === undefined ? null : (
        <Notice kind="warning" locale={locale} title={words.cancelled}>
          <p lang="es">{activity.cancelled.reason}</p>
        </Notice>
      )}
      {closed === undefined ? null : (
        <ClosedMonthNotice
          year={poa.head.year}
          month={month}
          says={say(closed.message, locale)}
          locale={locale}
          local={local}
        />
      )}
      <p class="report-where">
        {programmed === null ? (
          <span>{schedule.kind === 'none' ? words.noScheduleSays : words.unprogrammedSays}</span>
        ) : (
          <span>
            {words.programmed}: <strong class="figure">{formatNumber(programmed)}</strong>
          </span>
        )}
        {props.before === undefined ? null : (
          <>
            {' '}
            <a href={props.before}>{words.correctBefore}</a>
          </>
        )}
      </p>
      {props.overtaken && before !== undefined ? (
        <Notice kind="warning" locale={locale} title={words.standsNow}>
          <p>
            {words.executed}: <strong class="figure">{formatNumber(before.executed)}</strong>
          </p>
          {before.note === undefined ? null : <p lang="es">{before.note}</p>}
        </Notice>
      ) : null}
      {/* What somebody typed when the review was signed meanwhile stays in view. */}
      {closed !== undefined && typed === undefined ? (
        <ReportedFigure {...props} />
      ) : (
        <SteadyForm
          action={local(planningPaths.report(activity.key, month))}
          locale={locale}
          csrf={props.csrf}
          errors={errors}
          multipart
          idempotencyKey={props.idempotencyKey}
          hidden={{ expectedVersion: typed?.expectedVersion || String(before?.version ?? 0) }}
        >
          {/* Who presses Enter in the field of the figure saves that figure, not the first quick answer. */}
          <button hidden type="submit" name="next" value="work">
            {words.save}
          </button>
          <QuickAnswers answers={quick} locale={locale} />
          <NumberField
            locale={locale}
            label={marks ? words.executedMark : words.executedQuantity}
            hint={marks ? words.executedMarkHint : words.executedQuantityHint}
            decimals
            required
            width="short"
            {...field(state, 'executed')}
          />
          <TextArea
            locale={locale}
            label={words.note}
            hint={words.noteHint}
            rows={3}
            maxLength={4000}
            {...field(state, 'note')}
          />
          <FileField
            locale={locale}
            label={words.photo}
            hint={words.photoHint}
            name="evidence"
            id="f-photo"
            {...fileFieldOf(EVIDENCE_FILES, locale)}
            accept="image/*"
            capture="environment"
          />
          <FileField
            locale={locale}
            label={words.evidence}
            hint={words.evidenceHint}
            multiple
            name="evidence"
            {...fileFieldOf(EVIDENCE_FILES, locale)}
            kept={props.kept}
            error={errors.find((error) => error.field === 'evidence')?.message}
          />
          <TextArea locale={locale} label={words.links} hint={words.linksHint} rows={2} {...field(state, 'links')} />
          <ButtonRow>
            {more ? (
              <Button type="submit" kind="primary" name="next" value="next">
                {words.saveNext}
              </Button>
            ) : null}
            <Button type="submit" kind={more ? 'secondary' : 'primary'} name="next" value="work">
              {words.save}
            </Button>
          </ButtonRow>
        </SteadyForm>
      )}
      <ComingUp {...props} />
      <EvidenceSection evidence={answer.evidence} locale={locale} csrf={props.csrf} local={local} />
      <details class="report-context">
        <summary>{words.context}</summary>
        <DefinitionList
          items={[
            ...listed(words.result, answer.results),
            ...listed(words.indicator, answer.indicators),
            ...listed(words.source, answer.sources),
          ]}
        />
      </details>
      <TwelveMonths {...props} />
    </>
  )
}

/** Of a closed month: what was reported, to be read. */
function ReportedFigure({ answer, month, locale }: ReportPageProps) {
  const words = REPORT_WORDS[locale]
  const report = reportOf(answer, month)
  if (report === undefined) return <p>{words.closedWithout}</p>
  return (
    <>
      <p>
        {words.executed}: <strong class="figure">{formatNumber(report.executed)}</strong>
      </p>
      {report.note === undefined ? null : <p lang="es">{report.note}</p>}
    </>
  )
}

function reportOf({ poa, activity }: ActivityAnswer, month: Month) {
  return (poa.reports.get(activity.key) ?? []).find((report) => report.month === month)
}

/** What is left of the month, and the way past this one. */
function ComingUp({ answer, upcoming, month, locale, local }: ReportPageProps) {
  const words = REPORT_WORDS[locale]
  const { next, leftOfMonth } = upcoming
  if (next === undefined) return null
  return (
    <p class="soft">
      {leftOfMonth === 0 ? null : `${words.leftOfMonth(leftOfMonth, monthName(month, locale))} `}
      <a href={local(planningPaths.report(next.activityKey, next.month))}>
        {answer.closed === undefined ? words.skip : words.goOn}
      </a>
    </p>
  )
}

function TwelveMonths({ answer, month, locale, local }: ReportPageProps) {
  const { activity, poa, frame } = answer
  const words = REPORT_WORDS[locale]
  const schedule = activity.schedule ?? NO_SCHEDULE
  const reports = poa.reports.get(activity.key) ?? []
  return (
    <section aria-labelledby="months">
      <h2 id="months">{words.months}</h2>
      <MonthGrid
        label={activity.title}
        locale={locale}
        programmed={schedule.months}
        executed={MONTHS.map((each) => reports.find((report) => report.month === each)?.executed ?? null)}
        completed={completedMonths(poa.head.year, frame.cutOff)}
        here={month}
        form="full"
      />
      <nav class="other-months" aria-label={words.otherMonths}>
        <ul class="inline-list">
          {MONTHS.map((each) => (
            <li key={each}>
              <a
                href={local(planningPaths.report(activity.key, each))}
                aria-current={each === month ? 'page' : undefined}
              >
                {monthName(each, locale)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </section>
  )
}

function listed(term: string, elements: readonly DraftElement[]) {
  if (elements.length === 0) return []
  return [
    {
      term,
      value: (
        <>
          {elements.map((element) => (
            <p key={element.key} lang="es">
              {element.code === undefined ? '' : `${element.code} `}
              {element.title}
            </p>
          ))}
        </>
      ),
    },
  ]
}
