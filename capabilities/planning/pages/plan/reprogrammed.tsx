import { formatNumber, monthName } from '../../../../kernel/format.ts'
import type { Locale } from '../../../../kernel/text.ts'
import type { ProgressAgainst } from '../../rules/reprogramming.ts'
import { Part, StateMark } from './figure-parts.tsx'
import { percentWords } from './figure-words.ts'
import { Facts } from './page-frame.tsx'
import type { PlanView } from './plan-view.ts'

interface ReprogrammedWords {
  readonly title: string
  readonly lead: string
  readonly baseline: string
  readonly current: string
  readonly changed: string
  readonly changedFrom: (month: string, before: string, after: string) => string
  readonly totalChange: string
  readonly nothing: string
}

const WORDS: Record<Locale, ReprogrammedWords> = {
  es: {
    title: 'Contra lo aprobado y contra lo vigente',
    lead: 'El cronograma cambió después de aprobarse. Ninguno de los dos se borra.',
    baseline: 'Contra el cronograma aprobado',
    current: 'Contra el cronograma vigente',
    changed: 'Meses que cambiaron',
    changedFrom: (month, before, after) => `${month}: de ${before} a ${after}`,
    totalChange: 'Cambio del total del año',
    nothing: 'nada',
  },
  en: {
    title: 'Against what was approved and against what is in force',
    lead: 'The schedule changed after its approval. Neither of the two is erased.',
    baseline: 'Against the approved schedule',
    current: 'Against the schedule in force',
    changed: 'Months that changed',
    changedFrom: (month, before, after) => `${month}: from ${before} to ${after}`,
    totalChange: 'Change of the year’s total',
    nothing: 'nothing',
  },
}

/** Both figures of a reprogrammed activity: what became of the promise, and what is asked for now. */
export function Reprogrammed({ view, against }: { readonly view: PlanView; readonly against: ProgressAgainst }) {
  const { locale, plan } = view
  const text = WORDS[locale]
  const amount = (value: number | null): string => (value === null ? text.nothing : formatNumber(value))
  const figure = (which: 'baseline' | 'current') => (
    <>
      <b class="figure">{percentWords(against[which].toDate, 'capped', plan.bands, locale, 1)}</b>{' '}
      <StateMark state={against[which].state} locale={locale} />
    </>
  )
  return (
    <Part id="reprogramacion" title={text.title} lead={text.lead}>
      <Facts
        items={[
          { term: text.baseline, value: figure('baseline') },
          { term: text.current, value: figure('current') },
          {
            term: text.changed,
            value: against.months
              .map(({ month, before, after }) =>
                text.changedFrom(monthName(month, locale), amount(before), amount(after)),
              )
              .join('; '),
          },
          { term: text.totalChange, value: signed(against.totalChange) },
        ]}
      />
    </Part>
  )
}

function signed(value: number): string {
  if (value === 0) return '0'
  return value > 0 ? `+${formatNumber(value)}` : `−${formatNumber(-value)}`
}
