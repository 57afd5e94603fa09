import { ok, type Refusal, type Result, refuse } from '../../../../kernel/result.ts'

/** An activity in a place and in the whole area, at the beginning and at the end. */
export interface ActivityChange {
  readonly activity: string
  readonly before: number
  readonly after: number
  readonly areaBefore: number
  readonly areaAfter: number
}

export interface ShiftShare {
  readonly activity: string
  readonly change: number
  /** What it would have gained growing like everything in the area. */
  readonly national: number
  /** What it gained or lost because its activity grew more or less than everything. */
  readonly mix: number
  /** What it gained or lost against its own activity in the area: the place's own doing. */
  readonly local: number
}

export type ShiftShareRefusal = Refusal<'no_activity' | 'nothing_before'>

/**
 * Splits a place's change into the part of the area, of the activities it has, and its own (Dunn 1960, A statistical and analytical
 * technique for regional analysis). The three parts add up to the change, of each activity and of the place: the local part is
 * what the other two leave, so nothing is lost to rounding.
 */
export function shiftShare(
  changes: readonly ActivityChange[],
): Result<{ readonly parts: readonly ShiftShare[]; readonly total: Omit<ShiftShare, 'activity'> }, ShiftShareRefusal> {
  if (changes.length === 0)
    return refuse({ kind: 'no_activity', message: { es: 'No hay ninguna actividad.', en: 'There is no activity.' } })
  const areaBefore = changes.reduce((total, each) => total + each.areaBefore, 0)
  const areaAfter = changes.reduce((total, each) => total + each.areaAfter, 0)
  const empty = changes.find((each) => !(each.areaBefore > 0))
  if (empty !== undefined || !(areaBefore > 0))
    return refuse({
      kind: 'nothing_before',
      field: empty?.activity ?? '',
      message: {
        es: `En el área no había nada de «${empty?.activity ?? ''}» al inicio: su crecimiento no se puede expresar.`,
        en: `The area had nothing of “${empty?.activity ?? ''}” at the beginning: its growth cannot be expressed.`,
      },
    })
  const whole = areaAfter / areaBefore - 1
  const parts = changes.map(({ activity, before, after, areaBefore: was, areaAfter: is }): ShiftShare => {
    const change = after - before
    const national = before * whole
    const mix = before * (is / was - 1 - whole)
    return { activity, change, national, mix, local: change - national - mix }
  })
  const sum = (read: (part: ShiftShare) => number) => parts.reduce((total, part) => total + read(part), 0)
  const change = sum((part) => part.change)
  const national = sum((part) => part.national)
  const mix = sum((part) => part.mix)
  return ok({ parts, total: { change, national, mix, local: change - national - mix } })
}
