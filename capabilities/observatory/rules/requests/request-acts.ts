import { type CivilDate, daysBetween } from '../../../../kernel/civil.ts'
import type { Refusal } from '../../../../kernel/result.ts'

export const REQUEST_STATES = ['open', 'answered', 'withdrawn'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

/** How a request stands today: what is late comes first in every list. */
export type Standing =
  | { readonly kind: 'late'; readonly days: number }
  | { readonly kind: 'waits'; readonly days: number }
  | { readonly kind: 'answered'; readonly late: number }
  | { readonly kind: 'withdrawn' }

export function standingOf(
  {
    state,
    dueOn,
    closedOn,
  }: { readonly state: RequestState; readonly dueOn: CivilDate; readonly closedOn: CivilDate | undefined },
  today: CivilDate,
): Standing {
  if (state === 'withdrawn') return { kind: 'withdrawn' }
  if (state === 'answered') return { kind: 'answered', late: Math.max(0, daysBetween(dueOn, closedOn ?? dueOn)) }
  const days = daysBetween(today, dueOn)
  return days < 0 ? { kind: 'late', days: -days } : { kind: 'waits', days }
}

/** Why a request cannot be closed; undefined: it can. */
export function mayClose(request: {
  readonly state: RequestState
  readonly changed: boolean
  /** By figures that arrived, or by words. */
  readonly batch: boolean
  readonly note: string
}): Refusal | undefined {
  if (request.state !== 'open')
    return {
      kind: 'closed_already',
      message: { es: 'La solicitud ya está cerrada.', en: 'The request is closed already.' },
    }
  if (request.changed)
    return {
      kind: 'changed_meanwhile',
      message: {
        es: 'Alguien cambió la solicitud mientras tanto. Vea cómo está ahora.',
        en: 'Somebody changed the request meanwhile. See how it stands now.',
      },
    }
  if (!request.batch && request.note === '')
    return {
      kind: 'no_answer',
      field: 'note',
      message: {
        es: 'Elija el lote con que llegaron los datos, o escriba qué respondió la institución.',
        en: 'Choose the batch in which the data came, or write what the institution answered.',
      },
    }
  return undefined
}
