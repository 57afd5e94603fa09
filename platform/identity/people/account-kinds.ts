import { fold } from '../../../kernel/sort-key.ts'
import type { Text } from '../../../kernel/text.ts'
import type { OfficeKind, RoleId } from '../../capability/context.ts'

/** Whose account it is. What it may do is said by its roles; a professional has theirs once accredited. */
export const ACCOUNT_KINDS = ['staff', 'professional', 'citizen'] as const
export type AccountKind = (typeof ACCOUNT_KINDS)[number]

export const KIND_TITLES: Readonly<Record<AccountKind, Text>> = {
  staff: { es: 'Personal de una oficina', en: 'Staff of an office' },
  professional: { es: 'Profesional', en: 'Professional' },
  citizen: { es: 'Ciudadanía', en: 'Citizen' },
}

/**
 * Roles that an account may hold. Administration and the directorate are of the platform whole, so only the planning office
 * holds them; a professional who is not accredited does what a citizen does.
 */
export function rolesFor(kind: AccountKind, office: OfficeKind): readonly RoleId[] {
  if (kind === 'citizen') return ['citizen']
  if (kind === 'professional') return ['professional', 'citizen']
  return office === 'planning_office'
    ? ['administrator', 'executive_director', 'unit_planner', 'reader']
    : ['unit_planner', 'reader']
}

/**
 * A user name made of a name, `ana.lopez` of «Ana María López Cañas»: the first given name and the first surname, as names are
 * written here (two and two, one and two, one and one).
 */
export function loginOfName(name: string): string {
  const words = fold(name)
    .replace(/[^a-z0-9\s-]/g, '')
    .split(/[\s-]+/)
    .filter((word) => word !== '' && !PARTICLES.has(word))
  const surname = words[words.length >= 4 ? 2 : 1]
  const made = [words[0], surname].filter((word) => word !== undefined).join('.')
  return (made.length < 2 ? `cuenta.${made}` : made).replace(/\.$/, '').slice(0, 50)
}

const PARTICLES: ReadonlySet<string> = new Set(['de', 'del', 'la', 'las', 'los', 'y'])
