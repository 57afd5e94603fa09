import { sql } from 'drizzle-orm'
import { fromDayNumber, toDayNumber } from '../../../kernel/day-number.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { Manifest } from '../../../platform/capability/manifest.ts'
import { institutionFile } from '../../../platform/packs/institution.ts'
import { readOne } from '../../../platform/packs/pack.ts'
import { demoCasesFile } from '../staff-deployment.ts'
import { loadAftermath } from './load-aftermath.ts'
import { loadMadeCases } from './load-made-cases.ts'
import { CASE } from './move-case.ts'

/** The cases of a demonstration, once: what people did with them since is not made anew. */
export const loadMadeGroups: NonNullable<Manifest['loadPack']> = async (tx, ctx, pack, { demo }) => {
  const [institution, file] = [readOne(pack, institutionFile), readOne(pack, demoCasesFile)]
  if (!institution.ok) return institution
  if (!file.ok) return file
  if (!demo || file.value === undefined) return { ok: true, value: [] }
  const { groups, jurisdictions, accounts } = file.value.value
  const code = institution.value?.value.home ?? ''
  const found = await tx.execute(sql`
    select o.id, exists (select 1 from cases.case_file c where c.office_id = o.id and c.guest_email like 'demo.%@example.invalid') as has,
      array(select a.id from identity.account a where a.login = any(${sql.param(accounts)}::text[]) order by a.login) as accounts
    from identity.office o where o.code = ${code}`)
  const [office] = found.rows
  if (office === undefined || office.has === true) return { ok: true, value: [] }
  const [officeId, to] = [String(office.id), office.accounts as readonly Id[]]
  let count = 0
  for (const group of groups) {
    const from = 'from' in group ? group.from : fromDayNumber(toDayNumber(ctx.today) - group.days)
    const today = 'to' in group ? group.to : ctx.today
    const { seed, procedures } = group
    count += await loadMadeCases(tx, {
      seed,
      procedures,
      finished: 'to' in group,
      count: group.count,
      from,
      today,
      jurisdictions,
      officeId,
      officeCode: code,
      accounts: to,
    })
  }
  if (count === 0) return { ok: true, value: [] }
  count += await loadAftermath(tx, { officeId, officeCode: code, accounts: to, today: ctx.today })
  return { ok: true, value: [{ kind: CASE, id: officeId, label: code, after: { generated: count } }] }
}
