import { sql } from 'drizzle-orm'
import { refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Query } from '../../../platform/capability/command.ts'
import { READ_STATUS } from '../filing-permissions.ts'
import { allEditions } from './editions.ts'
import { jurisdictionNames } from './jurisdiction-names.ts'
import { NO_CASE } from './move-case.ts'

/** What everybody may know of a case of the system before: what its file said, without whose it was. */
export interface PastStatus {
  readonly number: string
  readonly title: Text
  readonly filedOn: string | undefined
  readonly endedOn: string | undefined
  readonly endedAs: string | undefined
  readonly place: string | undefined
  readonly use: Text | undefined
  readonly area: number | undefined
  readonly storeys: number | undefined
}

/** A case that was not filed here, by its number as it was written then. */
export const pastStatusQuery: Query<{ readonly number: string }, PastStatus> = {
  id: 'cases.past_status',
  permission: READ_STATUS,
  async run(tx, ctx, { number }) {
    const found = await tx.execute(sql`
      select number, procedure, jurisdiction, filed_on, ended_on, ended_as, use, area, storeys from cases.open_past_case
      where upper(number) = ${number.trim().toUpperCase()} order by filed_on desc nulls last limit 1`)
    const [row] = found.rows
    if (row === undefined) return refuse(NO_CASE)
    const said = (value: unknown) => (value === null ? undefined : String(value))
    const figure = (value: unknown) => (value === null ? undefined : Number(value))
    const definition = [...(await allEditions(tx)).values()].find((each) => each.definition.code === row.procedure)
    const jurisdiction = said(row.jurisdiction)
    const names = await jurisdictionNames(tx, jurisdiction === undefined ? [] : [jurisdiction], ctx.today)
    const uses = definition?.fields.get('use')?.options ?? []
    return {
      ok: true,
      value: {
        number: String(row.number),
        title: definition?.definition.title ?? { es: String(row.procedure) },
        filedOn: said(row.filed_on),
        endedOn: said(row.ended_on),
        endedAs: said(row.ended_as),
        place: jurisdiction === undefined ? undefined : (names.get(jurisdiction) ?? jurisdiction),
        use: uses.find(({ value }) => value === row.use)?.title,
        area: figure(row.area),
        storeys: figure(row.storeys),
      },
    }
  },
}
