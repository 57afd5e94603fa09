import { formatNumber } from '../../../../../kernel/format.ts'
import { say, type Text } from '../../../../../kernel/text.ts'
import { Spoken } from '../../../../../ui/content/content.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { type Column, DataTable } from '../../../../../ui/table/data-table.tsx'
import type { StoredInstrument, UnitLine } from '../../../data/load-year.ts'
import type { DraftNode, ElementKind } from '../../../model.ts'
import { planningPaths } from '../../../paths.ts'
import { servingDirectly, type UnitElement, unitElementsBehind } from '../../plan/alignment.ts'
import { FigureLine, Part, Title } from '../../plan/figure-parts.tsx'
import { NodeFigure, NodeTitle } from '../../plan/node-parts.tsx'
import { CutOffBar } from '../../plan/page-frame.tsx'
import { pageWords } from '../../plan/page-words.ts'
import { textOf, titleOfInstrument } from '../../plan/plan-index.ts'
import { coded, figureOf, hrefs, type PlanView } from '../../plan/plan-view.ts'
import { ObjectiveYears } from './objective-years.tsx'
import { peiWords } from './words.ts'

export interface PeiPageProps {
  readonly view: PlanView
  readonly pei: StoredInstrument
  /** The years of the plan that have plans of units, oldest first. */
  readonly years: readonly PlanView[]
  readonly problem?: Text | undefined
}

/** The five-year plan for a reader: what for, and who works for which objective, walkable both ways. */
export function PeiPage({ view, pei, years, problem }: PeiPageProps) {
  const { locale, plan } = view
  const text = peiWords(locale)
  const of = (kind: ElementKind) => pei.nodes.filter((node) => node.kind === kind)
  const objectives = of('strategic_objective')
  const whole = view.progress.pei?.whole
  return (
    <>
      <PageHead
        eyebrow={say(view.institution, locale)}
        title={<Spoken text={titleOfInstrument(pei)} locale={locale} />}
        lead={text.lead}
      />
      <CutOffBar view={view} path={planningPaths.pei(plan.year)} problem={problem} />
      {whole === undefined ? null : (
        <div class="whole-figure">
          <FigureLine view={view} figure={whole} about={say(titleOfInstrument(pei), locale)} />
        </div>
      )}
      <div class="statements">
        <Statement title={text.mission} nodes={of('mission')} view={view} />
        <Statement title={text.vision} nodes={of('vision')} view={view} />
        <Statement title={text.goal} nodes={of('goal')} view={view} />
      </div>
      <div class="columns">
        <Listing id="valores" title={text.values} nodes={of('value')} view={view} />
        <Listing id="ejes" title={text.crossAxes} nodes={of('cross_axis')} view={view} />
      </div>
      <Part id="areas" title={text.areasTitle} lead={text.areasLead}>
        {of('strategic_area').map((area) => (
          <Area key={area.key} view={view} area={area} />
        ))}
      </Part>
      <Part id="unidades-y-objetivos" title={text.matrixTitle} lead={text.matrixLead}>
        <AlignmentTable view={view} objectives={objectives} />
      </Part>
      <Part id="por-anio" title={text.yearsTitle} lead={text.yearsLead}>
        <ObjectiveYears view={view} pei={pei} years={years} />
      </Part>
    </>
  )
}

interface NodesProps {
  readonly title: string
  readonly nodes: readonly DraftNode[]
  readonly view: PlanView
}

function Statement({ title, nodes, view }: NodesProps) {
  if (nodes.length === 0) return null
  return (
    <section class="statement">
      <h2 class="eyebrow">{title}</h2>
      {nodes.map((node) => (
        <p key={node.key}>
          <Title text={textOf(node)} locale={view.locale} href={hrefs.element(view, node.key)} />
        </p>
      ))}
    </section>
  )
}

