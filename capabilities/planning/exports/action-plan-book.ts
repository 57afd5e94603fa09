import type { Result } from '../../../kernel/result.ts'
import { spoken as inLanguage, say } from '../../../kernel/text.ts'
import type { DocumentRefusal } from '../../../platform/documents/refusals.ts'
import { type JsonValue, renderPdf } from '../../../platform/documents/typst.ts'
import type { DraftNode } from '../model.ts'
import { servingDirectly, unitElementsBehind } from '../pages/plan/alignment.ts'
import { indexPlan, type PlanIndex, textOf } from '../pages/plan/plan-index.ts'
import { figureKey } from '../rules/explanation.ts'
import { bookFigure, bookFrame } from './book-frame.ts'
import { bookMoney } from './book-money.ts'
import { BOOK_WORDS } from './book-words.ts'
import { spoken } from './poa-book.ts'
import type { YearExport } from './year-export.ts'

/** The year's Plan de Acción under the five-year plan: areas, objectives, scopes, results and indicators with their progress. */
export function actionPlanBook(input: YearExport): Promise<Result<Uint8Array, DocumentRefusal>> {
  const template = { folder: 'capabilities/planning/exports', file: 'action-plan-book.typ' }
  return renderPdf(template, actionPlanBookData(input), { created: input.madeAt })
}

export function actionPlanBookData(input: YearExport): JsonValue {
  const { locale, answer } = input
  const { plan, progress } = answer
  const words = BOOK_WORDS[locale]
  const index = indexPlan(plan)
  const title = words.actionTitle(plan.year)
  const frame = bookFrame(input, { title, subtitle: words.actionSubtitle, head: words.area })
  const areas = plan.pei?.nodes.filter((node) => node.kind === 'strategic_area') ?? []
  const chapters = areas.map((area) => ({
    ...nodeData(area, input),
    objectives: (index.children.get(area.key) ?? [])
      .filter((node) => node.kind === 'strategic_objective')
      .map((node) => objectiveData(node, index, input)),
  }))
  const whole = progress.actionPlan?.whole
  return {
    ...frame,
    words: {
      ...frame.words,
      objective: words.objective,
      scope: words.scope,
      result: words.result,
      indicators: words.indicators,
      servedBy: words.servedBy,
      nobody: words.nobody,
      noScopes: words.noScopes,
      none: words.none,
      toDate: words.toDate,
      state: words.state,
    },
    money: bookMoney(input),
    facts: [...frame.facts, { name: words.actionProgress, value: spoken(bookFigure(whole, input)) }],
    lines: areas.map((area) => ({
      title: titleOf(area, input),
      ...bookFigure(figureOfNode(area, input), input),
    })),
    missing: [],
    chapters,
  }
}

function objectiveData(node: DraftNode, index: PlanIndex, input: YearExport): JsonValue {
  const { nodes: scopes } = servingDirectly(index, node.key)
  return {
    ...nodeData(node, input),
    servedBy: unitsBehind(node, index, input),
    scopes: scopes.map((scope) => ({
      ...nodeData(scope, input),
      servedBy: unitsBehind(scope, index, input),
      indicators: indicatorsUnder(scope, index, input),
      results: (index.children.get(scope.key) ?? [])
        .filter((child) => child.kind === 'strategic_result')
        .map((result) => ({ ...nodeData(result, input), indicators: indicatorsUnder(result, index, input) })),
    })),
  }
}

function indicatorsUnder(node: DraftNode, index: PlanIndex, input: YearExport): readonly JsonValue[] {
  return (index.children.get(node.key) ?? [])
    .filter((child) => child.kind === 'strategic_indicator')
    .map((child) => nodeData(child, input))
}

/** Codes of the units whose plans serve a node, each once, in the order of the institution. */
function unitsBehind(node: DraftNode, index: PlanIndex, { answer }: YearExport): string {
  const codes = new Set(unitElementsBehind(index, node.key).map(({ poa }) => poa.head.unit.code))
  return answer.plan.units.flatMap(({ code }) => (codes.has(code) ? [code] : [])).join(', ')
}

function nodeData(node: DraftNode, input: YearExport) {
  const { words, lang } = inLanguage(textOf(node), input.locale)
  return { code: node.code ?? '', text: words, lang, figure: bookFigure(figureOfNode(node, input), input) }
}

function figureOfNode(node: DraftNode, { answer }: YearExport) {
  return answer.progress.figures.get(figureKey('instrument_node', node.key))
}

function titleOf(node: DraftNode, { locale }: YearExport): string {
  const title = say(textOf(node), locale)
  return node.code === undefined || node.code === '' ? title : `${node.code} ${title}`
}
