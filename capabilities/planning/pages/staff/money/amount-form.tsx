import { randomUUID } from 'node:crypto'
import { MONTHS } from '../../../../../kernel/civil.ts'
import { formatMoney, monthName } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { field } from '../../../../../ui/form/form-state.ts'
import { SteadyForm } from '../../../../../ui/form/steady-form.tsx'
import { NumberField, TextField } from '../../../../../ui/form/text-fields.tsx'
import type { StoredMoney } from '../../../data/money-query.ts'
import type { StoredPoa } from '../../../data/stored-poa.ts'
import { moneyPaths } from '../../../money-paths.ts'
import { textOf } from '../../plan/plan-index.ts'
import type { AmountsProps } from './activity-money.ts'
import { sourceName } from './amount-rows.tsx'
import { MONEY_WORDS } from './money-words.ts'

/**
 * Writes one amount: of a source and a month. One that is corrected keeps its place and takes its version along. A budget that
 * stands already leaves the form for another one closed.
 */
export function AmountForm(props: AmountsProps) {
  const { view, kind, rows } = props
  const words = MONEY_WORDS[view.locale]
  const corrected = correctedRow(props)
  const title =
    corrected === undefined
      ? kind === 'planned'
        ? words.planIt
        : words.spendIt
      : kind === 'planned'
        ? words.correctPlanned
        : words.correctSpent
  if (kind === 'planned' && rows.length > 0 && corrected === undefined && props.attempt?.kind !== kind)
    return (
      <details id={`f-${kind}`} class="money-more">
        <summary>{words.planMore}</summary>
        <Fields {...props} corrected={undefined} />
      </details>
    )
  return (
    <div id={`f-${kind}`} class="money-form">
      <h3>{title}</h3>
      <Fields {...props} corrected={corrected} />
    </div>
  )
}

/** The row whose amount is being written again: asked for by its link, or because the form was sent for it already. */
function correctedRow({ attempt, kind, row, rows }: AmountsProps): StoredMoney | undefined {
  if (attempt?.kind !== kind) return row?.kind === kind ? row.money : undefined
  if (attempt.standing !== undefined) return attempt.standing
  const { sourceId = '', month = '', expectedVersion = '0' } = attempt.typed
  if (expectedVersion === '0') return undefined
  return rows.find((each) => (each.sourceId ?? '') === sourceId && String(each.month ?? '') === month)
}

function Fields(props: AmountsProps & { readonly corrected: StoredMoney | undefined }) {
  const { view, kind, activity, answer, rows, corrected } = props
  const { locale } = view
  const words = MONEY_WORDS[locale]
  const attempt = props.attempt?.kind === kind ? props.attempt : undefined
  const typed = attempt?.typed
  const beside = sourcesBeside(props.poa, activity.key)[0]
  const state = {
    values: {
      sourceId: typed?.sourceId ?? beside,
      month: typed?.month ?? (kind === 'planned' ? undefined : nextMonth(rows, beside)),
      amount: typed?.amount ?? (corrected === undefined ? undefined : (corrected.cents / 100).toFixed(2)),
      note: typed?.note ?? corrected?.note ?? undefined,
    },
    errors: attempt?.errors ?? [],
  }
  const of = (name: string) => ({ ...field(state, name), id: `f-${kind}-${name}` })
  const version = attempt?.standing?.version ?? typed?.expectedVersion ?? corrected?.version ?? 0
  return (
    <>
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
        hidden={{
          expectedVersion: String(version),
          ...(corrected?.month == null ? {} : { month: String(corrected.month) }),
          ...(corrected?.sourceId == null ? {} : { sourceId: corrected.sourceId }),
        }}
      >
        {corrected === undefined ? <PlaceFields {...props} of={of} /> : <Place {...props} corrected={corrected} />}
        <NumberField
          locale={locale}
          label={words.amount}
          hint={kind === 'planned' ? words.amountHint : `${words.spentHint} ${words.amountHint}`}
          prefix="$"
          required
          {...of('amount')}
        />
        <TextField locale={locale} label={words.note} hint={words.noteHint} maxLength={1000} {...of('note')} />
        <Button type="submit" kind="primary">
          {kind === 'planned' ? words.savePlanned : words.saveSpent}
        </Button>
      </SteadyForm>
    </>
  )
}

type Of = (name: string) => ReturnType<typeof field> & { readonly id: string }

/** Of which month and source a new amount is. */
function PlaceFields({ view, kind, poa, of }: AmountsProps & { readonly of: Of }) {
  const { locale } = view
  const words = MONEY_WORDS[locale]
  const sources = poa.plan.elements.filter((element) => element.kind === 'funding_source')
  return (
    <>
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
    </>
  )
}

/** What is corrected is another amount at the same place; who meant another month or source writes a new one. */
function Place(props: AmountsProps & { readonly corrected: StoredMoney }) {
  const { view, activity, corrected } = props
  const { locale } = view
  const words = MONEY_WORDS[locale]
  const month = corrected.month === null ? words.wholeYear : monthName(corrected.month, locale)
  return (
    <p>
      <b>
        {month} · {sourceName(props, corrected.sourceId)}
      </b>
      . <a href={localPath(locale, moneyPaths.activity(activity.key))}>{words.another}</a>
    </p>
  )
}

/** The first month of which nothing is reported from that source. */
function nextMonth(rows: readonly StoredMoney[], sourceId: string | undefined): string | undefined {
  const told = rows.filter((row) => (row.sourceId ?? undefined) === sourceId).map(({ month }) => month)
  const next = MONTHS.find((month) => !told.includes(month))
  return next === undefined ? undefined : String(next)
}

/** The funding sources written on the lines of the activity: the first is offered. */
function sourcesBeside(poa: StoredPoa, activityKey: string): readonly string[] {
  return poa.plan.subPlans
    .flatMap((part) => part.sections.flatMap((section) => section.lines))
    .filter((line) => line.cells.activity?.includes(activityKey))
    .flatMap((line) => line.cells.funding_source ?? [])
}
