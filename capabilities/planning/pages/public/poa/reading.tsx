import { say } from '../../../../../kernel/text.ts'
import type { StoredPoa } from '../../../data/stored-poa.ts'
import type { DraftElement } from '../../../model.ts'
import { figureKey } from '../../../rules/explanation.ts'
import { ActivityLine } from '../../plan/activity-line.tsx'
import { FUNDING_NAMES, KIND_NAMES, kindPlural, ROLE_NAMES, targetWords } from '../../plan/element-words.ts'
import { FigureLine, Title } from '../../plan/figure-parts.tsx'
import { textOf } from '../../plan/plan-index.ts'
import { coded, hrefs, nameOfFigure, type PlanView } from '../../plan/plan-view.ts'
import { type OutlineObjective, type OutlineResult, type OutlineSubPlan, outlineOf } from '../../plan/poa-outline.ts'
import { poaWords } from './words.ts'

interface PartProps {
  readonly view: PlanView
  readonly poa: StoredPoa
}

/** The plan for reading: parts, objectives with what they serve, results with everything that belongs to them. */
export function Reading({ view, poa }: PartProps) {
  const outline = outlineOf(poa.plan)
  return (
    <div class="poa-reading">
      {outline.map((subPlan) => (
        <SubPlan key={subPlan.id} view={view} poa={poa} subPlan={subPlan} />
      ))}
    </div>
  )
}

function SubPlan({ view, poa, subPlan }: PartProps & { readonly subPlan: OutlineSubPlan }) {
  const { locale } = view
  const { heading } = subPlan
  const figure = view.progress.figures.get(figureKey('sub_plan', subPlan.id))
  const objectives = subPlan.objectives.map((objective) => (
    <Objective key={objective.key} view={view} poa={poa} objective={objective} level={heading === undefined ? 2 : 3} />
  ))
  if (heading === undefined) return <div id={subPlan.id}>{objectives}</div>
  return (
    <section class="poa-part" id={subPlan.id} aria-labelledby={`t-${subPlan.id}`}>
      <h2 id={`t-${subPlan.id}`}>
        <Title text={textOf(heading)} code={heading.code} locale={locale} href={hrefs.element(view, heading.key)} />
      </h2>
      {figure === undefined ? null : <FigureLine view={view} figure={figure} about={say(textOf(heading), locale)} />}
      {objectives}
    </section>
  )
}

function Objective({
  view,
  poa,
  objective,
  level,
}: PartProps & { readonly objective: OutlineObjective; readonly level: 2 | 3 }) {
  const { locale, index } = view
  const text = poaWords(locale)
  const own = objective.objective
  const figure = view.progress.figures.get(objective.key)
  const serves =
    own === undefined ? [] : (index.serves.get(own.key) ?? []).flatMap((id) => index.elements.get(id) ?? [])
  // Where the heading says the same as what the objective serves, once is enough.
  const said = new Set(serves.map(({ element }) => element.title))
  const headings = objective.headings.filter((heading) => !said.has(heading.title))
  const Heading = `h${level}` as const
  const id = own?.key ?? objective.sections[0] ?? objective.key
  return (
    <section class="poa-objective" aria-labelledby={`t-${id}`} id={id}>
      {objective.sections
        .filter((section) => section !== id)
        .map((section) => (
          <span key={section} id={section} />
        ))}
      <p class="eyebrow">{say(KIND_NAMES.specific_objective, locale)}</p>
      <Heading id={`t-${id}`}>
        {own === undefined ? (
          figure === undefined || figure.title === '' ? (
            text.withoutObjective
          ) : (
            <Title text={nameOfFigure(view, figure)} locale={locale} />
          )
        ) : (
          <Title text={textOf(own)} code={own.code} locale={locale} href={hrefs.element(view, own.key)} />
        )}
      </Heading>
      {figure === undefined ? null : (
        <FigureLine view={view} figure={figure} about={say(nameOfFigure(view, figure), locale)} />
      )}
      <p class="serves">
        {serves.length === 0 ? (
          <span class="soft">{text.servesNothing}</span>
        ) : (
          <>
            <span class="soft">{text.serves}: </span>
            {serves.map(({ element }, position) => (
              <span key={element.key}>
                {position === 0 ? '' : '; '}
                {say(KIND_NAMES[element.kind], locale).toLowerCase()}{' '}
                <Title
                  text={textOf(element)}
                  code={element.code}
                  locale={locale}
                  href={hrefs.element(view, element.key)}
                />
              </span>
            ))}
          </>
        )}
      </p>
      {headings.length === 0 ? null : (
        <p class="soft as-written">
          {text.writtenAbove}:{' '}
          {headings.map((heading, position) => (
            <span key={heading.key}>
              {position === 0 ? '' : ' › '}
              <Title text={textOf(heading)} code={heading.code} locale={locale} />
            </span>
          ))}
        </p>
      )}
      {objective.results.map((result, position) => (
        <Result
          key={result.result?.key ?? `none-${position}`}
          view={view}
          poa={poa}
          result={result}
          level={level === 2 ? 3 : 4}
        />
      ))}
    </section>
  )
}

