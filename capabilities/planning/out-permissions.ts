import type { Permission } from '../../platform/capability/permission.ts'

export const OWN_CALENDAR: Permission = {
  id: 'planning.own_calendar',
  sentence: {
    es: 'Cada quien crea y quita, en nombre propio, la dirección secreta del calendario de sus fechas',
    en: 'Everybody makes and removes, in their own name, the secret address of the calendar of their dates',
  },
  grants: [{ to: 'signed_in' }],
  inPerson: true,
}

export const CALENDAR_OF_TOKEN: Permission = {
  id: 'planning.calendar_of_token',
  sentence: {
    es: 'Quien tiene la dirección secreta de un calendario recibe las fechas de su dueña o dueño, y nada más',
    en: 'Who has the secret address of a calendar is given its owner’s dates, and nothing else',
  },
  grants: [{ to: 'system' }],
}

export const ASK_BOOK: Permission = {
  id: 'planning.ask_book',
  sentence: {
    es: 'El programa prepara y guarda, para cualquier persona que los pida, los libros en PDF de lo publicado',
    en: 'The program makes and keeps, for anybody who asks, the books as PDF of what is published',
  },
  grants: [{ to: 'system' }],
}

export const OUT_PERMISSIONS: readonly Permission[] = [OWN_CALENDAR, CALENDAR_OF_TOKEN, ASK_BOOK]
