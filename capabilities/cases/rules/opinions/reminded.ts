import type { CivilDate } from '../../../../kernel/civil.ts'
import { formatDate } from '../../../../kernel/format.ts'

/** Written in a case's history when a reminder of an opinion left. */
export const REMIND_OPINION = 'remind_opinion'

export interface OpinionReminded {
  /** Its number in the case. */
  readonly opinion: number
  readonly dueOn: CivilDate
  /** Working days from its due date; before it negative. */
  readonly days: number
  /** How many people were told. */
  readonly told: number
}

export function remindedSays({ opinion, dueOn, days, told }: OpinionReminded) {
  return {
    es: `Opinión ${opinion}, para el ${formatDate(dueOn, 'es')}: ${remains(days).es}. Se avisó a ${told === 1 ? 'una persona' : `${told} personas`}.`,
    en: `Opinion ${opinion}, due on ${formatDate(dueOn, 'en')}: ${remains(days).en}. ${told === 1 ? 'One person was' : `${told} people were`} told.`,
  }
}

/** How long an opinion has left or is late, in working days. */
export function remains(days: number): { readonly es: string; readonly en: string } {
  const count = Math.abs(days)
  const es = count === 1 ? '1 día hábil' : `${count} días hábiles`
  const en = count === 1 ? '1 working day' : `${count} working days`
  if (days < 0) return { es: count === 1 ? `falta ${es}` : `faltan ${es}`, en: `${en} left` }
  return { es: `lleva ${es} de retraso`, en: `it is ${en} late` }
}
