import { type Missing, missing } from '../../../../../kernel/missing.ts'
import type { Text } from '../../../../../kernel/text.ts'
import type { DraftNode } from '../../../model.ts'
import { planningPaths } from '../../../paths.ts'
import { PROGRESS_METHOD } from '../../../rules/explanation.ts'
import { tallyMonths, tallyStates } from '../../../rules/tally.ts'
import { textOf, titleOfInstrument, titleOfPoa } from '../../plan/plan-index.ts'
import { figureOf, figureOfPoa, type PlanView } from '../../plan/plan-view.ts'
import { presentExplainedFigure, presentFigure } from './present-figure.ts'

/** What holds for every answer about a year. */
export function presentBasis(view: PlanView) {
  const { plan } = view
  return {
    year: plan.year,
    cutOff: view.cutOff,
    /** True: months and progress are generated and are not the institution's data. */
    demo: plan.demo,
    method: {
      id: PROGRESS_METHOD.id,
      version: PROGRESS_METHOD.version,
      bands: {
        version: plan.bands.version,
        near: plan.bands.near,
        full: plan.bands.full,
        farAbove: plan.bands.farAbove,
      },
    },
  }
}

/** A planning year as data: what the page of the year shows. */
export function presentYear(view: PlanView) {
  const { plan, progress, index } = view
  const figures = [...progress.figures.values()]
  return {
    ...presentBasis(view),
    institution: { title: view.institution, progress: presentExplainedFigure(view, progress.institution) },
    states: {
      results: tallyStates(figures.filter((figure) => figure.kind === 'result')),
      activities: tallyStates(figures.filter((figure) => figure.kind === 'activity')),
    },
    months: tallyMonths([...progress.plans.values()].flatMap((each) => [...each.activities.values()])).map((month) => ({
      month: month.month,
      programmed: month.programmed,
      states: month.states,
      unprogrammed: month.unprogrammed,
      counted: month.counted,
    })),
    plansAbove: [plan.pei, plan.actionPlan].flatMap((instrument) =>
      instrument === undefined
        ? []
        : [
            {
              id: instrument.id,
              kind: instrument.kind,
              title: titleOfInstrument(instrument),
              from: instrument.fromYear,
              to: instrument.toYear,
              elements: instrument.nodes.map((node) => presentNode(view, node)),
            },
          ],
    ),
    units: plan.units.flatMap((unit): JsonUnit[] => {
      const poa = index.poaOfUnit.get(unit.id)
      const figure = poa === undefined ? undefined : figureOfPoa(view, poa.head.id)
      if (poa === undefined || figure === undefined)
        return unit.presentsPlan ? [{ code: unit.code, title: unit.title, plan: missing('not_collected') }] : []
      return [
        {
          code: unit.code,
          title: unit.title,
          plan: {
            id: poa.head.id,
            title: titleOfPoa(poa),
            status: poa.head.status,
            progress: presentFigure(view, figure),
            page: planningPaths.poa(plan.year, unit.code, view.cutOff),
            data: planningPaths.poaJson(plan.year, unit.code, view.cutOff),
          },
        },
      ]
    }),
  }
}

interface JsonUnit {
  readonly code: string
  readonly title: Text
  /** A plan that is owed and not there says so. */
  readonly plan:
    | Missing
    | {
        readonly id: string
        readonly title: Text
        readonly status: string
        readonly progress: ReturnType<typeof presentFigure>
        readonly page: string
        readonly data: string
      }
}

interface JsonNode {
  readonly id: string
  readonly kind: string
  readonly code?: string
  readonly title: Text
  readonly parent?: string
  readonly serves: readonly string[]
  readonly servedBy: readonly string[]
  readonly progress?: ReturnType<typeof presentFigure>
  readonly page: string
}

function presentNode(view: PlanView, node: DraftNode): JsonNode {
  const figure = figureOf(view, node.key)
  return {
    id: node.key,
    kind: node.kind,
    ...(node.code === undefined ? {} : { code: node.code }),
    title: textOf(node),
    ...(node.parent === undefined ? {} : { parent: node.parent }),
    serves: view.index.serves.get(node.key) ?? [],
    servedBy: view.index.servedBy.get(node.key) ?? [],
    ...(figure === undefined ? {} : { progress: presentFigure(view, figure) }),
    page: planningPaths.element(node.key, view.cutOff),
  }
}
