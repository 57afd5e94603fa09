import { type Locale, say, type Text } from '../../kernel/text.ts'
import type { FieldWords, RecordKind } from '../audit/record-kind.ts'
import { ACCESS_WORDS } from '../capability/access-words.ts'
import { ROLE_IDS, type RoleId } from '../capability/context.ts'
import { identityPaths } from './paths.ts'
import { type AccountKind, KIND_TITLES } from './people/account-kinds.ts'

/** What the fields of an account's entries are called; the others have common words (`platform/history/field-words.ts`). */
const TITLES: Readonly<Record<string, Text>> = {
  kind: { es: 'Clase de cuenta', en: 'Kind of account' },
  office: { es: 'Oficina', en: 'Office' },
  post: { es: 'Puesto', en: 'Post' },
  from: { es: 'Desde', en: 'From' },
  to: { es: 'Hasta', en: 'Until' },
  email: { es: 'Correo electrónico', en: 'E-mail address' },
  password: { es: 'Contraseña', en: 'Password' },
  invitation: { es: 'Invitación', en: 'Invitation' },
  recovery: { es: 'Recuperación', en: 'Recovery' },
  locale: { es: 'Idioma de los correos', en: 'Language of letters' },
  absent: { es: 'Persona ausente', en: 'Absent person' },
  substitute: { es: 'Quien sustituye', en: 'Substitute' },
  endedAt: { es: 'Terminada', en: 'Ended' },
  role: { es: 'Función', en: 'Role' },
  state: { es: 'Estado', en: 'State' },
}

/** What commands write as values. */
const VALUES: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  state: { open: { es: 'abierta', en: 'open' }, closed: { es: 'cerrada', en: 'closed' } },
  invitation: { sent: { es: 'enviada', en: 'sent' }, withdrawn: { es: 'retirada', en: 'withdrawn' } },
  recovery: { sent: { es: 'enlace enviado', en: 'link sent' } },
  email: { changed: { es: 'cambió', en: 'changed' } },
  password: {
    changed: { es: 'cambió', en: 'changed' },
    invitation: { es: 'elegida con la invitación', en: 'chosen by the invitation' },
    recovery: { es: 'elegida al recuperar la cuenta', en: 'chosen on recovering the account' },
  },
  locale: { es: { es: 'español', en: 'Spanish' }, en: { es: 'inglés', en: 'English' } },
}

function accountField(name: string): FieldWords | undefined {
  const title = TITLES[name]
  return title === undefined ? undefined : { title, say: (value, locale) => valueWords(name, value, locale) }
}

function valueWords(name: string, value: unknown, locale: Locale): string | undefined {
  if (typeof value !== 'string') return undefined
  if (name === 'role' && isRole(value)) return ACCESS_WORDS[locale].standings[value]
  if (name === 'kind' && isKind(value)) return say(KIND_TITLES[value], locale)
  const words = VALUES[name]?.[value]
  return words === undefined ? undefined : say(words, locale)
}

function isRole(value: string): value is RoleId {
  return (ROLE_IDS as readonly string[]).includes(value)
}

function isKind(value: string): value is AccountKind {
  return value in KIND_TITLES
}

/** Entries of the history name people by the id of their account, never by their address. */
export const identityRecords: readonly RecordKind[] = [
  {
    kind: 'identity.account',
    title: { es: 'Cuenta', en: 'Account' },
    href: (id) => identityPaths.person(id),
    field: accountField,
  },
  { kind: 'identity.substitution', title: { es: 'Sustitución', en: 'Substitution' }, field: accountField },
  { kind: 'identity.office', title: { es: 'Oficina', en: 'Office' } },
  { kind: 'account', title: { es: 'Sesión de una cuenta', en: 'Session of an account' } },
]
