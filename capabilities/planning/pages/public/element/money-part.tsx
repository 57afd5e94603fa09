import { formatMoney, monthName } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { MoneyAnswer } from '../../../data/money-query.ts'
import { upTo } from '../../../rules/money/money-rows.ts'
import { Part } from '../../plan/figure-parts.tsx'
import { percentWords } from '../../plan/figure-words.ts'
import { amountWords, moneyOfView, shareWords } from '../../plan/money-view.ts'
import { Facts } from '../../plan/page-frame.tsx'
import { type Placed, textOf } from '../../plan/plan-index.ts'
import type { PlanView } from '../../plan/plan-view.ts'

const WORDS = {
  es: {
    title: 'Dinero',
    lead: 'Lo presupuestado para el año y lo que la unidad informó como gastado hasta la fecha de corte, junto al avance de todo el año.',
    budget: 'Presupuesto',
    spent: 'Gastado',
    share: '% gastado',
    work: 'Avance del año',
    month: 'Mes',
    source: 'Fuente',
    amount: 'Monto',
    note: 'Nota',
    noSource: 'sin fuente indicada',
    generated: 'dato generado',
    generatedAll: 'Los montos son generados para la demostración; no son datos de la institución.',
  },
  en: {
    title: 'Money',
    lead: 'What is budgeted for the year and what the unit reported as spent up to the cut-off, beside the progress of the whole year.',
    budget: 'Budget',
    spent: 'Spent',
    share: '% spent',
    work: 'Progress of the year',
    month: 'Month',
    source: 'Source',
    amount: 'Amount',
    note: 'Note',
    noSource: 'no source stated',
    generated: 'generated figure',
    generatedAll: 'Amounts are generated for the demonstration; they are not the institution’s data.',
  },
} as const

/** An activity's money, for anybody: its budget, what was spent of it month by month, and how far the work is. */
export function MoneyPart({
  view,
  placed,
  answer,
}: {
  readonly view: PlanView
  readonly placed: Placed | undefined
  readonly answer: MoneyAnswer
}) {
  const { locale, plan } = view
  if (placed?.poa === undefined || placed.element.kind !== 'activity') return null
  const own = moneyOfView(view, answer, [placed.poa]).activities.find(
    ({ activity }) => activity.key === placed.element.key,
  )
  if (own === undefined) return null
  const words = WORDS[locale]
  const { currency } = answer.settings
  const spent = answer.spent.filter(({ activityId }) => activityId === placed.element.key)
  const shown = spent.filter((row) => upTo([row], view.completed).length > 0)
  return (
    <Part id="dinero" title={words.title} lead={words.lead}>
      <Facts
        items={[
          { term: words.budget, value: amountWords(own.money.budget, currency, locale) },
          { term: words.spent, value: amountWords(own.money.spent, currency, locale) },
          { term: words.share, value: shareWords(own.money.percent, locale) },
          { term: words.work, value: percentWords(own.work, 'capped', plan.bands, locale) },
        ]}
      />
      {spent.some(({ demo }) => demo) ? <p class="soft">{words.generatedAll}</p> : null}
      {shown.length === 0 ? null : (
        <DataTable
          id="tabla-dinero"
          caption={words.spent}
          captionHidden
          locale={locale}
          rows={shown}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'month',
              title: words.month,
              cell: (row) => (row.month === null ? '' : monthName(row.month, locale)),
            },
            {
              key: 'source',
              title: words.source,
              cell: (row) => {
                const source = view.index.elements.get(row.sourceId ?? '')?.element
                return source === undefined ? words.noSource : say(textOf(source), locale)
              },
            },
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
                  {row.note === null ? null : <span lang={locale === 'es' ? undefined : 'es'}>{row.note}</span>}
                  {row.demo ? <span class="soft"> {words.generated}</span> : null}
                </>
              ),
            },
          ]}
        />
      )}
    </Part>
  )
}

/** A unit's money in one line of facts, on the page of its plan. */
export function PoaMoneyFacts({
  view,
  answer,
  unitCode,
}: {
  readonly view: PlanView
  readonly answer: MoneyAnswer
  readonly unitCode: string
}) {
  const { locale } = view
  const words = WORDS[locale]
  const poas = view.plan.poas.filter(({ head }) => head.unit.code === unitCode)
  const money = moneyOfView(view, answer, poas)
  if (money.activities.length === 0) return null
  const { currency } = answer.settings
  const demo = demoIn(answer)
  return (
    <Part id="dinero" title={words.title} lead={words.lead}>
      <Facts
        items={[
          { term: words.budget, value: amountWords(money.total.budget, currency, locale) },
          { term: words.spent, value: amountWords(money.total.spent, currency, locale) },
          { term: words.share, value: shareWords(money.total.percent, locale) },
        ]}
      />
      {demo ? <p class="soft">{demoWords(locale)}</p> : null}
    </Part>
  )
}

function demoIn({ planned, spent }: MoneyAnswer): boolean {
  return planned.some(({ demo }) => demo) || spent.some(({ demo }) => demo)
}

function demoWords(locale: Locale): string {
  return WORDS[locale].generatedAll
}
