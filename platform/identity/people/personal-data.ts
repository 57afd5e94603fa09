import type { PersonalField, RetentionRule } from '../../capability/manifest.ts'

/** What looking after people leaves written about them. */
export const peoplePersonalData: readonly PersonalField[] = [
  {
    table: 'identity.substitution',
    column: 'reason',
    title: { es: 'Motivo de una sustitución', en: 'Reason for a substitution' },
    // Why somebody is absent may be their health.
    sensitivity: 'content',
    purpose: {
      es: 'Saber por qué otra persona actuó en su lugar',
      en: 'To know why somebody else acted in their place',
    },
    keptFor: {
      es: 'Cinco años después de terminada; en el historial, mientras este exista',
      en: 'Five years after it ended; in the history, as long as that exists',
    },
    subject: { column: 'absent_account_id', is: 'account' },
  },
  {
    table: 'identity.account',
    column: 'disabled_reason',
    title: { es: 'Motivo del cierre de la cuenta', en: 'Why the account was closed' },
    sensitivity: 'content',
    purpose: { es: 'Saber por qué se cerró', en: 'To know why it was closed' },
    keptFor: { es: 'Cinco años después de cerrada', en: 'Five years after it was closed' },
    subject: { column: 'person_id', is: 'person' },
  },
]

export const peopleRetention: readonly RetentionRule[] = [
  {
    id: 'identity.reasons_of_substitutions',
    title: { es: 'Motivos de sustituciones terminadas', en: 'Reasons of substitutions that have ended' },
    table: 'identity.substitution',
    since: 't.valid_to',
    keep: 'P5Y',
    action: { anonymise: { reason: '' } },
  },
  {
    id: 'identity.reasons_of_closing',
    title: { es: 'Motivos de cuentas cerradas', en: 'Reasons why accounts were closed' },
    table: 'identity.account',
    since: 't.disabled_at',
    keep: 'P5Y',
    action: { anonymise: { disabled_reason: null } },
  },
  {
    id: 'identity.links_of_recovery',
    title: { es: 'Enlaces de recuperación vencidos', en: 'Expired links of recovery' },
    table: 'identity.access_link',
    // Those of invitations are kept with the account: by them one sees who has never entered.
    since: `case when t.purpose = 'recovery' then t.expires_at end`,
    keep: 'P90D',
    action: 'delete',
  },
]
