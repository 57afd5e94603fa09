import type { ComponentChildren } from 'preact'
import { formatDate } from '../../../../../kernel/format.ts'
import { isMissing } from '../../../../../kernel/missing.ts'
import { say, type Text } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Tag } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { type NamedPlace, placesPaths } from '../../../../territory/contract.ts'
import type { ShownIndicator } from '../../../data/public-queries.ts'
import type { DraftElement } from '../../../model.ts'
import { planningPaths } from '../../../paths.ts'
import type { Figure } from '../../../rules/explanation.ts'
import type { IndicatorMethod } from '../../../rules/indicator-method.ts'
import { MISSING_NAMES } from '../../../rules/words.ts'
import { type Surroundings, surroundingsOf } from '../../plan/element-place.ts'
import { KIND_NAMES } from '../../plan/element-words.ts'
import { FarAbove, FigureLink, PercentBar, SentenceTitle, StateMark, Title } from '../../plan/figure-parts.tsx'
import { percentWords } from '../../plan/figure-words.ts'
import { CutOffBar, Facts } from '../../plan/page-frame.tsx'
import { pageWords } from '../../plan/page-words.ts'
import { type Placed, textOf, titleOfInstrument } from '../../plan/plan-index.ts'
import { coded, figureOf, hrefs, type PlanView } from '../../plan/plan-view.ts'
import { ElementData } from '../out/element-data.tsx'
import { ActivityMonths } from './activity-months.tsx'
import { IndicatorParts } from './indicator-parts.tsx'
import { Provenance } from './provenance.tsx'
import { Beside, NodeContents, ServedBy, Serves } from './relations.tsx'
import { elementWords } from './words.ts'

export interface ElementPageProps {
  readonly view: PlanView
  readonly element: DraftElement
  /** Absent when the plan in force no longer has it. */
  readonly placed: Placed | undefined
  readonly indicatorMethod: IndicatorMethod | undefined
  readonly problem?: Text | undefined
  readonly indicator?: ShownIndicator | undefined
  readonly zone: string
  readonly municipalities: readonly NamedPlace[]
  /** What stands beside its progress: money, and what its unit says of it. */
  readonly children?: ComponentChildren
}

/** The permalink of an element: what it says, where it stands, how far it is, what it serves, and where it was read. */
export function ElementPage(props: ElementPageProps) {
  const { view, element, placed, indicatorMethod, problem, indicator, zone } = props
  const { locale } = view
  const figure = figureOf(view, element.key)
  const around = placed?.poa === undefined ? undefined : surroundingsOf(placed.poa.plan, element.key)
  return (
    <>
      <PageHead
        eyebrow={say(KIND_NAMES[element.kind], locale)}
        title={<SentenceTitle text={textOf(element)} code={element.code} locale={locale} />}
        marks={element.cancelled === undefined ? null : <Tag>{pageWords(locale).cancelled}</Tag>}
      />
      <CutOffBar view={view} path={planningPaths.element(element.key)} problem={problem} />
      <Standing view={view} element={element} retired={placed === undefined} />
      <Where view={view} placed={placed} around={around} municipalities={props.municipalities} />
      {figure === undefined ? null : <FigureBlock view={view} element={element} figure={figure} />}
      {placed?.poa !== undefined && element.kind === 'activity' ? (
        <ActivityMonths view={view} poa={placed.poa} activity={placed.element} />
      ) : null}
      {props.children}
      {element.indicator === undefined || placed === undefined ? null : (
        <IndicatorParts
          view={view}
          terms={element.indicator}
          method={indicatorMethod}
          detail={indicator?.detail}
          dimensions={indicator?.dimensions}
          bound={indicator?.bound}
          zone={zone}
          readings={placed.poa?.readings.get(element.key) ?? []}
          covered={
            placed.poa === undefined
              ? { from: placed.instrument.fromYear, to: placed.instrument.toYear }
              : { from: placed.poa.head.year, to: placed.poa.head.year }
          }
        />
      )}
      {placed === undefined ? null : (
        <>
          {around === undefined ? (
            <NodeContents view={view} id={element.key} />
          ) : (
            <Beside view={view} around={around} element={element} poaId={placed.poa?.head.id ?? ''} />
          )}
          <Serves view={view} element={element} around={around} />
          {placed.instrument === undefined ? null : <ServedBy view={view} id={element.key} />}
        </>
      )}
      <Provenance view={view} element={placed?.element ?? element} placed={placed} />
      {placed === undefined ? null : <ElementData view={view} element={placed.element} />}
    </>
  )
}

