import type { CivilDate } from '../../../../kernel/civil.ts'
import type { Refusal } from '../../../../kernel/result.ts'
import type { Finding } from '../checks/finding.ts'

export type ApprovalRefusal = Refusal<
  'already_approved' | 'nothing_to_approve' | 'approved_in_future' | 'findings_block'
>

export interface ToApprove {
  readonly status: 'draft' | 'approved'
  readonly activities: number
  readonly findings: readonly Finding[]
  /** Day of the act. */
  readonly on: CivilDate
  readonly today: CivilDate
}

/** Findings that stand in the way of an approval; how grave each is, the deployment says (`methods/checks.yaml`). */
export function blockingFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity === 'error')
}

/** Why a plan cannot be approved now. An approved plan is not approved again: from then on it is reprogrammed. */
export function approvalRefusal({ status, activities, findings, on, today }: ToApprove): ApprovalRefusal | undefined {
  if (status === 'approved')
    return {
      kind: 'already_approved',
      message: {
        es: 'Este plan ya está aprobado. Desde entonces solo cambia por reprogramación.',
        en: 'This plan is approved already. Since then it changes by reprogramming only.',
      },
    }
  if (activities === 0)
    return {
      kind: 'nothing_to_approve',
      message: { es: 'El plan no tiene ninguna actividad que aprobar.', en: 'The plan has no activity to approve.' },
    }
  const blocking = blockingFindings(findings).length
  if (blocking > 0)
    return {
      kind: 'findings_block',
      message: {
        es: `La revisión encontró ${blocking === 1 ? 'un punto que debe corregirse' : `${blocking} puntos que deben corregirse`} antes de aprobar; están en la lista de esta página.`,
        en: `The checks found ${blocking === 1 ? 'one point that must be corrected' : `${blocking} points that must be corrected`} before the approval; they are listed on this page.`,
      },
    }
  if (on > today)
    return {
      kind: 'approved_in_future',
      field: 'on',
      message: {
        es: 'La fecha del acto todavía no llega. Escriba el día en que se aprobó.',
        en: 'The date of the act has not come yet. Write the day on which it was approved.',
      },
    }
  return undefined
}
