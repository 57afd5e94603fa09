import type { DraftNode } from '../../../model.ts'
import { servingDirectly } from '../../plan/alignment.ts'
import { Title } from '../../plan/figure-parts.tsx'
import { NodeFigure, NodeTitle } from '../../plan/node-parts.tsx'
import { textOf } from '../../plan/plan-index.ts'
import { hrefs, type PlanView } from '../../plan/plan-view.ts'
import { yearWords } from './words.ts'

/** Areas → objectives → scopes → results, each with its figure and the way to what it is made of. */
export function Strategy({ view }: { readonly view: PlanView }) {
  const { locale, plan, index } = view
  const text = yearWords(locale)
  const areas = plan.pei?.nodes.filter((node) => node.kind === 'strategic_area') ?? []
  if (areas.length === 0) return <p>{text.noStrategy}</p>
  return (
    <div class="strategy">
      {areas.map((area) => (
        <section key={area.key} class="strategy-area" aria-labelledby={`a-${area.key}`}>
          <div class="strategy-head">
            <h3 id={`a-${area.key}`}>
              <NodeTitle view={view} node={area} />
            </h3>
            <NodeFigure view={view} node={area} />
          </div>
          <ul class="strategy-objectives">
            {(index.children.get(area.key) ?? [])
              .filter((node) => node.kind === 'strategic_objective')
              .map((objective) => (
                <Objective key={objective.key} view={view} node={objective} />
              ))}
          </ul>
        </section>
      ))}
      <p>
        <a href={hrefs.pei(view)}>{text.strategyMore}</a>
      </p>
    </div>
  )
}

function Objective({ view, node }: { readonly view: PlanView; readonly node: DraftNode }) {
  const { locale } = view
  const text = yearWords(locale)
  const { nodes: scopes, unitElements } = servingDirectly(view.index, node.key)
  const unitObjectives = unitElements.length
  return (
    <li>
      <div class="strategy-line">
        <NodeTitle view={view} node={node} />
        <NodeFigure view={view} node={node} />
      </div>
      {scopes.length === 0 ? null : (
        <ul class="strategy-scopes" aria-label={text.scopes}>
          {scopes.map((scope) => (
            <Scope key={scope.key} view={view} node={scope} />
          ))}
        </ul>
      )}
      <p class="soft strategy-note">
        {unitObjectives === 0 && scopes.length === 0 ? (
          text.nobodyServes
        ) : unitObjectives === 0 ? null : (
          <a href={`${hrefs.element(view, node.key)}#sirve`}>{text.unitObjectives(unitObjectives)}</a>
        )}
      </p>
    </li>
  )
}

function Scope({ view, node }: { readonly view: PlanView; readonly node: DraftNode }) {
  const { locale, index } = view
  const text = yearWords(locale)
  const results = (index.children.get(node.key) ?? []).filter((child) => child.kind === 'strategic_result')
  const unitObjectives = servingDirectly(index, node.key).unitElements.length
  return (
    <li>
      <div class="strategy-line">
        <NodeTitle view={view} node={node} />
        <NodeFigure view={view} node={node} />
      </div>
      <p class="soft strategy-note">
        {unitObjectives === 0 ? (
          text.nobodyServes
        ) : (
          <a href={`${hrefs.element(view, node.key)}#sirve`}>{text.unitObjectives(unitObjectives)}</a>
        )}
      </p>
      {results.length === 0 ? null : (
        <details class="strategy-results">
          <summary>
            {text.strategicResults} ({results.length})
          </summary>
          <ul>
            {results.map((result) => (
              <li key={result.key}>
                <Title
                  text={textOf(result)}
                  code={result.code}
                  locale={locale}
                  href={hrefs.element(view, result.key)}
                />
                <NodeFigure view={view} node={result} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}
