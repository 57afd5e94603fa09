import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { FlowState } from '../rules/flow/flow.ts'
import { standsAt } from '../rules/inbox/inbox.ts'
import { READ_CASES } from '../staff-permissions.ts'
import { standingTo } from './case-store.ts'
import { allEditions, editionOf } from './editions.ts'
import { chosen, type InboxAsked } from './inbox-query.ts'
import { NO_CASE } from './move-case.ts'
import { colleaguesOf } from './workload-query.ts'

/** A line of the list that is taken away. */
export interface ListedCase {
  readonly id: Id
  readonly number: string
  readonly procedure: string
  readonly title: Text
  readonly applicant: string | undefined
  readonly jurisdiction: string | undefined
  readonly filedOn: CivilDate
  readonly at: readonly Text[]
  readonly clockState: string | undefined
  readonly dueOn: CivilDate | undefined
  readonly endedAs: string | undefined
  readonly endedOn: CivilDate | undefined
  readonly assignedTo: string | undefined
  readonly demo: boolean
}

export interface CaseListAsked extends Omit<InboxAsked, 'after' | 'size'> {
  /** The last of the piece before. */
  readonly after?: Id | undefined
  readonly size: number
}

/**
 * The chosen cases of the office, a piece at a time, in the order in which they came into the books: an order that nothing changes, so
 * that no case is told twice or left out because somebody worked on it meanwhile.
 */
export const caseListQuery: Query<CaseListAsked, readonly ListedCase[]> = {
  id: 'cases.list',
  permission: READ_CASES,
  async run(tx, ctx, { after, size, ...asked }) {
    const { who } = ctx
    if (typeof who === 'string') return refuse(NO_CASE)
    const editions = await allEditions(tx)
    const standing = await standingTo(tx, ctx, { officeId: who.officeId, accountId: undefined, tokenHash: undefined })
    const where = chosen(asked, who, ctx.today, editions, standing)
    if (after !== undefined) where.push(sql`c.id > ${after}::uuid`)
    const found = await tx.execute(sql`
      select c.id, c.number, c.definition_id, c.procedure, c.applicant_name, c.jurisdiction, c.filed_on, c.flow, c.clock_state,
        c.due_on, c.ended_as, c.ended_on, c.assigned_account_id, c.demo
      from cases.case_file c where ${sql.join(where, sql` and `)} order by c.id limit ${size}`)
    const names = new Map((await colleaguesOf(tx, who.officeId)).map(({ id, name }) => [id, name]))
    return {
      ok: true,
      value: found.rows.map((row): ListedCase => {
        const said = (value: unknown) => (value === null ? undefined : String(value))
        const definition = editionOf(editions, row)?.definition
        return {
          id: String(row.id),
          number: String(row.number),
          procedure: String(row.procedure),
          title: definition?.title ?? { es: String(row.procedure) },
          applicant: said(row.applicant_name),
          jurisdiction: said(row.jurisdiction),
          filedOn: String(row.filed_on),
          at: definition === undefined ? [] : standsAt(definition, row.flow as FlowState).map(({ title }) => title),
          clockState: said(row.clock_state),
          dueOn: said(row.due_on),
          endedAs: said(row.ended_as),
          endedOn: said(row.ended_on),
          assignedTo: names.get(String(row.assigned_account_id)),
          demo: row.demo === true,
        }
      }),
    }
  },
}