function Standing({
  view,
  element,
  retired,
}: {
  readonly view: PlanView
  readonly element: DraftElement
  readonly retired: boolean
}) {
  const { locale } = view
  const text = elementWords(locale)
  return (
    <>
      {retired ? (
        <Notice kind="warning" locale={locale} title={text.retiredTitle}>
          <p>{text.retiredSays}</p>
        </Notice>
      ) : null}
      {element.cancelled === undefined ? null : (
        <Notice kind="info" locale={locale} title={text.cancelledTitle}>
          <p>
            {text.cancelledOn(formatDate(element.cancelled.on, locale, 'prose'))}{' '}
            <span lang={locale === 'es' ? undefined : 'es'}>{element.cancelled.reason}</span>
          </p>
        </Notice>
      )}
    </>
  )
}

function Where({
  view,
  placed,
  around,
  municipalities,
}: {
  readonly view: PlanView
  readonly placed: Placed | undefined
  readonly around: Surroundings | undefined
  readonly municipalities: readonly NamedPlace[]
}) {
  const { locale } = view
  const text = elementWords(locale)
  if (placed === undefined) return null
  const parent = placed.poa === undefined ? view.index.elements.get(placed.element.parent ?? '') : undefined
  return (
    <Facts
      items={[
        {
          term: text.plan,
          value:
            placed.poa === undefined ? (
              <Title
                text={titleOfInstrument(placed.instrument)}
                locale={locale}
                href={placed.instrument.kind === 'pei' ? hrefs.pei(view) : hrefs.year(view)}
              />
            ) : (
              <Title
                text={placed.poa.head.unit.title}
                locale={locale}
                href={hrefs.poa(view, placed.poa.head.unit.code)}
              />
            ),
        },
        {
          term: text.writtenUnder,
          value:
            parent === undefined && (around === undefined || around.above.length === 0) ? null : (
              <ol class="above-list">
                {[...(parent === undefined ? [] : [parent.element]), ...(around?.above ?? [])].map((heading) => (
                  <li key={heading.key}>
                    <span class="soft">{say(KIND_NAMES[heading.kind], locale)}: </span>
                    <Title
                      text={textOf(heading)}
                      code={heading.code}
                      locale={locale}
                      href={hrefs.element(view, heading.key)}
                    />
                  </li>
                ))}
              </ol>
            ),
        },
        {
          term: text.municipalities,
          value:
            municipalities.length === 0 ? null : (
              <ul class="plain-list">
                {municipalities.map(({ id, geography, code, name }) => (
                  <li key={id}>
                    <a href={localPath(locale, placesPaths.place(geography, code))}>{name}</a>
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  )
}

function FigureBlock({
  view,
  element,
  figure,
}: {
  readonly view: PlanView
  readonly element: DraftElement
  readonly figure: Figure
}) {
  const { locale, plan } = view
  const text = elementWords(locale)
  const date = formatDate(view.cutOff, locale, 'prose')
  return (
    <section class="poa-figure" aria-labelledby="avance">
      <h2 id="avance" class="headline-label">
        {text.figure}
      </h2>
      <div class="poa-figure-line">
        <PercentBar value={figure.toDate} state={figure.state} />
        <FigureLink view={view} figure={figure} about={coded(element.code, textOf(element), locale)} />
        <StateMark state={figure.state} locale={locale} />
        {figure.farAbove ? <FarAbove locale={locale} /> : null}
      </div>
      <p>
        {isMissing(figure.toDate)
          ? text.figureNone(date, say(MISSING_NAMES[figure.toDate.missing], locale).toLowerCase())
          : text.figureSays(date, percentWords(figure.toDate, 'capped', plan.bands, locale))}{' '}
        <a href={hrefs.figure(view, figure.key)}>{text.figureHow}</a>
      </p>
      <Facts
        items={[
          { term: text.raw, value: percentWords(figure.toDate, 'raw', plan.bands, locale) },
          { term: text.ofYear, value: percentWords(figure.year, 'capped', plan.bands, locale) },
        ]}
      />
    </section>
  )
}
