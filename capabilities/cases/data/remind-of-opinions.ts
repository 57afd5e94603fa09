import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { WorkingCalendar } from '../../../platform/calendar/working-calendar.ts'
import type { Command, Query } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { REMIND_OF_OPINIONS } from '../filing-permissions.ts'
import { everyAction, type FlowState } from '../rules/flow/flow.ts'
import { CLOCK } from '../rules/flow/roles.ts'
import { type OpinionReminded, REMIND_OPINION } from '../rules/opinions/reminded.ts'
import { opinionReminder, reminderTerms } from '../rules/opinions/reminders.ts'
import { OPINION_DUE } from '../staff-notices.ts'
import { staffPaths } from '../staff-paths.ts'
import { addCaseEvent, type CaseRow, lockCase } from './case-store.ts'
import { calendarOf, compiledEdition } from './compiled-editions.ts'
import { toldAt } from './tell-office.ts'

export interface OpinionReminder {
  readonly opinionId: Id
  /** Working days from its due date. */
  readonly days: number
}

/** Opinions that have a reminder today, by the terms of their definition. A demonstration reminds nobody. */
export const opinionReminders: Query<null, readonly OpinionReminder[]> = {
  id: 'cases.opinion_reminders',
  permission: REMIND_OF_OPINIONS,
  async run(tx, ctx) {
    const found = await tx.execute(sql`
      select o.id, o.due_on, c.definition_id, c.jurisdiction, c.flow from cases.opinion o
      join cases.case_file c on c.id = o.case_id
      where o.answered_at is null and c.ended_as is null and not c.demo order by o.due_on, o.id`)
    const calendars = new Map<string, WorkingCalendar | undefined>()
    const due: OpinionReminder[] = []
    for (const row of found.rows) {
      const place = row.jurisdiction === null ? undefined : String(row.jurisdiction)
      const { definition } = await compiledEdition(tx, String(row.definition_id), place)
      const terms = reminderTerms(definition, row.flow as FlowState)
      if (!calendars.has(definition.calendar))
        calendars.set(definition.calendar, await calendarOf(tx, definition.calendar))
      const calendar = calendars.get(definition.calendar)
      if (terms === undefined || calendar === undefined) continue
      const days = opinionReminder(calendar, terms, String(row.due_on), ctx.today)
      if (days !== undefined) due.push({ opinionId: String(row.id), days })
    }
    return { ok: true, value: due }
  },
}

const remindInput = z.object({ opinionId: z.uuid(), days: z.int() })

/** One reminder, once however often it is asked for: the case's history tells that it left, and to how many. */
export const remindOfOpinion: Command<z.infer<typeof remindInput>, { readonly told: number }> = {
  id: 'cases.remind_of_opinion',
  title: { es: 'Recordar una opinión pedida', en: 'Remind of an opinion asked for' },
  input: remindInput,
  permission: REMIND_OF_OPINIONS,
  async run(tx, ctx, { opinionId, days }) {
    const found = await tx.execute(sql`select case_id from cases.opinion where id = ${opinionId}`)
    const row = found.rows[0] === undefined ? undefined : await lockCase(tx, String(found.rows[0].case_id))
    const asked = await tx.execute(sql`
      select number, asked_of, asked_by, due_on from cases.opinion o where id = ${opinionId} and answered_at is null
        and not exists (select from cases.case_event e where e.case_id = o.case_id and e.action = ${REMIND_OPINION}
          and e.payload @> jsonb_build_object('opinion', o.number, 'dueOn', o.due_on::text, 'days', ${days}::int))`)
    const [opinion] = asked.rows
    if (row === undefined || row.endedAs !== undefined || opinion === undefined) return refuse(NOTHING_TO_REMIND)
    const to = await whoAwaits(tx, ctx, row, opinion.asked_by === null ? undefined : String(opinion.asked_by))
    const dueOn = String(opinion.due_on)
    const data = { number: row.number, askedOf: String(opinion.asked_of), dueOn, days }
    for (const account of to)
      await notify(tx, ctx, { kind: OPINION_DUE, to: account, data, link: `${staffPaths.case(row.id)}#opiniones` })
    const payload: OpinionReminded = { opinion: Number(opinion.number), dueOn, days, told: to.length }
    await addCaseEvent(tx, ctx, row, { role: CLOCK, action: REMIND_OPINION, payload: { ...payload } })
    return { ok: true, value: { output: { told: to.length }, changes: [] } }
  },
}

/** Whoever has the case and whoever asked; where nobody has it, also those whose turn it is. */
async function whoAwaits(tx: ReadTx, ctx: Ctx, row: CaseRow, askedBy: Id | undefined): Promise<readonly Id[]> {
  const has = row.assignedAccountId
  const { definition } = await compiledEdition(tx, row.definitionId, row.jurisdiction)
  const open = everyAction(definition, row.flow).map(({ step }) => step)
  const others = has === undefined ? await toldAt(tx, ctx, row, definition, [...new Set(open)]) : [has]
  const asker = askedBy === undefined ? [] : await inUse(tx, askedBy)
  return [...new Set([...others, ...asker])]
}

async function inUse(tx: ReadTx, id: Id): Promise<readonly Id[]> {
  const found = await tx.execute(sql`select id from identity.account where id = ${id} and disabled_at is null`)
  return found.rows.map((row) => String(row.id))
}

const NOTHING_TO_REMIND: Refusal<'nothing_to_remind'> = {
  kind: 'nothing_to_remind',
  message: {
    es: 'La opinión ya llegó, o ya se recordó.',
    en: 'The opinion has arrived already, or was reminded of.',
  },
}
