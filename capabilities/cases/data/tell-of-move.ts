import type { Id } from '../../../kernel/ids.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { notify, type Stranger } from '../../../platform/notifications/notify.ts'
import { CASE_NEWS } from '../filing-notices.ts'
import { filingPaths } from '../filing-paths.ts'
import { APPLICANT } from '../rules/flow/roles.ts'
import { stepsTold } from '../rules/flow/told.ts'
import type { Move, Moved } from './move-case.ts'
import { tellOffice } from './tell-office.ts'

/** Tells the applicant where the definition says so, with what was said to them; and of the office whoever has the roles it names. */
export async function tellOfMove(
  tx: WriteTx,
  ctx: Ctx,
  { before, definition, action, flow }: Moved,
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
  await tellOffice(tx, ctx, before, definition, stepsTold(definition, action, flow), action.title)
}

function applicantOf({ accountId, guestEmail }: Moved['before']): Id | Stranger | undefined {
  return accountId ?? (guestEmail === undefined ? undefined : { email: guestEmail, locale: 'es' })
}
