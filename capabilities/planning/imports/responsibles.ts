import { fold } from '../../../kernel/sort-key.ts'
import type { FundingStatus, ResponsibleRole } from '../model.ts'
import { clueFor } from './cell-language.ts'

/** Executes unless the text says otherwise; who both supervises and executes, executes. */
export function roleOf(text: string): ResponsibleRole {
  const folded = fold(text)
  if (/(?<!\p{L})ejecu(?:cion|ta|tor|tora)(?!\p{L})/u.test(folded)) return 'executes'
  if (/(?<!\p{L})supervis(?:ion|a|or|ora)(?!\p{L})/u.test(folded)) return 'supervises'
  if (/^(?:con )?(?:el )?apoyo|\((?:de )?apoyo\)|^apoya(?!\p{L})/u.test(folded)) return 'supports'
  return 'executes'
}

const HONORIFIC = /(?<!\p{L})(?:ing[ao]?|lic(?:da|do)?|arq|dra?|sra?|srta|msc|tec)\.\s*\p{Lu}\p{Ll}/iu
const TWO_CAPITALS = /(?<!\p{L})(\p{Lu}\p{Ll}{2,})\s+(?:(?:de|del|la)\s+)*(\p{Lu}\p{Ll}{2,})(?!\p{L})/gu
/** First words of posts and units. */
const OFFICE =
  /^(?:jef[ea]s?|jefaturas?|unidad(?:es)?|equipo|tecnic[oa]s?|comites?|comision(?:es)?|oficial|gerente|gerencia|talento|asesor[ia]*|archivo|departamento|direccion|subdireccion|secretaria|gestion|auditoria|analista|encargad[oa]s?|coordinador[a]?|auxiliar(?:es)?|unidades|administra\p{L}+)$/u
/** Endings of nouns and adjectives of offices, rare in given names and surnames. */
const OFFICE_ENDING =
  /\p{L}{3}(?:cion|ciones|miento|dad|dades|al|ales|ura|ic[oa]s?|an[oa]s?|tor|tora|aria|ario|nte|ivo|iva)$/u
const ROLE_BESIDE = /\([^)]*(?:supervisi|ejecuci|apoyo)|^(?:ejecuci|supervisi)\p{L}+\s*:/iu

/**
 * Whether a cell names people: with their role (`Ana Pérez (Ejecución)`), their title (`Inga. …`), or alone. When in doubt
 * it does: a person's name shown to the public cannot be taken back.
 */
export function namesPersons(text: string): boolean {
  if (HONORIFIC.test(text)) return true
  const pairs = [...text.matchAll(TWO_CAPITALS)].map(
    ([, first = '', second = '']) => [fold(first), fold(second)] as const,
  )
  const notOffices = pairs.filter(([first]) => !OFFICE.test(first))
  if (ROLE_BESIDE.test(text)) return notOffices.length > 0
  const named = notOffices.some(([first, second]) => !OFFICE_ENDING.test(first) && !OFFICE_ENDING.test(second))
  return named && clueFor(text.slice(0, 120), 'responsible', { units: [] }).score < 3
}

const SECURED =
  /(?<!\p{L})(?:fondos? propios?|fondos?|propios|presupuesto|donacion(?:es)?|aacid|amb|cooperantes?|cooperacion|financiad\p{L}+|recursos? propios?)(?!\p{L})/u

/** Status of funds as the text tells it; a text that names means instead of money is in kind. */
export function fundingStatusOf(text: string): FundingStatus {
  const folded = fold(text)
  if (
    /(?<!\p{L})(?:gestion(?:ar)? (?:de )?(?:fondos|recursos|financiamiento)|por gestionar|a gestionar|sin financiamiento)(?!\p{L})/u.test(
      folded,
    )
  )
    return 'to_be_raised'
  if (/(?<!\p{L})en especie(?!\p{L})/u.test(folded)) return 'in_kind'
  if (SECURED.test(folded)) return 'secured'
  if (
    /(?<!\p{L})(?:recursos? humanos?|tiempo|conocimiento|sistemas?|equipos?|bienes|logistic\p{L}+|personal)(?!\p{L})/u.test(
      folded,
    )
  )
    return 'in_kind'
  return 'not_stated'
}
