import type { Id } from '../../../../../kernel/ids.ts'
import { say } from '../../../../../kernel/text.ts'
import type { DraftElement, ElementKind } from '../../../model.ts'
import { ActivityLine } from '../../plan/activity-line.tsx'
import { servedUpwards, servingDirectly } from '../../plan/alignment.ts'
import type { Surroundings } from '../../plan/element-place.ts'
import { KIND_NAMES, kindPlural } from '../../plan/element-words.ts'
import { FigureLine, Part, Title } from '../../plan/figure-parts.tsx'
import { textOf } from '../../plan/plan-index.ts'
import { coded, figureOf, hrefs, type PlanView } from '../../plan/plan-view.ts'
import { elementWords } from './words.ts'

/** An element with its figure, if it has one. */
function Line({
  view,
  element,
  tag,
}: {
  readonly view: PlanView
  readonly element: DraftElement
  readonly tag?: string
}) {
  const { locale } = view
  const figure = figureOf(view, element.key)
  return (
    <li>
      <span class="serving-title">
        {tag === undefined ? null : <span class="tag tag-plain">{tag}</span>}
        {tag === undefined ? '' : ' '}
        <Title text={textOf(element)} code={element.code} locale={locale} href={hrefs.element(view, element.key)} />
      </span>
      {figure === undefined ? null : (
        <FigureLine view={view} figure={figure} about={coded(element.code, textOf(element), locale)} />
      )}
    </li>
  )
}

/** What is contained in an element of a unit's plan, or stands beside it: grouped by what it is. */
export function Beside({
  view,
  around,
  element,
  poaId,
}: {
  readonly view: PlanView
  readonly around: Surroundings
  readonly element: DraftElement
  readonly poaId: Id
}) {
  const { locale } = view
  const text = elementWords(locale)
  const heads = around.under.size > 0
  const groups = [...(heads ? around.under : around.beside)]
  if (groups.length === 0) return null
  const contains = heads || element.kind === 'result'
  return (
    <Part id="contenido" title={contains ? text.contents : text.on} lead={contains ? undefined : text.onLead}>
      {groups.map(([kind, elements]) => (
        <Group key={kind} view={view} kind={kind} elements={elements} poaId={poaId} />
      ))}
    </Part>
  )
}

function Group({
  view,
  kind,
  elements,
  poaId,
}: {
  readonly view: PlanView
  readonly kind: ElementKind
  readonly elements: readonly DraftElement[]
  readonly poaId: Id
}) {
  const { locale } = view
  return (
    <section class="relation-group" aria-labelledby={`g-${kind}`}>
      <h3 id={`g-${kind}`}>
        {kindPlural(kind, locale)} <span class="soft figure">({elements.length})</span>
      </h3>
      {kind === 'activity' ? (
        <ul class="activity-list">
          {elements.map((activity) => (
            <ActivityLine key={activity.key} view={view} activity={activity} poaId={poaId} />
          ))}
        </ul>
      ) : (
        <ul class="serving-list">
          {elements.map((each) => (
            <Line key={each.key} view={view} element={each} />
          ))}
        </ul>
      )}
    </section>
  )
}

/** Nodes under a node of the plans above. */
export function NodeContents({ view, id }: { readonly view: PlanView; readonly id: Id }) {
  const { locale, index } = view
  const children = index.children.get(id) ?? []
  if (children.length === 0) return null
  const groups = Map.groupBy(children, (child) => child.kind)
  return (
    <Part id="contenido" title={elementWords(locale).contents}>
      {[...groups].map(([kind, nodes]) => (
        <Group key={kind} view={view} kind={kind} elements={nodes} poaId="" />
      ))}
    </Part>
  )
}

/** What the element serves in the plans above: by itself, or through the objective it stands under. */
export function Serves({
  view,
  element,
  around,
}: {
  readonly view: PlanView
  readonly element: DraftElement
  readonly around: Surroundings | undefined
}) {
  const { locale, index } = view
  const text = elementWords(locale)
  const own = servedUpwards(index, element.key)
  const { objective } = around ?? {}
  const through = own.length > 0 || objective === undefined ? [] : servedUpwards(index, objective.key)
  const nodes = own.length > 0 ? own : through
  const expected = element.kind === 'specific_objective' || element.kind === 'scope'
  if (nodes.length === 0 && !expected) return null
  return (
    <Part id="a-que-sirve" title={text.serves} lead={text.servesLead}>
      {through.length === 0 || objective === undefined ? null : (
        <p class="soft">
          {text.servesThrough(say(KIND_NAMES[objective.kind], locale).toLowerCase())}{' '}
          <Title
            text={textOf(objective)}
            code={objective.code}
            locale={locale}
            href={hrefs.element(view, objective.key)}
          />
        </p>
      )}
      {nodes.length === 0 ? (
        <p class="soft">{text.servesNothing}</p>
      ) : (
        <ul class="serving-list">
          {nodes.map((node) => (
            <Line key={node.key} view={view} element={node} tag={say(KIND_NAMES[node.kind], locale)} />
          ))}
        </ul>
      )}
    </Part>
  )
}

/** The other way: what serves this element from the plans below. */
export function ServedBy({ view, id }: { readonly view: PlanView; readonly id: Id }) {
  const { locale, index } = view
  const text = elementWords(locale)
  const placed = index.elements.get(id)
  if (placed === undefined || !SERVED.has(placed.element.kind)) return null
  const { nodes, unitElements } = servingDirectly(index, id)
  return (
    <Part id="sirve" title={text.servedBy} lead={text.servedByLead}>
      {nodes.length === 0 && unitElements.length === 0 ? (
        <p class="soft">{text.nobody}</p>
      ) : (
        <ul class="serving-list">
          {nodes.map((node) => (
            <Line key={node.key} view={view} element={node} tag={say(KIND_NAMES[node.kind], locale)} />
          ))}
          {unitElements.map(({ element, poa }) => (
            <Line key={element.key} view={view} element={element} tag={poa.head.unit.code} />
          ))}
        </ul>
      )}
    </Part>
  )
}

const SERVED: ReadonlySet<ElementKind> = new Set(['strategic_objective', 'scope', 'strategic_result'])
