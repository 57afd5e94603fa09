import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Id } from '../../../kernel/ids.ts'
import { type Result, refuse } from '../../../kernel/result.ts'
import type { Command, Query } from '../../capability/command.ts'
import type { Ctx } from '../../capability/context.ts'
import type { Runner } from '../../capability/runner.ts'
import { notify } from '../../notifications/notify.ts'
import { localeOf } from '../../notifications/recipients.ts'
import { BY_LINK, MANAGE_PEOPLE } from '../permissions.ts'
import { emailAddress } from './invite.ts'
import { withdrawLinks } from './links.ts'
import { managedAccount, NO_SUCH_ACCOUNT, outcome } from './manage.ts'
import { addressIsTaken, EMAIL_TAKEN } from './new-account.ts'
import { EMAIL_CHANGED } from './notices.ts'

export const emailForm = z.object({ email: emailAddress })

/** Changes the address of an account. What it was and is stays out of the history; that it changed does not. */
export const changeEmail: Command<z.infer<typeof emailForm> & { accountId: Id }, null> = {
  id: 'identity.change_email',
  title: { es: 'Cambiar el correo de una cuenta', en: 'Change the address of an account' },
  input: emailForm.extend({ accountId: z.uuid() }),
  permission: MANAGE_PEOPLE,
  sensitive: true,
  async run(tx, ctx, { accountId, email }) {
    const account = await managedAccount(tx, accountId)
    if (account === undefined) return refuse(NO_SUCH_ACCOUNT)
    if (await addressIsTaken(tx, email)) return refuse(EMAIL_TAKEN)
    await tx.execute(sql`
      update identity.person set email = ${email}, version = version + 1 where id = ${account.personId}`)
    await withdrawLinks(tx, ctx, accountId, 'recovery')
    return outcome(account, { after: { email: 'changed' } })
  },
}

/** The address as it stands, for the program alone: an administrator does not see it. */
const presentAddress: Query<{ readonly accountId: Id }, string | undefined> = {
  id: 'identity.present_address',
  permission: BY_LINK,
  async run(tx, _ctx, { accountId }) {
    const found = await tx.execute(sql`
      select identity.email_of(person_id) as email from identity.account where id = ${accountId}`)
    const email = found.rows[0]?.email
    return { ok: true, value: typeof email === 'string' && email !== '' ? email : undefined }
  },
}

const tellInput = z.object({ accountId: z.uuid(), email: emailAddress })

/** Who loses an address hears of it there: at the new one, only whoever took it would (OWASP ASVS 5, 6.3.7). */
const tellFormerAddress: Command<z.infer<typeof tellInput>, null> = {
  id: 'identity.tell_former_address',
  title: { es: 'Avisar al correo anterior', en: 'Tell the former address' },
  input: tellInput,
  permission: BY_LINK,
  async run(tx, ctx, { accountId, email }) {
    const to = { email, locale: await localeOf(tx, accountId) }
    await notify(tx, ctx, { kind: EMAIL_CHANGED, to, data: {} })
    return { ok: true, value: { output: null, changes: [] } }
  },
}

export async function changeAddress(
  runner: Runner,
  ctx: Ctx,
  input: z.infer<typeof emailForm> & { readonly accountId: Id },
  address: string,
): Promise<Result<null>> {
  const program: Ctx = { ...ctx, who: 'system' }
  const before = await runner.query(presentAddress, program, input)
  const done = await runner.command(changeEmail, ctx, input, { address })
  if (!done.ok || !before.ok || before.value === undefined) return done
  return runner.command(tellFormerAddress, program, { accountId: input.accountId, email: before.value }, { address })
}

export const changeEmailCommands = [changeEmail, tellFormerAddress]
export const changeEmailQueries = [presentAddress]
