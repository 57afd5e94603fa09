import { type CivilDate, completedMonths } from '../../../../kernel/civil.ts'
import type { Id } from '../../../../kernel/ids.ts'
import { type Locale, say, type Text } from '../../../../kernel/text.ts'
import { localPath } from '../../../../platform/web/paths.ts'
import type { PlanYear } from '../../data/load-year.ts'
import type { YearAnswer } from '../../data/year-query.ts'
import { planningPaths } from '../../paths.ts'
import { type Figure, type FigureKey, type FigureKind, figureKey } from '../../rules/explanation.ts'
import type { YearProgress } from '../../rules/year-progress.ts'
import { indexPlan, type PlanIndex, textOf, titleOfInstrument, titleOfPoa } from './plan-index.ts'

/** What every page about a planning year is drawn from: the year, its figures at a cut-off, and who reads in which language. */
export interface PlanView {
  readonly locale: Locale
  readonly today: CivilDate
  readonly institution: Text
  readonly plan: PlanYear
  readonly progress: YearProgress
  readonly cutOff: CivilDate
  /** Months of the year that are complete at the cut-off, 0 to 12. */
  readonly completed: number
  readonly years: readonly number[]
  readonly index: PlanIndex
}

export interface Reader {
  readonly locale: Locale
  readonly today: CivilDate
  readonly institution: Text
}

export function planView(answer: YearAnswer, reader: Reader): PlanView {
  return {
    ...reader,
    ...answer,
    completed: completedMonths(answer.plan.year, answer.cutOff),
    index: indexPlan(answer.plan),
  }
}

/** What a figure is about, enough to name it and to link to it. */
export type FigureSubject = Pick<Figure, 'kind' | 'id' | 'title'>

/** A figure's name in the reader's language, where there is one; rules only carry the Spanish. */
export function nameOfFigure(view: PlanView, { kind, id, title }: FigureSubject): Text {
  const { index } = view
  const fallback: Text = { es: title }
  switch (kind) {
    case 'institution':
      return view.institution
    case 'poa':
      return (index.poas.get(id)?.head.unit ?? index.units.get(id))?.title ?? fallback
    case 'instrument': {
      const instrument = [view.plan.pei, view.plan.actionPlan].find((each) => each?.id === id)
      return instrument === undefined ? fallback : titleOfInstrument(instrument)
    }
    case 'sub_plan': {
      const found = index.subPlans.get(id)
      const heading = index.elements.get(found?.part.heading ?? '')
      if (heading !== undefined) return textOf(heading.element)
      return found === undefined ? fallback : titleOfPoa(found.poa)
    }
    case 'objective':
    case 'result':
    case 'activity':
    case 'instrument_node': {
      const found = index.elements.get(id) ?? index.elements.get(index.sections.get(id)?.part.headings.at(-1) ?? '')
      return found === undefined ? fallback : textOf(found.element)
    }
  }
}

/** Addresses as this reader follows them: in the same language and at the same cut-off. */
export const hrefs = {
  year: (view: PlanView): string => localPath(view.locale, planningPaths.year(view.plan.year, view.cutOff)),
  pei: (view: PlanView): string => localPath(view.locale, planningPaths.pei(view.plan.year, view.cutOff)),
  poa: (view: PlanView, unitCode: string): string =>
    localPath(view.locale, planningPaths.poa(view.plan.year, unitCode, view.cutOff)),
  element: (view: PlanView, id: Id): string => localPath(view.locale, planningPaths.element(id, view.cutOff)),
  figure: (view: PlanView, key: FigureKey): string =>
    localPath(view.locale, planningPaths.figure(view.plan.year, key, view.cutOff)),
  follow: (view: PlanView, choice: Parameters<typeof planningPaths.follow>[1]): string =>
    localPath(view.locale, planningPaths.follow(view.plan.year, choice, view.cutOff)),
} as const

/** The page of the thing a figure is about. */
export function hrefOfSubject(view: PlanView, { kind, id }: Pick<FigureSubject, 'kind' | 'id'>): string {
  const { index } = view
  switch (kind) {
    case 'institution':
      return hrefs.year(view)
    case 'poa':
      return hrefs.poa(view, (index.poas.get(id)?.head.unit ?? index.units.get(id))?.code ?? id)
    case 'instrument':
      return view.plan.pei?.id === id ? hrefs.pei(view) : hrefs.year(view)
    case 'sub_plan':
      return inPoa(view, index.subPlans.get(id)?.poa.head.unit.code, id)
    case 'objective':
      return index.elements.has(id)
        ? hrefs.element(view, id)
        : inPoa(view, index.sections.get(id)?.poa.head.unit.code, id)
    case 'result':
    case 'activity':
    case 'instrument_node':
      return hrefs.element(view, id)
  }
}

function inPoa(view: PlanView, unitCode: string | undefined, id: Id): string {
  return unitCode === undefined ? hrefs.year(view) : `${hrefs.poa(view, unitCode)}#${id}`
}

/** The figure of an element, whatever its level. */
export function figureOf(view: PlanView, id: Id): Figure | undefined {
  for (const kind of ELEMENT_FIGURES) {
    const figure = view.progress.figures.get(figureKey(kind, id))
    if (figure !== undefined) return figure
  }
  return undefined
}
const ELEMENT_FIGURES: readonly FigureKind[] = ['activity', 'result', 'objective', 'instrument_node']

/** The figure of a unit's plan. */
export function figureOfPoa(view: PlanView, poaId: Id): Figure | undefined {
  return view.progress.plans.get(poaId)?.poa
}

/** `O.1.R.2` before a title, as the plan writes it. */
export function coded(code: string | undefined, text: Text, locale: Locale): string {
  return code === undefined || code === '' ? say(text, locale) : `${code} ${say(text, locale)}`
}
