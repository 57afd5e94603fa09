import type { CivilDate } from '../../../../kernel/civil.ts'
import { fromDayNumber, weekdayOf } from '../../../../kernel/day-number.ts'
import type { WorkingCalendar } from '../../../../platform/calendar/working-calendar.ts'

/** Monday to Friday, less the days named: for tables of cases. */
export function isoWeekday(off: readonly CivilDate[]): WorkingCalendar {
  const isWorking = (day: number) => weekdayOf(day) <= 5 && !off.includes(fromDayNumber(day))
  return {
    code: 'table',
    title: { es: 'Tabla', en: 'Table' },
    isWorking,
    dayOff: (day) =>
      isWorking(day) ? undefined : { kind: 'weekend', title: { es: 'Fin de semana' }, calendar: 'table' },
    workingFrom(day) {
      let next = day
      while (!isWorking(next)) next += 1
      return next
    },
  }
}
