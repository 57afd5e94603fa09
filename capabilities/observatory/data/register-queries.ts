import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { READ_OBSERVATORY } from '../catalogue-permissions.ts'
import type { RegisterKind } from '../rules/registers/kind.ts'
import type { Area } from '../rules/registers/plane.ts'
import type { PublishedYear } from '../rules/registers/publication.ts'
import { groundOf, NO_REGISTER, registers } from './register-store.ts'
import { countEntered } from './register-values.ts'

export interface OpenRegister {
  readonly kind: RegisterKind
  readonly years: readonly number[]
  readonly demo: boolean
}

/** Registers, and of which years something is published. */
export const openRegistersQuery: Query<undefined, readonly OpenRegister[]> = {
  id: 'observatory.open_registers',
  permission: READ_OBSERVATORY,
  async run(tx) {
    const years = await tx.execute(sql`
      select register_id, array_agg(year order by year desc) as years, bool_or((content ->> 'demo')::boolean) as demo
      from observatory.register_year group by register_id`)
    const of = (id: Id) => years.rows.find((row) => row.register_id === id)
    return {
      ok: true,
      value: (await registers(tx)).map(({ id, kind }) => ({
        kind,
        years: ((of(id)?.years ?? []) as readonly number[]).map(Number),
        demo: of(id)?.demo === true,
      })),
    }
  },
}

export interface OpenRegisterYear extends OpenRegister {
  readonly registerId: Id
  readonly content: PublishedYear | undefined
  readonly madeAt: string | undefined
  readonly places: readonly { readonly id: Id; readonly code: string; readonly name: string }[]
  readonly shapes: ReadonlyMap<string, Area>
  /** Values entered in the span of the register's target; absent where it has none. */
  readonly entered: number | undefined
}

/** What is published of a register in a year; the newest where none is said. */
export const openRegisterQuery: Query<{ readonly code: string; readonly year?: number | undefined }, OpenRegisterYear> =
  {
    id: 'observatory.open_register',
    permission: READ_OBSERVATORY,
    async run(tx, ctx, { code, year }) {
      const found = await openRegister(tx, code, year, ctx.today)
      return found === undefined ? refuse(NO_REGISTER) : { ok: true, value: found }
    },
  }

export async function openRegister(
  tx: ReadTx,
  code: string,
  year: number | undefined,
  today: string,
): Promise<OpenRegisterYear | undefined> {
  const [register] = await registers(tx, code)
  if (register === undefined) return undefined
  const found = await tx.execute(sql`
    select year, made_at, content, (content ->> 'demo')::boolean as demo from observatory.register_year
    where register_id = ${register.id} order by year desc`)
  const years = found.rows.map((row) => Number(row.year))
  const row = year === undefined ? found.rows[0] : found.rows.find((each) => Number(each.year) === year)
  const shownYear = row === undefined ? undefined : Number(row.year)
  const { target } = register.kind
  const ground = await groundOf(tx, register.kind, shownYear === undefined ? today : `${shownYear}-12-31`)
  return {
    registerId: register.id,
    kind: register.kind,
    years,
    demo: row?.demo === true,
    content: row === undefined ? undefined : (row.content as PublishedYear),
    madeAt: row === undefined ? undefined : String(row.made_at),
    places: ground.listed,
    shapes: ground.shapes,
    entered: target === undefined ? undefined : await countEntered(tx, register.id, target),
  }
}
