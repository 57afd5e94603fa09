import { formatDate } from '../../../../kernel/format.ts'
import type { Locale } from '../../../../kernel/text.ts'
import type { PoaHead } from '../../data/stored-poa.ts'

/** `Aprobado el 20/12/2018 por Consejo de Alcaldes`; the organ and not the person who signed. */
export function approvalWords(head: PoaHead, locale: Locale): string {
  const { status, approvedOn, approvedBy } = head
  if (status === 'draft') return locale === 'es' ? 'En borrador' : 'Draft'
  const approved = locale === 'es' ? 'Aprobado' : 'Approved'
  if (approvedOn === null) return approved
  const on = `${approved} ${locale === 'es' ? 'el' : 'on'} ${formatDate(approvedOn, locale)}`
  return approvedBy === null ? on : `${on} ${locale === 'es' ? 'por' : 'by'} ${approvedBy}`
}
