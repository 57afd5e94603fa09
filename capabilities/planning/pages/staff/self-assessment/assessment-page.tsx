import { randomUUID } from 'node:crypto'
import type { Period } from '../../../../../kernel/civil.ts'
import { formatPercent } from '../../../../../kernel/format.ts'
import { isMissing, missing } from '../../../../../kernel/missing.ts'
import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { SteadyForm } from '../../../../../ui/form/steady-form.tsx'
import { NumberField, TextArea } from '../../../../../ui/form/text-fields.tsx'
import { Tabs } from '../../../../../ui/navigation/trail.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { StoredAssessment } from '../../../data/self-assess.ts'
import type { StoredPoa } from '../../../data/stored-poa.ts'
import type { DraftElement } from '../../../model.ts'
import { moneyPaths } from '../../../money-paths.ts'
import { compareAssessment, quartersOf } from '../../../rules/self-assessment/self-assessment.ts'
import { MISSING_NAMES } from '../../../rules/words.ts'
import { differenceWords, quarterName } from '../../plan/assessment-words.ts'
import { Title } from '../../plan/figure-parts.tsx'
import { percentWords } from '../../plan/figure-words.ts'
import { textOf } from '../../plan/plan-index.ts'
import { figureOf, hrefs, type PlanView } from '../../plan/plan-view.ts'
import { PoaHead } from '../matrix-page.tsx'
import { ASSESSMENT_WORDS } from './assessment-words.ts'

export interface AssessmentAttempt {
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

export interface AssessmentPageProps {
  /** The year at the end of the quarter that is assessed. */
  readonly view: PlanView
  readonly poa: StoredPoa
  readonly period: Period
  readonly assessments: readonly StoredAssessment[]
  readonly csrf: string
  readonly mayAssess: boolean
  /** The element that is being assessed. */
  readonly chosen: DraftElement | undefined
  readonly attempt: AssessmentAttempt | undefined
}

/** A unit's results of a quarter: what the unit says, what is computed, and how far they part. */
export function AssessmentPage(props: AssessmentPageProps) {
  const { view, poa, period } = props
  const { locale, plan } = view
  const words = ASSESSMENT_WORDS[locale]
  const { year, unit } = poa.head
  const results = poa.plan.elements.filter(({ kind, cancelled }) => kind === 'result' && cancelled === undefined)
  const own = new Map(props.assessments.filter((each) => each.period === period).map((each) => [each.elementId, each]))
  const at = (element?: string) => localPath(locale, moneyPaths.assessments(year, unit.code, period, element))
  const compared = (row: DraftElement) =>
    compareAssessment(
      own.get(row.key)?.percent ?? missing('not_collected'),
      figureOf(view, row.key)?.toDate ?? missing('not_programmed'),
    )
  return (
    <>
      <PoaHead view={view} poa={poa} current="assessment" />
      <h2>
        {words.title}: {quarterName(period, locale)}
      </h2>
      <p class="part-lead">{words.lead}</p>
      <Tabs
        label={words.quarters}
        items={quartersOf(year).map((each) => ({
          href: localPath(locale, moneyPaths.assessments(year, unit.code, each)),
          title: quarterName(each, locale),
          current: each === period,
        }))}
      />
      {props.chosen === undefined || !props.mayAssess ? null : (
        <AssessmentForm {...props} chosen={props.chosen} standing={own.get(props.chosen.key)} />
      )}
      {results.length === 0 ? (
        <p>{words.noResults}</p>
      ) : (
        <DataTable
          id="assessments"
          caption={words.title}
          captionHidden
          locale={locale}
          rows={results}
          rowKey={(row) => row.key}
          highlight={(row) => row.key === props.chosen?.key}
          columns={[
            {
              key: 'element',
              title: words.element,
              cell: (row) => (
                <Title text={textOf(row)} code={row.code} locale={locale} href={hrefs.element(view, row.key)} />
              ),
            },
            {
              key: 'self',
              title: words.self,
              kind: 'number',
              cell: (row) => {
                const { self } = compared(row)
                return isMissing(self) ? <span class="soft">{words.none}</span> : formatPercent(self)
              },
            },
            ...(props.mayAssess
              ? [
                  {
                    key: 'write',
                    title: words.action,
                    cell: (row: DraftElement) => (
                      <a href={at(row.key)}>
                        {own.has(row.key) ? words.correct : words.assess}
                        <span class="hidden">
                          {' '}
                          <Title text={textOf(row)} locale={locale} />
                        </span>
                      </a>
                    ),
                  },
                ]
              : []),
            {
              key: 'computed',
              title: words.computed,
              kind: 'number',
              cell: (row) => {
                const figure = figureOf(view, row.key)
                if (figure === undefined) return say(MISSING_NAMES.not_programmed, locale)
                return (
                  <a class="figure" href={hrefs.figure(view, figure.key)}>
                    {percentWords(figure.toDate, 'capped', plan.bands, locale)}
                    <span class="hidden"> {row.code ?? row.title}</span>
                  </a>
                )
              },
            },
            {
              key: 'difference',
              title: words.difference,
              kind: 'number',
              cell: (row) => {
                const { difference } = compared(row)
                return isMissing(difference) ? '–' : differenceWords(difference, locale)
              },
            },
            {
              key: 'note',
              title: words.note,
              cell: (row) => {
                const standing = own.get(row.key)
                return (
                  <>
                    {standing?.note == null ? null : (
                      <span lang={locale === 'es' ? undefined : 'es'}>{standing.note}</span>
                    )}
                    {standing?.demo === true ? <span class="soft"> {words.generated}</span> : null}
                  </>
                )
              },
            },
          ]}
        />
      )}
    </>
  )
}

function AssessmentForm(
  props: AssessmentPageProps & { readonly chosen: DraftElement; readonly standing: StoredAssessment | undefined },
) {
  const { view, period, chosen, standing, attempt } = props
  const { locale } = view
  const words = ASSESSMENT_WORDS[locale]
  const typed = attempt?.typed
  const state = {
    values: {
      percent: typed?.percent ?? (standing === undefined ? undefined : String(standing.percent)),
      note: typed?.note ?? standing?.note ?? undefined,
    },
    errors: attempt?.errors ?? [],
  }
  const overtaken = typed !== undefined && standing !== undefined && String(standing.version) !== typed.expectedVersion
  return (
    <section class="stack assess-form" aria-labelledby="evaluar">
      <h3 id="evaluar">{words.formTitle}</h3>
      <p>
        <Title text={textOf(chosen)} code={chosen.code} locale={locale} />
      </p>
      {overtaken ? (
        <Notice kind="warning" locale={locale} title={words.standsNow}>
          <p>{formatPercent(standing.percent)}</p>
        </Notice>
      ) : null}
      <SteadyForm
        action={localPath(locale, moneyPaths.assess(chosen.key))}
        locale={locale}
        csrf={props.csrf}
        errors={state.errors}
        idempotencyKey={randomUUID()}
        hidden={{ period, expectedVersion: String(standing?.version ?? 0) }}
      >
        <NumberField
          locale={locale}
          label={words.percent}
          hint={words.percentHint}
          unit="%"
          required
          {...field(state, 'percent')}
        />
        <TextArea
          locale={locale}
          label={words.note}
          hint={words.noteHint}
          rows={3}
          maxLength={2000}
          {...field(state, 'note')}
        />
        <Button type="submit" kind="primary">
          {words.save}
        </Button>
      </SteadyForm>
    </section>
  )
}
