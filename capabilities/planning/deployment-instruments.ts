import { elementOf, termsOf } from './deployment-items.ts'
import type { ActionPlanFile, PeiFile } from './deployment-schema.ts'
import type { DraftInstrument, DraftNode } from './model.ts'

function titleOf({ title }: PeiFile | ActionPlanFile): Pick<DraftInstrument, 'title' | 'titleEn'> {
  return title.en === undefined ? { title: title.es } : { title: title.es, titleEn: title.en }
}

/** The five-year plan: mission, vision, goal, values, cross-cutting axes, areas → objectives. */
export function peiOfFile(file: PeiFile): DraftInstrument {
  const nodes: DraftNode[] = [
    elementOf(file.mission.key, 'mission', file.mission),
    elementOf(file.vision.key, 'vision', file.vision),
    elementOf(file.goal.key, 'goal', file.goal),
    ...file.values.map((value) => elementOf(value.key, 'value', value)),
    ...file.crossAxes.map((axis) => elementOf(axis.key, 'cross_axis', axis)),
  ]
  for (const area of file.areas) {
    nodes.push(elementOf(area.key, 'strategic_area', area))
    for (const objective of area.objectives)
      nodes.push({ ...elementOf(objective.key, 'strategic_objective', objective), parent: area.key })
  }
  return { kind: 'pei', ...titleOf(file), fromYear: file.from, toYear: file.to, nodes }
}

/** The yearly plan: scopes → strategic results → indicators; a scope and all below it serve objectives of the PEI. */
export function actionPlanOfFile(file: ActionPlanFile): DraftInstrument {
  const nodes: DraftNode[] = []
  for (const scope of file.scopes) {
    nodes.push({ ...elementOf(scope.key, 'scope', scope), serves: scope.serves })
    for (const result of scope.results) {
      const serves = result.serves ?? scope.serves
      nodes.push({ ...elementOf(result.key, 'strategic_result', result), parent: scope.key, serves })
      result.indicators.forEach((indicator, index) => {
        const key = indicator.key ?? `${result.key}.i${index + 1}`
        nodes.push({
          ...elementOf(key, 'strategic_indicator', indicator),
          parent: result.key,
          serves,
          indicator: termsOf(indicator),
        })
      })
    }
  }
  return { kind: 'action_plan', ...titleOf(file), fromYear: file.year, toYear: file.year, nodes }
}
