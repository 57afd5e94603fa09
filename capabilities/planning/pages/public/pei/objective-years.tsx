import { formatDate } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { StoredInstrument } from '../../../data/load-year.ts'
import type { DraftNode } from '../../../model.ts'
import type { Figure } from '../../../rules/explanation.ts'
import { FigureLink, StateMark, Title } from '../../plan/figure-parts.tsx'
import { textOf, titleOfInstrument } from '../../plan/plan-index.ts'
import { coded, hrefs, type PlanView } from '../../plan/plan-view.ts'
import { peiWords } from './words.ts'

export interface ObjectiveYearsProps {
  readonly view: PlanView
  readonly pei: StoredInstrument
  /** The years that have plans of units. */
  readonly years: readonly PlanView[]
}

/** Objectives against the years of the plan: what the plans of each year made of each. A year without plans says so, and is never 0. */
export function ObjectiveYears({ view, pei, years }: ObjectiveYearsProps) {
  const { locale } = view
  const text = peiWords(locale)
  const all = Array.from({ length: pei.toYear - pei.fromYear + 1 }, (_, index) => pei.fromYear + index)
  const objectives = pei.nodes.filter(({ kind }) => kind === 'strategic_objective')
  return (
    <DataTable
      id="objective-years"
      caption={text.yearsCaption}
      captionHidden
      locale={locale}
      rows={objectives}
      rowKey={(node) => node.key}
      totalLabel={text.whole}
      columns={[
        {
          key: 'objective',
          title: text.objective,
          cell: (node) => (
            <Title text={textOf(node)} code={node.code} locale={locale} href={hrefs.element(view, node.key)} />
          ),
        },
        ...all.map((year) => {
          const own = years.find(({ plan }) => plan.year === year)
          return {
            key: String(year),
            title: own === undefined ? String(year) : `${year}, ${text.asOf(formatDate(own.cutOff, locale))}`,
            cell: (node: DraftNode) =>
              own === undefined ? (
                <span class="soft">{text.noYear}</span>
              ) : (
                <OfYear
                  view={own}
                  figure={own.progress.pei?.nodes.get(node.key)}
                  about={`${year}: ${coded(node.code, textOf(node), locale)}`}
                />
              ),
            total:
              own === undefined ? (
                <span class="soft">{text.noYear}</span>
              ) : (
                <OfYear
                  view={own}
                  figure={own.progress.pei?.whole}
                  about={`${year}: ${say(titleOfInstrument(pei), locale)}`}
                />
              ),
          }
        }),
      ]}
    />
  )
}

function OfYear({
  view,
  figure,
  about,
}: {
  readonly view: PlanView
  readonly figure: Figure | undefined
  readonly about: string
}) {
  if (figure === undefined) return null
  return (
    <>
      <FigureLink view={view} figure={figure} about={about} /> <StateMark state={figure.state} locale={view.locale} />
    </>
  )
}
