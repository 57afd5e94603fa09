import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Id } from '../../../kernel/ids.ts'
import { newId } from '../../../kernel/ids.ts'
import { LOCALES } from '../../../kernel/text.ts'
import type { Command } from '../../capability/command.ts'
import { defineJob, enqueue } from '../../jobs/jobs.ts'
import { notify } from '../../notifications/notify.ts'
import { BY_LINK } from '../permissions.ts'
import { makeLink } from './links.ts'
import { RECOVERY } from './notices.ts'

export const recoveryForm = z.object({ email: z.string().trim().min(1).max(254) })

/** More letters than these in an hour to one account are not sent: nobody's mailbox is filled by a stranger. */
const LETTERS_AN_HOUR = 3

const askInput = recoveryForm.extend({ locale: z.enum(LOCALES) })

/**
 * Notes that somebody wants to recover, and nothing else: whose address it is, and whether anybody's, a job finds out. So the
 * answer and the time it takes are the same for every address (OWASP ASVS 5, 6.3.8).
 */
export const askRecovery: Command<z.infer<typeof askInput>, null> = {
  id: 'identity.ask_recovery',
  title: { es: 'Pedir una contraseña nueva', en: 'Ask for a new password' },
  input: askInput,
  permission: BY_LINK,
  async run(tx, ctx, { email, locale }) {
    const requestId = newId()
    await tx.execute(sql`
      insert into identity.recovery_request (id, email, locale, at) values (${requestId}, ${email}, ${locale}, ${ctx.now})`)
    await enqueue(tx, answerRecovery, { requestId })
    return { ok: true, value: { output: null, changes: [] } }
  },
}

const requestInput = z.object({ requestId: z.uuid() })

/** Sends a link to every open account with the address, and forgets the address. */
const sendRecovery: Command<z.infer<typeof requestInput>, null> = {
  id: 'identity.send_recovery',
  title: { es: 'Enviar el enlace para una contraseña nueva', en: 'Send the link for a new password' },
  input: requestInput,
  permission: BY_LINK,
  async run(tx, ctx, { requestId }) {
    const taken = await tx.execute(sql`delete from identity.recovery_request where id = ${requestId} returning email`)
    const email = taken.rows[0]?.email
    if (typeof email !== 'string') return { ok: true, value: { output: null, changes: [] } }
    const accounts = await tx.execute(sql`
      select a.id, a.login from identity.account a
      where a.person_id in (select identity.persons_with_email(${email})) and a.disabled_at is null
        -- Who enters by the institution's provider alone has no password here, and does not get one by a letter.
        and (a.password_hash is not null or not exists (select 1 from identity.provider_identity i where i.account_id = a.id))
        and (select count(*) from identity.access_link l where l.account_id = a.id and l.purpose = 'recovery'
          and l.at > ${ctx.now}::timestamptz - interval '1 hour') < ${LETTERS_AN_HOUR}`)
    const changes: { kind: string; id: Id; label: string; after: object }[] = []
    for (const row of accounts.rows) {
      const [id, login] = [String(row.id), String(row.login)]
      const token = await makeLink(tx, ctx, id, 'recovery')
      await notify(tx, ctx, { kind: RECOVERY, to: id, data: { login }, link: `/recuperar/${token}` })
      changes.push({ kind: 'identity.account', id, label: login, after: { recovery: 'sent' } })
    }
    return { ok: true, value: { output: null, changes } }
  },
}

const answerRecovery = defineJob({
  id: 'identity.answer_recovery',
  title: { es: 'Responder a quien pide una contraseña nueva', en: 'Answer who asks for a new password' },
  input: requestInput,
  keptDays: 2,
  async run(ctx, input, { services }) {
    const done = await services.runner.command(sendRecovery, ctx, input)
    if (!done.ok) throw new Error(done.refusal.kind)
  },
})

export const recoveryCommands = [askRecovery, sendRecovery]
export const recoveryJobs = [answerRecovery]
