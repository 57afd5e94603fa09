import type { Locale } from '../../kernel/text.ts'

/** Who acted, and for whom: `Ana López, en sustitución de Luis Paz`. */
export function sayActor(actor: string, actingFor: string | undefined, locale: Locale): string {
  if (actingFor === undefined) return actor
  return locale === 'es' ? `${actor}, en sustitución de ${actingFor}` : `${actor}, acting for ${actingFor}`
}
