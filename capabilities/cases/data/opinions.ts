import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { fromDayNumber, toDayNumber } from '../../../kernel/day-number.ts'
import { newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import { WORK_ON_CASES } from '../staff-permissions.ts'
import { addCaseEvent } from './case-store.ts'
import { calendarOf, compiledEdition } from './compiled-editions.ts'
import { CASE } from './move-case.ts'
import { accountOf, holdForStaff, nextOfCase } from './staff-case.ts'

export const OPINION_ENDS = ['favourable', 'with_conditions', 'unfavourable', 'not_competent'] as const

export const askOpinionInput = z.object({
  caseId: z.uuid(),
  askedOf: z.string().trim().min(2).max(200),
  question: z.string().trim().min(5).max(4000),
  /** Working days to answer. */
  within: z.coerce.number().int().min(1).max(60),
})

/** Another unit or body is asked for its opinion, by a day of its own. */
export const askOpinion: Command<
  z.infer<typeof askOpinionInput>,
  { readonly opinionId: string; readonly dueOn: string }
> = {
  id: 'cases.ask_opinion',
  title: { es: 'Pedir una opinión', en: 'Ask for an opinion' },
  input: askOpinionInput,
  permission: WORK_ON_CASES,
  async run(tx, ctx, { caseId, askedOf, question, within }) {
    const held = await holdForStaff(tx, ctx, caseId)
    if (!held.ok) return held
    const { row } = held.value
    if (row.endedAs !== undefined) return refuse(ENDED)
    const { definition } = await compiledEdition(tx, row.definitionId, row.jurisdiction)
    const calendar = await calendarOf(tx, definition.calendar)
    let day = toDayNumber(ctx.today)
    for (let left = within; left > 0; left -= 1) {
      const next = calendar === undefined ? day + 1 : calendar.workingFrom(day + 1)
      if (next === undefined) return refuse(NO_DAY)
      day = next
    }
    const dueOn = fromDayNumber(day)
    const id = newId()
    const number = await nextOfCase(tx, 'opinion', caseId)
    await tx.execute(sql`
      insert into cases.opinion (id, office_id, case_id, number, asked_of, question, asked_at, asked_on, asked_by, due_on)
      values (${id}, ${row.officeId}, ${caseId}, ${number}, ${askedOf}, ${question}, ${ctx.now}, ${ctx.today},
        ${accountOf(ctx)}::uuid, ${dueOn})`)
    await addCaseEvent(tx, ctx, row, {
      role: 'staff',
      action: 'ask_opinion',
      internalWords: question,
      payload: { askedOf, dueOn },
    })
    return {
      ok: true,
      value: {
        output: { opinionId: id, dueOn },
        changes: [{ kind: CASE, id: caseId, label: row.number, before: {}, after: { opinion: askedOf, due: dueOn } }],
      },
    }
  },
}

export const answerOpinionInput = z.object({
  caseId: z.uuid(),
  opinionId: z.uuid(),
  conclusion: z.enum(OPINION_ENDS),
  answer: z.string().trim().min(5).max(8000),
  expectedVersion: z.coerce.number().int().min(1),
})

/** The opinion as it came in. It is answered once. */
export const answerOpinion: Command<z.infer<typeof answerOpinionInput>, { readonly number: number }> = {
  id: 'cases.answer_opinion',
  title: { es: 'Anotar una opinión recibida', en: 'Write down an opinion received' },
  input: answerOpinionInput,
  permission: WORK_ON_CASES,
  async run(tx, ctx, { caseId, opinionId, conclusion, answer, expectedVersion }) {
    const held = await holdForStaff(tx, ctx, caseId)
    if (!held.ok) return held
    const { row } = held.value
    const done = await tx.execute(sql`
      update cases.opinion set answered_at = ${ctx.now}, answered_on = ${ctx.today}, answered_by = ${accountOf(ctx)}::uuid,
        conclusion = ${conclusion}, answer = ${answer}, version = version + 1
      where id = ${opinionId} and case_id = ${caseId} and version = ${expectedVersion} and answered_at is null
      returning number, asked_of`)
    const [found] = done.rows
    if (found === undefined) return refuse(ANSWERED)
    const number = Number(found.number)
    await addCaseEvent(tx, ctx, row, {
      role: 'staff',
      action: 'opinion',
      internalWords: answer,
      payload: { askedOf: String(found.asked_of), conclusion },
    })
    const after = { opinion: String(found.asked_of), conclusion }
    return {
      ok: true,
      value: { output: { number }, changes: [{ kind: CASE, id: caseId, label: row.number, before: {}, after }] },
    }
  },
}

const ENDED: Refusal<'ended'> = {
  kind: 'ended',
  message: { es: 'El expediente ya terminó.', en: 'The case has ended already.' },
}

const NO_DAY: Refusal<'no_day'> = {
  kind: 'no_day',
  message: {
    es: 'El calendario no tiene un día hábil hasta entonces.',
    en: 'The calendar has no working day until then.',
  },
}

const ANSWERED: Refusal<'answered'> = {
  kind: 'answered',
  message: {
    es: 'Esa opinión ya se anotó, o el expediente no la tiene.',
    en: 'That opinion was written down already, or the case has none such.',
  },
}
