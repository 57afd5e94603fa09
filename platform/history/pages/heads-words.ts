import type { Locale } from '../../../kernel/text.ts'

interface HeadsWords {
  readonly title: string
  readonly lead: string
  readonly howTitle: string
  readonly how: readonly string[]
  readonly command: string
  readonly made: string
  readonly formula: string
  readonly listTitle: string
  readonly day: string
  readonly entries: string
  readonly last: string
  readonly hash: string
  readonly noneTitle: string
  readonly none: string
}

const FORMULA = 'SHA-256(huella anterior + "\\n" + JSON de la entrada con sus claves en orden)'
const FORMULA_EN = 'SHA-256(previous hash + "\\n" + JSON of the entry with its keys in order)'

export const HEADS_WORDS: Record<Locale, HeadsWords> = {
  es: {
    title: 'Historial verificable',
    lead: 'La plataforma anota cada cosa que alguien hace en ella. Cada anotación lleva la huella de la anterior, así que cambiar una cambia todas las que siguen. Al terminar el día se publica aquí la última huella: la cabeza del día. Quien guarda una copia puede comprobar después que nadie reescribió lo anterior.',
    howTitle: 'Cómo se comprueba',
    how: [
      'Guarde las cabezas de vez en cuando: el archivo CSV o JSON de esta página, o una foto de ella.',
      'Más adelante, compare: las cabezas de los días que usted guardó deben seguir diciendo lo mismo.',
      'Una auditoría con acceso a la base de datos recorre el historial completo y lo compara con las cabezas publicadas y con las que usted guardó; si algo no coincide, dice el día y la primera entrada alterada.',
    ],
    command: 'La orden de la auditoría',
    made: 'La huella de una entrada es',
    formula: FORMULA,
    listTitle: 'Cabezas diarias',
    day: 'Día',
    entries: 'Entradas del día',
    last: 'Última entrada',
    hash: 'Huella',
    noneTitle: 'Todavía no hay cabezas',
    none: 'La primera se publica al terminar el primer día de uso.',
  },
  en: {
    title: 'Verifiable history',
    lead: 'The platform notes everything that somebody does on it. Each note carries the hash of the one before, so that changing one changes all that follow. At the end of the day the last hash is published here: the head of the day. Who keeps a copy can verify later that nobody rewrote what came before.',
    howTitle: 'How it is verified',
    how: [
      'Keep the heads from time to time: the CSV or JSON file of this page, or a picture of it.',
      'Later, compare: the heads of the days that you kept must still say the same.',
      'An audit with access to the database walks the whole history and compares it with the published heads and with those that you kept; if something does not agree, it names the day and the first entry that was altered.',
    ],
    command: 'The command of the audit',
    made: 'The hash of an entry is',
    formula: FORMULA_EN,
    listTitle: 'Daily heads',
    day: 'Day',
    entries: 'Entries of the day',
    last: 'Last entry',
    hash: 'Hash',
    noneTitle: 'There are no heads yet',
    none: 'The first is published when the first day of use has ended.',
  },
}
