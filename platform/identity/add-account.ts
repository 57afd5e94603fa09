import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, newId } from '../../kernel/ids.ts'
import { type Refusal, refuse } from '../../kernel/result.ts'
import { sortKey } from '../../kernel/sort-key.ts'
import type { Command } from '../capability/command.ts'
import { ROLE_IDS } from '../capability/context.ts'
import { ADD_ACCOUNT } from './permissions.ts'

export const addAccountInput = z.object({
  login: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9._-]{1,60}$/),
  name: z.string().trim().min(2).max(200),
  role: z.enum(ROLE_IDS),
  /** Code of the unit in which a planner plans. */
  unit: z.string().optional(),
  passwordHash: z.string().startsWith('$argon2id$'),
})

export type AddAccountRefusal = Refusal<'login_taken' | 'no_unit' | 'no_office' | 'unit_missing'>

/** A person with an account and a role from today on; a unit's planner also gets a post in the unit. */
export const addAccount: Command<z.infer<typeof addAccountInput>, { readonly accountId: Id }> = {
  id: 'identity.add_account',
  title: { es: 'Crear una cuenta', en: 'Create an account' },
  input: addAccountInput,
  permission: ADD_ACCOUNT,
  async run(tx, ctx, input) {
    const office = await tx.execute(sql`
      select id from identity.office where kind = 'planning_office' order by code collate "C" limit 1`)
    const officeId = office.rows[0]?.id
    if (officeId === undefined) return refuse(noOffice())
    const taken = await tx.execute(sql`select 1 from identity.account where login = ${input.login}`)
    if (taken.rows.length > 0) return refuse(loginTaken(input.login))
    if (input.role === 'unit_planner' && input.unit === undefined) return refuse(unitMissing())
    const personId = newId()
    const accountId = newId()
    await tx.execute(sql`
      insert into identity.person (id, name, sort_key) values (${personId}, ${input.name}, ${sortKey(input.name)})`)
    await tx.execute(sql`
      insert into identity.account (id, person_id, office_id, login, password_hash)
      values (${accountId}, ${personId}, ${String(officeId)}, ${input.login}, ${input.passwordHash})`)
    await tx.execute(sql`
      insert into identity.role_grant (id, account_id, role, valid_from)
      values (${newId()}, ${accountId}, ${input.role}, ${ctx.today})`)
    if (input.unit !== undefined) {
      const unit = await tx.execute(sql`select id from identity.unit where upper(code) = upper(${input.unit})`)
      const unitId = unit.rows[0]?.id
      if (unitId === undefined) return refuse(noUnit(input.unit))
      const postId = newId()
      const post = await tx.execute(sql`
        insert into identity.post (id, unit_id, code, title)
        values (${postId}, ${String(unitId)}, 'PLAN', ${JSON.stringify({ es: 'Planificación de la unidad', en: 'Unit planner' })}::jsonb)
        on conflict (unit_id, code) do update set code = excluded.code returning id`)
      await tx.execute(sql`
        insert into identity.holding (id, post_id, person_id, valid_from)
        values (${newId()}, ${String(post.rows[0]?.id)}, ${personId}, ${ctx.today})`)
    }
    return {
      ok: true,
      value: {
        output: { accountId },
        changes: [
          {
            kind: 'identity.account',
            id: accountId,
            label: input.login,
            after: { role: input.role, unit: input.unit ?? null },
          },
        ],
      },
    }
  },
}

function loginTaken(login: string): AddAccountRefusal {
  return {
    kind: 'login_taken',
    field: 'login',
    message: { es: `Ya existe una cuenta «${login}».`, en: `There is an account “${login}” already.` },
  }
}

function noUnit(code: string): AddAccountRefusal {
  return {
    kind: 'no_unit',
    field: 'unit',
    message: { es: `Ninguna unidad tiene el código «${code}».`, en: `No unit has the code “${code}”.` },
  }
}

function unitMissing(): AddAccountRefusal {
  return {
    kind: 'unit_missing',
    field: 'unit',
    message: {
      es: 'Quien planifica una unidad necesita su código: --unit SCDU.',
      en: 'A unit’s planner needs the unit’s code: --unit SCDU.',
    },
  }
}

function noOffice(): AddAccountRefusal {
  return {
    kind: 'no_office',
    message: {
      es: 'La implantación no tiene oficina de planificación; revise institution.yaml.',
      en: 'The deployment has no planning office; check institution.yaml.',
    },
  }
}
