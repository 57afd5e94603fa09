import { completedMonths, MONTHS, type Month } from '../../../../kernel/civil.ts'
import { formatNumber, monthName } from '../../../../kernel/format.ts'
import type { Locale } from '../../../../kernel/text.ts'
import { fileFieldOf } from '../../../../platform/files/field.ts'
import type { KeptUpload } from '../../../../platform/files/form-files.ts'
import { Button, ButtonRow } from '../../../../ui/button/button.tsx'
import { MonthGrid } from '../../../../ui/chart/month-grid.tsx'
import { DefinitionList } from '../../../../ui/content/content.tsx'
import { Notice } from '../../../../ui/feedback/notice.tsx'
import { FileField } from '../../../../ui/form/file-field.tsx'
import { fileSize } from '../../../../ui/form/file-size.ts'
import { Form } from '../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../ui/form/form-state.ts'
import { NumberField, TextArea } from '../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../ui/shell/page-head.tsx'
import type { ActivityAnswer } from '../../data/activity-query.ts'
import { EVIDENCE_FILES } from '../../file-uses.ts'
import { type DraftElement, NO_SCHEDULE } from '../../model.ts'
import { planningPaths } from '../../paths.ts'
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
  readonly local: (path: string) => string
}

/** One month of one activity: what was programmed in view, one number, a note, the evidence. Meant to be done by phone in a minute. */
export function ReportPage(props: ReportPageProps) {
  const { answer, month, locale, errors, typed, local } = props
  const { activity, poa, frame } = answer
  const words = REPORT_WORDS[locale]
  const schedule = activity.schedule ?? NO_SCHEDULE
  const reports = poa.reports.get(activity.key) ?? []
  const before = reports.find((report) => report.month === month)
  const programmed = schedule.months[month - 1] ?? null
  const marks = schedule.kind !== 'quantities' && schedule.kind !== 'recurrence'
  const state = {
    values: {
      executed: typed?.executed ?? (before === undefined ? undefined : String(before.executed)),
      note: typed?.note ?? before?.note,
    },
    errors,
  }
  const expectedVersion = typed?.expectedVersion || String(before?.version ?? 0)
  return (
    <>
      <PageHead
        eyebrow={`${poa.head.unit.code} · ${monthName(month, locale)} ${poa.head.year}`}
        title={<span lang="es">{activity.title}</span>}
      />
      {activity.cancelled === undefined ? null : (
        <Notice kind="warning" locale={locale} title={words.cancelled}>
          <p lang="es">{activity.cancelled.reason}</p>
        </Notice>
      )}
      <DefinitionList
        items={[
          ...listed(words.result, answer.results),
          ...listed(words.indicator, answer.indicators),
          ...listed(words.source, answer.sources),
          {
            term: words.programmed,
            value: programmed === null ? words.nothingProgrammed : formatNumber(programmed),
          },
        ]}
      />
      {props.overtaken && before !== undefined ? (
        <Notice kind="warning" locale={locale} title={words.standsNow}>
          <p>
            {words.executed}: <strong class="figure">{formatNumber(before.executed)}</strong>
          </p>
          {before.note === undefined ? null : <p lang="es">{before.note}</p>}
        </Notice>
      ) : null}
      <Form
        action={local(planningPaths.report(activity.key, month))}
        locale={locale}
        csrf={props.csrf}
        errors={errors}
        multipart
        idempotencyKey={props.idempotencyKey}
        hidden={{ expectedVersion }}
      >
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
          rows={4}
          maxLength={4000}
          {...field(state, 'note')}
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
        {before === undefined || before.evidence.length === 0 ? null : (
          <section aria-label={words.attached}>
            <h2>{words.attached}</h2>
            <ul class="evidence-list">
              {before.evidence.map((item) => (
                <li key={item.id}>
                  {item.thumbnail ? (
                    <img src={local(planningPaths.evidenceThumbnail(item.id))} alt="" loading="lazy" decoding="async" />
                  ) : null}
                  <span>
                    <a href={local(planningPaths.evidence(item.id))} download>
                      {item.name}
                    </a>{' '}
                    <span class="soft figure">{fileSize(item.size)}</span>
                    {item.scan === 'pending' ? <span class="soft"> · {words.notScanned}</span> : null}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <ButtonRow>
          <Button type="submit" kind="primary">
            {words.save}
          </Button>
        </ButtonRow>
      </Form>
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
    </>
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
