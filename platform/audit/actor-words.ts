import type { Locale } from '../../kernel/text.ts'

/** Entries of no person are kept under these names. */
const NOBODY: Readonly<Record<string, Record<Locale, string>>> = {
  system: { es: 'el sistema', en: 'the system' },
  public: { es: 'alguien sin cuenta', en: 'somebody without an account' },
}

/** Who acted, and for whom: `Ana López, en sustitución de Luis Paz`. */
export function sayActor(actor: string, actingFor: string | undefined, locale: Locale): string {
  if (actingFor === undefined) return NOBODY[actor]?.[locale] ?? actor
  return locale === 'es' ? `${actor}, en sustitución de ${actingFor}` : `${actor}, acting for ${actingFor}`
}
