import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { planningPaths } from '../../../paths.ts'
import { viewPaths } from '../../../views-paths.ts'
import { Title } from '../../plan/figure-parts.tsx'
import { textOf } from '../../plan/plan-index.ts'
import type { PlanView } from '../../plan/plan-view.ts'
import { columnsOf, type DrawnMatrix } from './control-columns.tsx'
import { type ControlOrder, type ControlTable, inOrder, resultRows, unitRows } from './control-rows.ts'
import { CONTROL_WORDS, LEVEL_NAMES } from './control-words.ts'

export interface ControlPageProps extends DrawnMatrix {
  readonly order: ControlOrder | undefined
  readonly direction: 'asc' | 'desc'
}

/** Every unit with what it programmed, did, owes and changed; opened, the results of one unit with the same columns. */
export function ControlPage(props: ControlPageProps) {
  const { view, unit } = props
  const { locale, plan } = view
  const words = CONTROL_WORDS[locale]
  const poa = unit === undefined ? undefined : view.index.poaOfUnit.get(unit.id)
  if (unit !== undefined && poa !== undefined)
    return (
      <>
        <PageHead
          title={words.resultsOf(say(unit.title, locale))}
          lead={<p>{words.resultsLead}</p>}
          actions={
            <>
              <ButtonLink
                kind="secondary"
                size="small"
                href={localPath(locale, viewPaths.control({ year: plan.year, cutOff: view.cutOff }))}
              >
                {words.backToUnits}
              </ButtonLink>
              <ButtonLink
                kind="secondary"
                size="small"
                href={localPath(locale, planningPaths.matrix(plan.year, unit.code, view.cutOff))}
              >
                {words.matrix}
              </ButtonLink>
            </>
          }
        />
        <Matrix {...props} table={resultRows(view, unit, poa)} />
      </>
    )
  return (
    <>
      <PageHead
        title={words.title}
        lead={<p>{words.lead}</p>}
        actions={
          <ButtonLink
            kind="secondary"
            size="small"
            href={`${localPath(locale, planningPaths.board(plan.year, view.cutOff))}#unit-months`}
          >
            {words.months}
          </ButtonLink>
        }
      />
      <Matrix {...props} table={unitRows(view)} />
    </>
  )
}

function Matrix({ view, unit, order, direction, zone, table }: ControlPageProps & { readonly table: ControlTable }) {
  const { locale, plan } = view
  const words = CONTROL_WORDS[locale]
  const rows = order === undefined ? table.rows : inOrder(table.rows, order, direction)
  const address = (by?: ControlOrder, way?: 'asc' | 'desc') =>
    localPath(
      locale,
      viewPaths.control({ year: plan.year, cutOff: view.cutOff, unit: unit?.code, order: by, direction: way }),
    )
  return (
    <>
      {order === undefined ? null : (
        <p>
          <a href={address()}>{words.inPlanOrder}</a>
        </p>
      )}
      <DataTable
        id="control"
        caption={unit === undefined ? words.title : words.resultsOf(say(unit.title, locale))}
        captionHidden
        locale={locale}
        rows={rows}
        rowKey={(row) => row.key}
        totalLabel={unit === undefined ? words.institution : words.total}
        group={
          order !== undefined
            ? undefined
            : unit === undefined
              ? { of: (row) => row.unit.level, title: (level) => say(LEVEL_NAMES[level] ?? { es: level }, locale) }
              : { of: (row) => row.objective ?? '', title: (key) => <Objective view={view} id={key} /> }
        }
        sort={{
          key: order ?? '',
          direction,
          href: (key, way) => address(key as ControlOrder, way),
        }}
        columns={columnsOf({ view, unit, zone }, table.total)}
      />
    </>
  )
}

function Objective({ view, id }: { readonly view: PlanView; readonly id: string }) {
  const element = view.index.elements.get(id)?.element
  if (element === undefined) return <>{CONTROL_WORDS[view.locale].noHeading}</>
  return <Title text={textOf(element)} code={element.code} locale={view.locale} />
}
