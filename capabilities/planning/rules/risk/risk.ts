import type { Refusal } from '../../../../kernel/result.ts'
import type { RiskMethod } from './method.ts'

export const RISK_RESPONSES = ['avoid', 'reduce', 'transfer', 'accept'] as const
export type RiskResponse = (typeof RISK_RESPONSES)[number]

/** Proposed: named, not yet taken up. Active: followed. Closed: it can no longer happen, or is another one now. */
export const RISK_STATUSES = ['proposed', 'active', 'closed'] as const
export type RiskStatus = (typeof RISK_STATUSES)[number]

/** How the owner sees it since the last time. */
export const OUTLOOKS = ['better', 'same', 'worse'] as const
export type Outlook = (typeof OUTLOOKS)[number]

export type RiskRefusal = Refusal<'link_required' | 'future_date' | 'half_graded' | 'worse_after'>

/** Where the institution wants every risk tied to its plans, one without any link is not followed yet. */
export function statusRefusal(
  status: RiskStatus,
  links: number,
  method: Pick<RiskMethod, 'linkRequired'>,
): RiskRefusal | undefined {
  if (status !== 'active' || links > 0 || !method.linkRequired) return undefined
  return {
    kind: 'link_required',
    field: 'status',
    message: {
      es: 'Vincule primero el riesgo con algún elemento de un plan; así lo pide el método de la institución.',
      en: 'Link the risk to an element of a plan first; the institution’s method asks for it.',
    },
  }
}

/** Nobody judges or sees what has not come yet. */
export function dateRefusal(on: string, today: string, field: string): RiskRefusal | undefined {
  if (on <= today) return undefined
  return {
    kind: 'future_date',
    field,
    message: { es: 'La fecha no puede estar en el futuro.', en: 'The date cannot be in the future.' },
  }
}

/** After mitigation both grades are given or none, and a risk is not graver after mitigation than before it. */
export function gradingRefusal(given: {
  readonly likelihood: number
  readonly impact: number
  readonly likelihoodAfter?: number | undefined
  readonly impactAfter?: number | undefined
}): RiskRefusal | undefined {
  const { likelihood, impact, likelihoodAfter, impactAfter } = given
  if (likelihoodAfter === undefined && impactAfter === undefined) return undefined
  if (likelihoodAfter === undefined || impactAfter === undefined)
    return {
      kind: 'half_graded',
      field: likelihoodAfter === undefined ? 'likelihoodAfter' : 'impactAfter',
      message: {
        es: 'Después de la mitigación se valoran las dos: probabilidad e impacto.',
        en: 'After mitigation both are judged: likelihood and impact.',
      },
    }
  if (likelihoodAfter * impactAfter <= likelihood * impact) return undefined
  return {
    kind: 'worse_after',
    field: 'impactAfter',
    message: {
      es: `El nivel después de la mitigación (${likelihoodAfter * impactAfter}) no puede ser mayor que antes (${likelihood * impact}).`,
      en: `The level after mitigation (${likelihoodAfter * impactAfter}) cannot be above the one before (${likelihood * impact}).`,
    },
  }
}
