import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { WriteTx } from '../../database/database.ts'

export interface PostOfUnit {
  readonly personId: Id
  readonly officeId: Id
  /** Code of the unit. */
  readonly unit: string
  readonly from: CivilDate
  readonly to?: CivilDate | undefined
}

/** The post of who plans a unit, made when the unit lacks it, held from one day to another. */
export async function holdPostOfUnit(tx: WriteTx, asked: PostOfUnit): Promise<Result<null, Refusal<'no_unit'>>> {
  const unit = await tx.execute(sql`
    select id from identity.unit where upper(code) = upper(${asked.unit}) and office_id = ${asked.officeId}`)
  const unitId = unit.rows[0]?.id
  if (unitId === undefined) return refuse(noUnit(asked.unit))
  const post = await tx.execute(sql`
    insert into identity.post (id, unit_id, code, title)
    values (${newId()}, ${String(unitId)}, 'PLAN', ${JSON.stringify({ es: 'Planificación de la unidad', en: 'Unit planner' })}::jsonb)
    on conflict (unit_id, code) do update set code = excluded.code returning id`)
  await tx.execute(sql`
    insert into identity.holding (id, post_id, person_id, valid_from, valid_to)
    values (${newId()}, ${String(post.rows[0]?.id)}, ${asked.personId}, ${asked.from}, ${asked.to ?? null})`)
  return { ok: true, value: null }
}

export function noUnit(code: string): Refusal<'no_unit'> {
  return {
    kind: 'no_unit',
    field: 'unit',
    message: {
      es: `Ninguna unidad de esa oficina tiene el código «${code}».`,
      en: `No unit of that office has the code “${code}”.`,
    },
  }
}
