import { z } from 'zod'
import { isId } from '../../../../../kernel/ids.ts'
import type { InboxAsked } from '../../../data/inbox-query.ts'
import { PRESSING_FILTERS, SCOPES } from '../../../rules/inbox/inbox.ts'

export const filters = z.object({
  ver: z.string().optional(),
  plazo: z.string().optional(),
  tramite: z.string().optional(),
  de: z.string().optional(),
  busca: z.string().optional(),
  desde: z.string().optional(),
})

/** Which cases somebody asks for, from the address. */
export function askedIn(query: (name: string) => string | undefined): InboxAsked {
  const of = query('de')
  return {
    scope: SCOPES.find((each) => each === query('ver')) ?? 'unit',
    pressing: PRESSING_FILTERS.find((each) => each === query('plazo')),
    procedure: query('tramite') || undefined,
    of: of !== undefined && isId(of) ? of : undefined,
    text: query('busca')?.slice(0, 80) || undefined,
    after: query('desde'),
  }
}