function Listing({ id, title, nodes, view }: NodesProps & { readonly id: string }) {
  if (nodes.length === 0) return null
  return (
    <Part id={id} title={title} level={2}>
      <ul class="plain-list">
        {nodes.map((node) => (
          <li key={node.key}>
            <Title text={textOf(node)} locale={view.locale} href={hrefs.element(view, node.key)} />
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Area({ view, area }: { readonly view: PlanView; readonly area: DraftNode }) {
  const { index } = view
  return (
    <section class="strategy-area" aria-labelledby={`a-${area.key}`}>
      <div class="strategy-head">
        <h3 id={`a-${area.key}`}>
          <NodeTitle view={view} node={area} />
        </h3>
        <NodeFigure view={view} node={area} />
      </div>
      {(index.children.get(area.key) ?? [])
        .filter((node) => node.kind === 'strategic_objective')
        .map((objective) => (
          <Objective key={objective.key} view={view} node={objective} />
        ))}
    </section>
  )
}

function Objective({ view, node }: { readonly view: PlanView; readonly node: DraftNode }) {
  const { locale, index } = view
  const text = peiWords(locale)
  const { nodes: scopes, unitElements } = servingDirectly(index, node.key)
  return (
    <section class="objective" aria-labelledby={`o-${node.key}`} id={node.key}>
      <div class="strategy-line">
        <h4 id={`o-${node.key}`}>
          <NodeTitle view={view} node={node} />
        </h4>
        <NodeFigure view={view} node={node} />
      </div>
      {scopes.length === 0 && unitElements.length === 0 ? <p class="soft strategy-note">{text.nobody}</p> : null}
      {scopes.length === 0 ? null : (
        <>
          <p class="list-label">{text.scopes}</p>
          <ul class="strategy-scopes">
            {scopes.map((scope) => (
              <li key={scope.key}>
                <div class="strategy-line">
                  <NodeTitle view={view} node={scope} />
                  <NodeFigure view={view} node={scope} />
                </div>
                <UnitObjectives view={view} elements={servingDirectly(index, scope.key).unitElements} />
              </li>
            ))}
          </ul>
        </>
      )}
      {unitElements.length === 0 ? null : (
        <>
          <p class="list-label">{text.unitObjectives}</p>
          <UnitObjectives view={view} elements={unitElements} open />
        </>
      )}
    </section>
  )
}

/** Objectives of units behind a node; behind a summary when they are not the first thing to read. */
function UnitObjectives({
  view,
  elements,
  open = false,
}: {
  readonly view: PlanView
  readonly elements: readonly UnitElement[]
  readonly open?: boolean
}) {
  const { locale } = view
  if (elements.length === 0) return null
  const list = (
    <ul class="serving-list">
      {elements.map(({ element, poa }) => {
        const figure = figureOf(view, element.key)
        return (
          <li key={element.key}>
            <span class="serving-title">
              <a
                class="tag tag-plain"
                href={hrefs.poa(view, poa.head.unit.code)}
                title={say(poa.head.unit.title, locale)}
              >
                {poa.head.unit.code}
              </a>{' '}
              <Title
                text={textOf(element)}
                code={element.code}
                locale={locale}
                href={hrefs.element(view, element.key)}
              />
            </span>
            {figure === undefined ? null : (
              <FigureLine view={view} figure={figure} about={coded(element.code, textOf(element), locale)} />
            )}
          </li>
        )
      })}
    </ul>
  )
  if (open && elements.length <= 4) return list
  return (
    <details class="serving">
      <summary>{peiWords(locale).throughScope(elements.length)}</summary>
      {list}
    </details>
  )
}

/** Units across objectives: how many of a unit's objectives stand behind each objective of the institution. */
function AlignmentTable({ view, objectives }: { readonly view: PlanView; readonly objectives: readonly DraftNode[] }) {
  const { locale, plan, index } = view
  const behind = new Map(objectives.map((objective) => [objective.key, unitElementsBehind(index, objective.key)]))
  const count = (unit: UnitLine, objective: DraftNode): number =>
    (behind.get(objective.key) ?? []).filter(({ poa }) => poa.head.unit.id === unit.id).length
  const rows = plan.units.filter((unit) => index.poaOfUnit.has(unit.id))
  const columns: readonly Column<UnitLine>[] = [
    {
      key: 'unit',
      title: pageWords(locale).unit,
      cell: (unit) => <Title text={unit.title} locale={locale} href={hrefs.poa(view, unit.code)} />,
    },
    ...objectives.map(
      (objective): Column<UnitLine> => ({
        key: objective.key,
        title: objective.code === undefined ? say(textOf(objective), locale) : objective.code,
        hint: say(textOf(objective), locale),
        kind: 'number',
        cell: (unit) => {
          const own = count(unit, objective)
          return own === 0 ? <span class="soft">–</span> : formatNumber(own)
        },
        total: (
          <a href={hrefs.element(view, objective.key)}>{formatNumber((behind.get(objective.key) ?? []).length)}</a>
        ),
      }),
    ),
  ]
  return (
    <>
      <DataTable
        id="tabla-alineacion"
        caption={peiWords(locale).matrixCaption}
        captionHidden
        locale={locale}
        rows={rows}
        rowKey={(unit) => unit.id}
        columns={columns}
      />
      <ol class="key-list">
        {objectives.map((objective) => (
          <li key={objective.key}>
            <b class="figure">{objective.code}</b>{' '}
            <Title text={textOf(objective)} locale={locale} href={hrefs.element(view, objective.key)} />
          </li>
        ))}
      </ol>
    </>
  )
}