function Result({ view, poa, result, level }: PartProps & { readonly result: OutlineResult; readonly level: 3 | 4 }) {
  const { locale } = view
  const own = result.result
  const figure = own === undefined ? undefined : view.progress.figures.get(figureKey('result', own.key))
  const Heading = `h${level}` as const
  const { indicator, activity, ...rest } = result.cells
  return (
    <article class="poa-result" id={own?.key}>
      <div class="strategy-line">
        <Heading>
          {own === undefined ? (
            poaWords(locale).withoutResult
          ) : (
            <Title text={textOf(own)} code={own.code} locale={locale} href={hrefs.element(view, own.key)} />
          )}
        </Heading>
        {figure === undefined || own === undefined ? null : (
          <FigureLine view={view} figure={figure} about={coded(own.code, textOf(own), locale)} />
        )}
      </div>
      {indicator.length === 0 ? null : (
        <div class="result-part">
          <p class="list-label">{kindPlural('indicator', locale)}</p>
          <ul class="plain-list">
            {indicator.map((element) => (
              <Indicator key={element.key} view={view} element={element} />
            ))}
          </ul>
        </div>
      )}
      {activity.length === 0 ? null : (
        <div class="result-part">
          <p class="list-label">{kindPlural('activity', locale)}</p>
          <ul class="activity-list">
            {activity.map((element) => (
              <ActivityLine key={element.key} view={view} activity={element} poaId={poa.head.id} />
            ))}
          </ul>
        </div>
      )}
      <dl class="result-facts">
        {(['verification_source', 'responsible', 'funding_source', 'risk'] as const).map((column) =>
          rest[column].length === 0 ? null : (
            <div key={column}>
              <dt>{kindPlural(column, locale)}</dt>
              {rest[column].map((element) => (
                <dd key={element.key}>
                  <Title
                    text={textOf(element)}
                    code={element.code}
                    locale={locale}
                    href={hrefs.element(view, element.key)}
                  />
                  <FactNote element={element} view={view} />
                </dd>
              ))}
            </div>
          ),
        )}
      </dl>
    </article>
  )
}

function FactNote({ element, view }: { readonly element: DraftElement; readonly view: PlanView }) {
  const note =
    element.funding !== undefined && element.funding !== 'not_stated'
      ? FUNDING_NAMES[element.funding]
      : element.role !== undefined && element.role !== 'executes'
        ? ROLE_NAMES[element.role]
        : undefined
  return note === undefined ? null : <span class="soft"> ({say(note, view.locale)})</span>
}

function Indicator({ view, element }: { readonly view: PlanView; readonly element: DraftElement }) {
  const { locale } = view
  const terms = element.indicator
  const targets = (terms?.targets ?? []).filter((target) => target.value !== undefined || target.due !== undefined)
  return (
    <li>
      <Title text={textOf(element)} code={element.code} locale={locale} href={hrefs.element(view, element.key)} />
      {targets.length === 0 || terms === undefined ? null : (
        <span class="soft targets">
          {targets.map((target) => targetWords(target, terms.kind === 'percentage', locale)).join('; ')}
        </span>
      )}
    </li>
  )
}
