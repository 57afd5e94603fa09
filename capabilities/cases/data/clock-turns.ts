import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Id } from '../../../kernel/ids.ts'
import type { Query } from '../../../platform/capability/command.ts'
import { COUNT_AGAIN } from '../filing-permissions.ts'
import { type ClockTurnState, clockMove } from '../rules/flow/clock-move.ts'
import type { FlowState } from '../rules/flow/flow.ts'
import { compiledEdition } from './compiled-editions.ts'

export const clockTurnsInput = z.object({ after: z.uuid().optional(), most: z.int().min(1).max(1_000).default(200) })

/** A move that is nobody's but the term's. */
export interface ClockTurn {
  readonly caseId: Id
  readonly expectedVersion: number
  readonly step: string
  readonly action: string
}

/**
 * Cases whose clock says that nobody answered in time, or that silence has decided, and what their definition lets the term do by
 * itself at the step where they stand. Some at a time, after the given case.
 */
export const clockTurns: Query<
  z.infer<typeof clockTurnsInput>,
  { readonly last?: Id; readonly turns: readonly ClockTurn[] }
> = {
  id: 'cases.clock_turns',
  permission: COUNT_AGAIN,
  async run(tx, _ctx, { after, most }) {
    const found = await tx.execute(sql`
      select id, version, flow, clock_state, definition_id, jurisdiction from cases.case_file
      where ended_as is null and clock_state in ('lapsed', 'decided_by_silence')
        and (${after ?? null}::uuid is null or id > ${after ?? null}::uuid)
      order by id limit ${most}`)
    const turns: ClockTurn[] = []
    for (const row of found.rows) {
      const place = row.jurisdiction === null ? undefined : String(row.jurisdiction)
      const { definition } = await compiledEdition(tx, String(row.definition_id), place)
      const move = clockMove(definition, row.flow as FlowState, row.clock_state as ClockTurnState)
      if (move !== undefined) turns.push({ caseId: String(row.id), expectedVersion: Number(row.version), ...move })
    }
    const last = found.rows.length < most ? undefined : found.rows.at(-1)?.id
    return { ok: true, value: { ...(last === undefined ? {} : { last: String(last) }), turns } }
  },
}
