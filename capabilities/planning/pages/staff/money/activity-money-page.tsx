import { randomUUID } from 'node:crypto'
import { MONTHS } from '../../../../../kernel/civil.ts'
import { formatMoney, monthName } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { DefinitionList } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { SteadyForm } from '../../../../../ui/form/steady-form.tsx'
import { NumberField, TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { MoneyAnswer, StoredMoney } from '../../../data/money-query.ts'
import type { StoredPoa } from '../../../data/stored-poa.ts'
import type { DraftElement } from '../../../model.ts'
import { moneyPaths } from '../../../money-paths.ts'
import { percentWords } from '../../plan/figure-words.ts'
import { amountWords, moneyOfView, shareWords } from '../../plan/money-view.ts'
import { textOf } from '../../plan/plan-index.ts'
import type { PlanView } from '../../plan/plan-view.ts'
import { Alerts, DemoLine } from './money-parts.tsx'
import { MONEY_WORDS } from './money-words.ts'

export type MoneyKind = 'planned' | 'spent'

export interface MoneyAttempt {
  readonly kind: MoneyKind
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  /** What stands at the place that was written to: the next save knowingly replaces it. */
  readonly standing?: StoredMoney | undefined
}

export interface ActivityMoneyProps {
  readonly view: PlanView
  readonly poa: StoredPoa
  readonly activity: DraftElement
  readonly answer: MoneyAnswer
  readonly csrf: string
  readonly mayPlan: boolean
  readonly maySpend: boolean
  /** The row that is being corrected. */
  readonly row: { readonly kind: MoneyKind; readonly money: StoredMoney } | undefined
  readonly attempt: MoneyAttempt | undefined
}

/** One activity's money: what it is to cost, what it has cost, each amount with its source and month, and where both are written. */
export function ActivityMoneyPage(props: ActivityMoneyProps) {
  const { view, poa, activity, answer } = props
  const { locale, plan } = view
  const words = MONEY_WORDS[locale]
  const { currency } = answer.settings
  const own = moneyOfView(view, answer, [poa]).activities.find((each) => each.activity.key === activity.key)
  const of = (rows: readonly StoredMoney[]) => rows.filter(({ activityId }) => activityId === activity.key)
  const [planned, spent] = [of(answer.planned), of(answer.spent)]
  return (
    <>
      <PageHead
        eyebrow={`${words.activityTitle} · ${poa.head.unit.code} ${poa.head.year}`}
        title={<span lang="es">{activity.title}</span>}
        marks={own === undefined ? null : <Alerts alerts={own.alerts} locale={locale} />}
      />
      {[...planned, ...spent].some(({ demo }) => demo) ? <DemoLine locale={locale} /> : null}
      {own === undefined ? null : (
        <DefinitionList
          items={[
            { term: words.budget, value: amountWords(own.money.budget, currency, locale) },
            { term: words.spent, value: amountWords(own.money.spent, currency, locale) },
            { term: words.share, value: shareWords(own.money.percent, locale) },
            { term: words.work, value: percentWords(own.work, 'capped', plan.bands, locale) },
          ]}
        />
      )}
      <section class="stack" aria-labelledby="gastado">
        <h2 id="gastado">{words.spentTitle}</h2>
        {spent.length === 0 ? <p>{words.nothingSpent}</p> : <Rows {...props} kind="spent" rows={spent} />}
        {props.maySpend ? <AmountForm {...props} kind="spent" /> : null}
      </section>
      <section class="stack" aria-labelledby="presupuesto">
        <h2 id="presupuesto">{words.plannedTitle}</h2>
        {planned.length === 0 ? <p>{words.nothingPlanned}</p> : <Rows {...props} kind="planned" rows={planned} />}
        {props.mayPlan ? <AmountForm {...props} kind="planned" /> : null}
      </section>
    </>
  )
}

interface OfKind extends ActivityMoneyProps {
  readonly kind: MoneyKind
}

function Rows(props: OfKind & { readonly rows: readonly StoredMoney[] }) {
  const { view, kind, rows, answer, activity } = props
  const { locale } = view
  const words = MONEY_WORDS[locale]
  const { currency } = answer.settings
  const mayWrite = kind === 'planned' ? props.mayPlan : props.maySpend
  const monthOf = (row: StoredMoney) => (row.month === null ? words.wholeYear : monthName(row.month, locale))
  const late = (row: StoredMoney) => kind === 'spent' && (row.month ?? 0) > view.completed
  return (
    <DataTable
      id={`money-${kind}`}
      caption={words.kinds[kind]}
      captionHidden
      locale={locale}
      rows={rows}
      rowKey={(row) => row.id}
      highlight={(row) => row.id === props.row?.money.id}
      totalLabel={words.total}
      columns={[
        { key: 'month', title: words.month, cell: monthOf },
        { key: 'source', title: words.source, cell: (row) => sourceName(props, row.sourceId) },
        {
          key: 'amount',
          title: words.amount,
          kind: 'number',
          cell: (row) => formatMoney({ cents: row.cents, currency }),
        },
        {
          key: 'note',
          title: words.note,
          cell: (row) => (
            <>
              {row.note === null ? null : <span lang="es">{row.note}</span>}
              <span class="soft">
                {row.demo ? ` ${words.generated}` : ''}
                {late(row) ? ` ${words.afterCutOff}` : ''}
              </span>
            </>
          ),
        },
        ...(mayWrite
          ? [
              {
                key: 'correct',
                title: words.correct,
                cell: (row: StoredMoney) => (
                  <a href={`${localPath(locale, moneyPaths.activity(activity.key, row.id))}#f-${kind}`}>
                    {words.correct}
                    <span class="hidden">
                      {' '}
                      {words.kinds[kind]} {monthOf(row)}
                    </span>
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

function sourceName({ view }: ActivityMoneyProps, id: string | null): string {
  const element = view.index.elements.get(id ?? '')?.element
  return element === undefined ? MONEY_WORDS[view.locale].noSource : say(textOf(element), view.locale)
}

/** Writes one amount: of a source and a month. A row that is corrected keeps its place and takes its version along. */
function AmountForm(props: OfKind) {
  const { view, kind, activity, poa, answer } = props
  const { locale } = view
  const words = MONEY_WORDS[locale]
  const attempt = props.attempt?.kind === kind ? props.attempt : undefined
  const row = attempt?.standing ?? (props.row?.kind === kind ? props.row.money : undefined)
  const sources = poa.plan.elements.filter((element) => element.kind === 'funding_source')
  const beside = sourcesBeside(poa, activity.key)
  const typed = attempt?.typed
  const state = {
    values: {
      sourceId: typed?.sourceId ?? row?.sourceId ?? (row === undefined ? beside[0] : undefined),
      month: typed?.month ?? (row?.month === null || row === undefined ? undefined : String(row.month)),
      amount: typed?.amount ?? (row === undefined ? undefined : (row.cents / 100).toFixed(2)),
      note: typed?.note ?? row?.note ?? undefined,
    },
    errors: attempt?.errors ?? [],
  }
  const of = (name: string) => ({ ...field(state, name), id: `f-${kind}-${name}` })
  const title =
    kind === 'planned'
      ? row === undefined
        ? words.planIt
        : words.correctPlanned
      : row === undefined
        ? words.spendIt
        : words.correctSpent
  return (
    <div id={`f-${kind}`} class="stack">
      <h3>{title}</h3>
      {attempt?.standing === undefined ? null : (
        <Notice kind="warning" locale={locale} title={words.standsNow}>
          <p>{formatMoney({ cents: attempt.standing.cents, currency: answer.settings.currency })}</p>
        </Notice>
      )}
      <SteadyForm
        action={localPath(locale, kind === 'planned' ? moneyPaths.plan(activity.key) : moneyPaths.spend(activity.key))}
        locale={locale}
        csrf={props.csrf}
        errors={state.errors}
        idempotencyKey={randomUUID()}
        hidden={{ expectedVersion: String(row?.version ?? 0) }}
      >
        <SelectField
          locale={locale}
          label={words.month}
          options={MONTHS.map((month) => ({ value: String(month), label: monthName(month, locale) }))}
          {...(kind === 'planned' ? { placeholder: words.wholeYear } : {})}
          required
          width="half"
          {...of('month')}
        />
        <SelectField
          locale={locale}
          label={words.source}
          placeholder={words.noSource}
          options={sources.map((source) => ({ value: source.key, label: say(textOf(source), locale) }))}
          required
          {...of('sourceId')}
        />
        <NumberField
          locale={locale}
          label={words.amount}
          hint={kind === 'planned' ? words.amountHint : `${words.spentHint} ${words.amountHint}.`}
          prefix="$"
          required
          {...of('amount')}
        />
        <TextField locale={locale} label={words.note} hint={words.noteHint} maxLength={1000} {...of('note')} />
        <Button type="submit" kind="primary">
          {kind === 'planned' ? words.savePlanned : words.saveSpent}
        </Button>
      </SteadyForm>
    </div>
  )
}

/** The funding sources written on the lines of the activity: the first is offered. */
function sourcesBeside(poa: StoredPoa, activityKey: string): readonly string[] {
  return poa.plan.subPlans
    .flatMap((part) => part.sections.flatMap((section) => section.lines))
    .filter((line) => line.cells.activity?.includes(activityKey))
    .flatMap((line) => line.cells.funding_source ?? [])
}
