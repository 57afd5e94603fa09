import { say, type Text } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { FilterBar, FilterSelect } from '../../../../../ui/form/filter-bar.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { StoredPoa } from '../../../data/stored-poa.ts'
import { planningPaths } from '../../../paths.ts'
import type { Figure } from '../../../rules/explanation.ts'
import { STATE_IDS, type StateId } from '../../../rules/states.ts'
import { STATE_NAMES } from '../../../rules/words.ts'
import { FigureLink, PercentBar, StateMark, Title } from '../../plan/figure-parts.tsx'
import { CutOffBar } from '../../plan/page-frame.tsx'
import { pageWords } from '../../plan/page-words.ts'
import { hrefs, nameOfFigure, type PlanView } from '../../plan/plan-view.ts'
import { followWords } from './words.ts'

/** What of the plan to list. */
export interface FollowChoice {
  readonly what: 'results' | 'activities'
  readonly state: StateId | undefined
  readonly unit: string | undefined
}

export interface FollowPageProps {
  readonly view: PlanView
  readonly choice: FollowChoice
  /** A state was asked for that does not exist. */
  readonly wrongState?: boolean | undefined
  readonly problem?: Text | undefined
}

interface Row {
  readonly figure: Figure
  readonly poa: StoredPoa
}

/** The results or activities that a count counted, each with its figure. */
export function FollowPage({ view, choice, wrongState, problem }: FollowPageProps) {
  const { locale, plan } = view
  const text = followWords(locale)
  const words = pageWords(locale)
  const rows = rowsOf(view, choice)
  const hidden = {
    que: choice.what === 'results' ? 'resultados' : 'actividades',
    ...(choice.state === undefined ? {} : { estado: choice.state }),
    ...(choice.unit === undefined ? {} : { unidad: choice.unit }),
  }
  return (
    <>
      <PageHead
        eyebrow={words.plan(plan.year)}
        title={text.title(choice.what)}
        lead={text.lead(rows.length, choice.what)}
      />
      <CutOffBar
        view={view}
        path={planningPaths.follow(plan.year, { what: choice.what }).split('?')[0] ?? ''}
        hidden={hidden}
        problem={problem}
      />
      {wrongState ? <Notice kind="warning" locale={locale} title={text.wrongState} /> : null}
      <Choice view={view} choice={choice} />
      <DataTable
        id="lista"
        caption={text.caption}
        captionHidden
        locale={locale}
        rows={rows}
        rowKey={({ figure }) => figure.key}
        empty={text.empty}
        columns={[
          {
            key: 'name',
            title: text.name,
            cell: ({ figure }) => (
              <Title
                text={nameOfFigure(view, figure)}
                code={figure.code}
                locale={locale}
                href={hrefs.element(view, figure.id)}
              />
            ),
          },
          {
            key: 'unit',
            title: text.unit,
            cell: ({ poa }) => (
              <a href={hrefs.poa(view, poa.head.unit.code)} title={say(poa.head.unit.title, locale)}>
                {poa.head.unit.code}
              </a>
            ),
          },
          {
            key: 'bar',
            title: text.progress,
            cell: ({ figure }) => <PercentBar value={figure.toDate} state={figure.state} />,
          },
          {
            key: 'percent',
            title: '%',
            kind: 'number',
            cell: ({ figure }) => (
              <FigureLink view={view} figure={figure} about={say(nameOfFigure(view, figure), locale)} />
            ),
          },
          {
            key: 'state',
            title: text.state,
            cell: ({ figure }) => <StateMark state={figure.state} locale={locale} />,
          },
        ]}
      />
    </>
  )
}

/** In the order of the units and of their plans. */
function rowsOf(view: PlanView, choice: FollowChoice): readonly Row[] {
  const kind = choice.what === 'results' ? 'result' : 'activity'
  return view.plan.poas
    .filter((poa) => choice.unit === undefined || poa.head.unit.code.toLowerCase() === choice.unit)
    .flatMap((poa) =>
      [...(view.progress.plans.get(poa.head.id)?.figures.values() ?? [])]
        .filter((figure) => figure.kind === kind && (choice.state === undefined || figure.state === choice.state))
        .map((figure) => ({ figure, poa })),
    )
}

function Choice({ view, choice }: { readonly view: PlanView; readonly choice: FollowChoice }) {
  const { locale, plan, index } = view
  const text = followWords(locale)
  const words = pageWords(locale)
  const units = plan.units.filter((unit) => index.poaOfUnit.has(unit.id))
  return (
    <FilterBar action={localPath(locale, `/planes/${plan.year}/seguimiento`)} show={text.show}>
      <input type="hidden" name="corte" value={view.cutOff} />
      <FilterSelect
        name="que"
        label={text.what}
        value={choice.what === 'results' ? 'resultados' : 'actividades'}
        options={[
          ['resultados', words.results],
          ['actividades', words.activities],
        ]}
      />
      <FilterSelect
        name="estado"
        label={text.state}
        value={choice.state ?? ''}
        options={[['', text.all], ...STATE_IDS.map((state) => [state, say(STATE_NAMES[state], locale)] as const)]}
      />
      <FilterSelect
        name="unidad"
        label={text.unit}
        value={choice.unit ?? ''}
        options={[
          ['', text.allUnits],
          ...units.map((unit) => [unit.code.toLowerCase(), say(unit.title, locale)] as const),
        ]}
      />
    </FilterBar>
  )
}
