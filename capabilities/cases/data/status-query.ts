import { sql } from 'drizzle-orm'
import { refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import { READ_STATUS } from '../filing-permissions.ts'
import type { Definition } from '../rules/definition/definition.ts'
import { definitionFor } from '../rules/definition/override.ts'
import type { Answers } from '../rules/filing/answers.ts'
import { typedCaseNumber } from '../rules/filing/number.ts'
import type { FlowState } from '../rules/flow/flow.ts'
import { type CaseClock, clockOf } from './case-query.ts'
import { readLedger } from './case-store.ts'
import { NO_CASE } from './move-case.ts'

export interface PublicStatus {
  readonly number: string
  readonly filedOn: string
  readonly flow: FlowState
  readonly endedAs: string | undefined
  readonly endedOn: string | undefined
  readonly demo: boolean
  /** Of the edition it was filed under. */
  readonly definition: Definition
  /** Answers that the definition opens to everybody. */
  readonly answers: Answers
  readonly events: readonly {
    readonly sequence: number
    readonly on: string
    readonly role: string
    readonly step: string
    readonly action: string
  }[]
  readonly clock: CaseClock | undefined
}

/** How a case stands, by its number; everything here the public's own role of the database may read. */
export const statusQuery: Query<{ readonly number: string }, PublicStatus> = {
  id: 'cases.status',
  permission: READ_STATUS,
  async run(tx, ctx, { number }) {
    const found = await tx.execute(sql`
      select c.id, c.number, c.jurisdiction, c.filed_on, c.flow, c.ended_as, c.ended_on, c.demo, c.answers, d.content
      from cases.open_case c join cases.definition d on d.id = c.definition_id where c.number = ${typedCaseNumber(number)}`)
    const [row] = found.rows
    if (row === undefined) return refuse(NO_CASE)
    const id = String(row.id)
    const place = row.jurisdiction === null ? undefined : String(row.jurisdiction)
    const definition = definitionFor(row.content as Definition, place)
    const events = await tx.execute(sql`
      select sequence, on_day, role, step, action from cases.open_case_event where case_id = ${id} order by sequence`)
    const ledger = await readLedger(tx, id, sql`cases.open_clock_entry`)
    return {
      ok: true,
      value: {
        number: String(row.number),
        filedOn: String(row.filed_on),
        flow: row.flow as FlowState,
        endedAs: row.ended_as === null ? undefined : String(row.ended_as),
        endedOn: row.ended_on === null ? undefined : String(row.ended_on),
        demo: row.demo === true,
        definition,
        answers: row.answers as Answers,
        events: events.rows.map((event) => ({
          sequence: Number(event.sequence),
          on: String(event.on_day),
          role: String(event.role),
          step: String(event.step),
          action: String(event.action),
        })),
        clock: await clockOf(tx, definition, ledger, ctx.today),
      },
    }
  },
}
