import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import { APPLY } from '../filing-permissions.ts'
import type { Definition, Step } from '../rules/definition/definition.ts'
import { APPLICANT } from '../rules/flow/roles.ts'
import { CASE_NOT_HERE } from './case-query.ts'
import { addCaseEvent, lockCase } from './case-store.ts'
import { compiledEdition } from './compiled-editions.ts'
import { isOwn } from './draft-store.ts'
import { CASE } from './move-case.ts'
import { tellOffice } from './tell-office.ts'

const messageInput = z.object({
  caseId: z.uuid(),
  links: z.array(z.string().length(64)).max(50).default([]),
  words: z.string().trim().min(1).max(4000),
})

/** The applicant writes to whoever works on the case. It moves nothing and does nothing to the clock. */
export const writeMessage: Command<z.output<typeof messageInput>, { readonly sequence: number }> = {
  id: 'cases.write_message',
  title: { es: 'Escribir a la institución sobre un expediente', en: 'Write to the institution about a case' },
  input: messageInput as z.ZodType<z.output<typeof messageInput>>,
  permission: APPLY,
  async run(tx, ctx, { caseId, links, words }) {
    const row = await lockCase(tx, caseId)
    if (row === undefined || !isOwn(ctx, links, row)) return refuse(CASE_NOT_HERE)
    const sequence = await addCaseEvent(tx, ctx, row, { role: APPLICANT, action: 'message', publicWords: words })
    await tx.execute(sql`update cases.case_file set version = version + 1 where id = ${row.id}`)
    const { definition } = await compiledEdition(tx, row.definitionId, row.jurisdiction)
    const open = definition.steps.filter(({ key, by }) => row.flow.open.includes(key) && by !== APPLICANT)
    // Where it is the applicant's turn nobody else's step is open: who would hear of the answer hears of the message.
    const steps = open.length > 0 ? open : heard(definition, row.flow.open)
    await tellOffice(tx, ctx, row, definition, steps, MESSAGE)
    const change = { kind: CASE, id: row.id, label: row.number, before: {}, after: { action: 'message' } }
    return { ok: true, value: { output: { sequence }, changes: [change] } }
  },
}

const MESSAGE = { es: 'Escribió quien solicita', en: 'The applicant wrote' }

/** The steps to which the applicant's own lead. */
function heard({ steps }: Pick<Definition, 'steps'>, open: readonly string[]): readonly Step[] {
  const next = steps.filter(({ key }) => open.includes(key)).flatMap(({ actions }) => actions.flatMap(({ to }) => to))
  return steps.filter(({ key, by }) => next.includes(key) && by !== undefined && by !== APPLICANT)
}
