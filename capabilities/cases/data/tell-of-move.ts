import type { Id } from '../../../kernel/ids.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { notify, type Stranger } from '../../../platform/notifications/notify.ts'
import { CASE_NEWS } from '../filing-notices.ts'
import { filingPaths } from '../filing-paths.ts'
import { APPLICANT } from '../rules/flow/roles.ts'
import type { Move, Moved } from './move-case.ts'

/** Tells the applicant where the definition says so, with what was said to them; and whoever the case is assigned to. */
export async function tellOfMove(
  tx: WriteTx,
  ctx: Ctx,
  { before, definition, action }: Moved,
  { publicWords }: Pick<Move, 'publicWords'>,
): Promise<void> {
  const tells = action.tells ?? []
  const to = tells.includes(APPLICANT) ? applicantOf(before) : undefined
  const data = { number: before.number, procedure: definition.title, action: action.title, says: publicWords }
  // A guest comes back by the link of the first letter: the secret is not written into every other one.
  if (to !== undefined)
    await notify(tx, ctx, {
      kind: CASE_NEWS,
      to,
      data,
      link: typeof to === 'string' ? filingPaths.case(before.id) : filingPaths.status(before.number),
    })
}

function applicantOf({ accountId, guestEmail }: Moved['before']): Id | Stranger | undefined {
  return accountId ?? (guestEmail === undefined ? undefined : { email: guestEmail, locale: 'es' })
}
