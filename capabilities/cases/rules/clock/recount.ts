import type { CivilDate } from '../../../../kernel/civil.ts'
import { formatDate } from '../../../../kernel/format.ts'
import type { Text } from '../../../../kernel/text.ts'

/** Written in a case's history when the calendar changed and its due date with it. */
export const RECOUNT = 'recount'

export interface Recount {
  readonly from: CivilDate
  readonly to: CivilDate
}

export function recountSays({ from, to }: Recount): Text {
  return {
    es: `Cambió el calendario de días hábiles: el plazo vence el ${formatDate(to, 'es')} y ya no el ${formatDate(from, 'es')}.`,
    en: `The calendar of working days changed: the term ends on ${formatDate(to, 'en')} and no longer on ${formatDate(from, 'en')}.`,
  }
}
