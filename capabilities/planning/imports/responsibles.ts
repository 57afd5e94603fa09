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

/** Names in the form of people's (`Ana Pérez (Ejecución)`) with no word of post or unit. */
export function namesPersons(text: string): boolean {
  const bare = text.replace(/\([^)]*\)|^(?:ejecuci[oó]n|supervisi[oó]n)\s*:/giu, ' ')
  if (clueFor(bare, 'responsible', { units: [] }).score >= 3) return false
  const name = /(?<!\p{L})\p{Lu}\p{Ll}{2,}(?:\s+(?:de|del|la)\s+|\s+)\p{Lu}\p{Ll}{2,}(?!\p{L})/u
  return (
    name.test(bare) &&
    (/[(:]/u.test(text) || /^[\p{Lu}\s,.y\p{Ll}]+$/u.test(bare)) &&
    !/^\p{Lu}\p{Ll}+ \p{Ll}{4,}/u.test(bare.trim())
  )
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
