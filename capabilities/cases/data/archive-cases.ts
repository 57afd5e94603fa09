import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command, Query } from '../../../platform/capability/command.ts'
import { ARCHIVE_CASES } from '../filing-permissions.ts'
import { archivedFrom } from '../rules/appeal/appeal.ts'
import { CLOCK } from '../rules/flow/roles.ts'
import { decidedOf } from './appeals.ts'
import { tellCases } from './case-news.ts'
import { addCaseEvent, lockCase } from './case-store.ts'
import { calendarOf, compiledEdition } from './compiled-editions.ts'
import { allEditions } from './editions.ts'
import { CASE } from './move-case.ts'

const toArchiveInput = z.object({ after: z.uuid().optional(), most: z.int().min(1).max(5_000).default(500) })

/** Ended cases that are not in the archive and whose definition says when they go there. Some at a time. */
export const toArchiveQuery: Query<
  z.infer<typeof toArchiveInput>,
  { readonly ids: readonly Id[]; readonly last?: Id }
> = {
  id: 'cases.to_archive',
  permission: ARCHIVE_CASES,
  async run(tx, _ctx, { after, most }) {
    const said = [...(await allEditions(tx))].flatMap(([id, { definition }]) =>
      definition.archive === undefined ? [] : [id],
    )
    if (said.length === 0) return { ok: true, value: { ids: [] } }
    const found = await tx.execute(sql`
      select id from cases.case_file where ended_as is not null and archived_on is null
        and definition_id = any(${sql.param(said)}::uuid[])
        and (${after ?? null}::uuid is null or id > ${after ?? null}::uuid) order by id limit ${most}`)
    const ids = found.rows.map(({ id }) => String(id))
    const last = ids.length < most ? undefined : ids.at(-1)
    return { ok: true, value: { ids, ...(last === undefined ? {} : { last }) } }
  },
}

const archiveInput = z.object({ caseId: z.uuid() })

/** Puts a case into the archive, once its day has come; by the calendar and by nobody. It is read as before. */
export const archiveCase: Command<z.infer<typeof archiveInput>, { readonly number: string }> = {
  id: 'cases.archive',
  title: { es: 'Archivar un expediente terminado', en: 'Archive an ended case' },
  input: archiveInput,
  permission: ARCHIVE_CASES,
  async run(tx, ctx, { caseId }) {
    const row = await lockCase(tx, caseId)
    if (row?.endedOn === undefined) return refuse(NOT_YET)
    const { definition } = await compiledEdition(tx, row.definitionId, row.jurisdiction)
    const calendar = await calendarOf(tx, definition.calendar)
    const from =
      calendar === undefined ? undefined : archivedFrom(definition, calendar, await decidedOf(tx, row, row.endedOn))
    if (from === undefined || ctx.today < from) return refuse(NOT_YET)
    const done = await tx.execute(sql`
      update cases.case_file set archived_on = ${ctx.today}, version = version + 1
      where id = ${row.id} and archived_on is null returning version`)
    if (done.rows.length === 0) return refuse(NOT_YET)
    await addCaseEvent(tx, ctx, row, { role: CLOCK, action: 'archive' })
    tellCases(tx, [row.number])
    const change = { before: {}, after: { archivedOn: ctx.today } }
    return {
      ok: true,
      value: { output: { number: row.number }, changes: [{ kind: CASE, id: row.id, label: row.number, ...change }] },
    }
  },
}

const NOT_YET: Refusal<'not_yet'> = {
  kind: 'not_yet',
  message: { es: 'Todavía no toca archivarlo.', en: 'It is not to be archived yet.' },
}
