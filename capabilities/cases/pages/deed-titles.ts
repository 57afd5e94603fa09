import type { Text } from '../../../kernel/text.ts'
import { RECOUNT } from '../rules/clock/recount.ts'
import { REMIND_OPINION } from '../rules/opinions/reminded.ts'

/** What is written down of a case without moving it. */
export const DEED_TITLES: Readonly<Record<string, Text>> = {
  note: { es: 'Nota interna', en: 'Internal note' },
  assign: { es: 'Asignación', en: 'Assignment' },
  ask_opinion: { es: 'Se pidió una opinión', en: 'An opinion was asked for' },
  opinion: { es: 'Llegó una opinión', en: 'An opinion came in' },
  [REMIND_OPINION]: { es: 'Recordatorio de una opinión', en: 'Reminder of an opinion' },
  inspection: { es: 'Acta de inspección', en: 'Record of inspection' },
  archive: { es: 'Pasó al archivo', en: 'Went to the archive' },
  notify: { es: 'Constancia de notificación', en: 'Record of notification' },
  message: { es: 'Mensaje', en: 'Message' },
  consent: { es: 'Autorización de quien es dueño', en: 'Consent of the owner' },
  pay: { es: 'Pago', en: 'Payment' },
  [RECOUNT]: { es: 'Vencimiento contado de nuevo', en: 'Due date counted anew' },
}
