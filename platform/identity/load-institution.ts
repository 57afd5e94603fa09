import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../kernel/ids.ts'
import type { Refusal, Result } from '../../kernel/result.ts'
import { sortKey } from '../../kernel/sort-key.ts'
import type { Change } from '../capability/command.ts'
import type { Ctx } from '../capability/context.ts'
import type { PackOptions } from '../capability/manifest.ts'
import type { WriteTx } from '../database/database.ts'
import { demoAccountsFile } from '../packs/demo-accounts.ts'
import { type Institution, institutionFile, unitsOf } from '../packs/institution.ts'
import { type Pack, readOne } from '../packs/pack.ts'
import { hashPassword } from './password.ts'

/** Hashing takes time and no SQL: it is done before the transaction opens. */
export async function demoPasswordHash(pack: Pack): Promise<string | undefined> {
  const file = readOne(pack, demoAccountsFile)
  return file.ok && file.value !== undefined ? hashPassword(file.value.value.password) : undefined
}

/** Offices, units of the pack's year and posts; what is there already stays as officers left it. */
export async function loadInstitution(
  tx: WriteTx,
  _ctx: Ctx,
  pack: Pack,
  options: PackOptions,
): Promise<Result<readonly Change[], Refusal>> {
  const file = readOne(pack, institutionFile)
  if (!file.ok) return file
  if (file.value === undefined) return { ok: true, value: [] }
  const institution = file.value.value
  const { year } = pack.identity
  const offices = new Map<string, Id>()
  for (const office of institution.offices) {
    const id = await idOf(
      tx,
      sql`
      insert into identity.office (id, code, kind, title)
      values (${newId()}, ${office.code}, ${office.kind}, ${JSON.stringify(office.name)}::jsonb)
      on conflict (code) do update set code = excluded.code returning id`,
    )
    offices.set(office.code, id)
  }
  const units = await loadUnits(tx, institution, year, offices)
  for (const post of institution.posts) {
    const unitId = units.get(post.unit)
    if (unitId === undefined) continue
    await tx.execute(sql`
      insert into identity.post (id, unit_id, code, title)
      values (${newId()}, ${unitId}, ${post.code}, ${JSON.stringify(post.name)}::jsonb)
      on conflict (unit_id, code) do nothing`)
  }
  const home = offices.get(institution.home)
  if (options.demo && options.demoPasswordHash !== undefined && home !== undefined)
    await loadDemoAccounts(tx, pack, home, units, options.demoPasswordHash)
  return {
    ok: true,
    value:
      home === undefined
        ? []
        : [{ kind: 'identity.office', id: home, label: institution.home, after: { units: units.size } }],
  }
}

async function loadUnits(
  tx: WriteTx,
  institution: Institution,
  year: number,
  offices: ReadonlyMap<string, Id>,
): Promise<ReadonlyMap<string, Id>> {
  const units = new Map<string, Id>()
  const ofYear = unitsOf(institution, year)
  for (const unit of ofYear) {
    const id = await idOf(
      tx,
      sql`
      insert into identity.unit (id, office_id, code) values (${newId()}, ${offices.get(unit.office)}, ${unit.code})
      on conflict (office_id, code) do update set code = excluded.code returning id`,
    )
    units.set(unit.code, id)
  }
  for (const [sort, unit] of ofYear.entries()) {
    const parent = unit.parent === undefined ? null : (units.get(unit.parent) ?? null)
    await tx.execute(sql`
      insert into identity.unit_year (unit_id, year, title, synonyms, level, parent_unit_id, sort, presents_plan)
      values (${units.get(unit.code)}, ${year}, ${JSON.stringify(unit.name)}::jsonb, ${sql.param(unit.synonyms)}::text[],
        ${unit.level}, ${parent}, ${sort}, ${unit.presentsPlan})
      on conflict (unit_id, year) do nothing`)
  }
  return units
}

async function loadDemoAccounts(
  tx: WriteTx,
  pack: Pack,
  home: Id,
  units: ReadonlyMap<string, Id>,
  passwordHash: string,
): Promise<void> {
  const file = readOne(pack, demoAccountsFile)
  if (!file.ok || file.value === undefined) return
  for (const account of file.value.value.accounts) {
    const known = await tx.execute(sql`select 1 from identity.account where login = ${account.username}`)
    if (known.rows.length > 0) continue
    const personId = newId()
    const accountId = newId()
    await tx.execute(sql`
      insert into identity.person (id, name, sort_key) values (${personId}, ${account.name}, ${sortKey(account.name)})`)
    await tx.execute(sql`
      insert into identity.account (id, person_id, office_id, login, password_hash, demo)
      values (${accountId}, ${personId}, ${home}, ${account.username}, ${passwordHash}, true)`)
    await tx.execute(sql`
      insert into identity.role_grant (id, account_id, role, valid_from)
      values (${newId()}, ${accountId}, ${account.role}, '2019-01-01')`)
    for (const unit of account.units) {
      const post = await tx.execute(sql`
        select id from identity.post where unit_id = ${units.get(unit) ?? null} order by code limit 1`)
      const postId = post.rows[0]?.id ?? (await demoPost(tx, units.get(unit)))
      if (postId === undefined) continue
      await tx.execute(sql`
        insert into identity.holding (id, post_id, person_id, valid_from)
        values (${newId()}, ${String(postId)}, ${personId}, '2019-01-01')`)
    }
  }
}

async function demoPost(tx: WriteTx, unitId: Id | undefined): Promise<Id | undefined> {
  if (unitId === undefined) return undefined
  const id = newId()
  await tx.execute(sql`
    insert into identity.post (id, unit_id, code, title)
    values (${id}, ${unitId}, 'DEMO', ${JSON.stringify({ es: 'Planificación de la unidad (demostración)', en: 'Unit planner (demonstration)' })}::jsonb)`)
  return id
}

async function idOf(tx: WriteTx, statement: ReturnType<typeof sql>): Promise<Id> {
  const result = await tx.execute(statement)
  return String(result.rows[0]?.id)
}
