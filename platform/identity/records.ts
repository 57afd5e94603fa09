import type { RecordKind } from '../audit/record-kind.ts'

/** Entries of the history name people by the id of their account, never by their address. */
export const identityRecords: readonly RecordKind[] = [
  { kind: 'identity.account', title: { es: 'Cuenta', en: 'Account' } },
  { kind: 'identity.office', title: { es: 'Oficina', en: 'Office' } },
  { kind: 'account', title: { es: 'Sesión de una cuenta', en: 'Session of an account' } },
]
