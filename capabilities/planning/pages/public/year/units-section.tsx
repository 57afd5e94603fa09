import { say } from '../../../../../kernel/text.ts'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { UnitLine } from '../../../data/load-year.ts'
import type { StoredPoa } from '../../../data/stored-poa.ts'
import { FigureLink, PercentBar, StateMark, Title } from '../../plan/figure-parts.tsx'
import { pageWords } from '../../plan/page-words.ts'
import { figureOfPoa, hrefs, type PlanView } from '../../plan/plan-view.ts'
import { yearWords } from './words.ts'

interface UnitRow {
  readonly unit: UnitLine
  readonly poa: StoredPoa | undefined
}

/** Every unit that presents a plan, with its plan's figure; one that is missing says so. */
export function Units({ view }: { readonly view: PlanView }) {
  const { locale, plan, index } = view
  const text = yearWords(locale)
  const words = pageWords(locale)
  const rows = plan.units.flatMap((unit): UnitRow[] => {
    const poa = index.poaOfUnit.get(unit.id)
    return poa === undefined && !unit.presentsPlan ? [] : [{ unit, poa }]
  })
  const figure = ({ poa }: UnitRow) => (poa === undefined ? undefined : figureOfPoa(view, poa.head.id))
  return (
    <DataTable
      id="unidades"
      caption={text.unitsCaption}
      captionHidden
      locale={locale}
      rows={rows}
      rowKey={({ unit }) => unit.id}
      columns={[
        {
          key: 'unit',
          title: words.unit,
          cell: ({ unit }) => <Title text={unit.title} locale={locale} href={hrefs.poa(view, unit.code)} />,
        },
        {
          key: 'bar',
          title: words.progress,
          cell: (row) => {
            const own = figure(row)
            if (own === undefined) return <span class="soft">{words.noPlan}</span>
            return <PercentBar value={own.toDate} state={own.state} />
          },
        },
        {
          key: 'percent',
          title: '%',
          kind: 'number',
          cell: (row) => {
            const own = figure(row)
            return own === undefined ? '–' : <FigureLink view={view} figure={own} about={say(row.unit.title, locale)} />
          },
        },
        {
          key: 'state',
          title: words.state,
          cell: (row) => {
            const own = figure(row)
            return own === undefined ? '–' : <StateMark state={own.state} locale={locale} />
          },
        },
        {
          key: 'counts',
          title: text.counts,
          kind: 'number',
          cell: ({ poa }) => (poa === undefined ? '–' : text.countsOf(count(poa, 'result'), count(poa, 'activity'))),
        },
      ]}
    />
  )
}

function count(poa: StoredPoa, kind: 'result' | 'activity'): number {
  return poa.plan.elements.filter((element) => element.kind === kind).length
}
