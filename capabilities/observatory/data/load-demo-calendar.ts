import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Change } from '../../../platform/capability/command.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { type Pack, readOne } from '../../../platform/packs/pack.ts'
import { demoCalendarFile } from '../calendar-deployment.ts'
import { periodNumber } from '../rules/catalogue/period-number.ts'
import { ANNOUNCEMENT } from './calendar-store.ts'

/** Dates that were announced in a demonstration, once. */
export async function loadDemoCalendar(
  tx: WriteTx,
  pack: Pack,
  officeId: Id,
): Promise<Result<readonly Change[], Refusal>> {
  const file = readOne(pack, demoCalendarFile)
  if (!file.ok) return file
  const changes: Change[] = []
  for (const { indicator, period: said, dates } of file.value?.value.announcements ?? []) {
    const period = periodNumber(said)
    if (period === undefined)
      return refuse({
        kind: 'no_period',
        message: { es: `«${said}» no es un período.`, en: `“${said}” is no period.` },
      })
    for (const [index, { saidOn, on, reason }] of dates.entries()) {
      const added = await tx.execute(sql`
        insert into observatory.announced_date
          (id, office_id, indicator_id, period, number, announced_for, reason, recorded_at, demo)
        select ${newId()}::uuid, ${officeId}::uuid, i.id, ${period}::int, ${index + 1}::int, ${on ?? null}::date, ${reason},
          ${`${saidOn}T15:00:00Z`}::timestamptz, true
        from observatory.indicator i where i.code = ${indicator}
        on conflict (indicator_id, period, number) do nothing returning id`)
      const id = added.rows[0]?.id
      if (id !== undefined && index === 0)
        changes.push({ kind: ANNOUNCEMENT, id: String(id), label: `${indicator}, ${said}`, after: { on: on ?? null } })
    }
  }
  return { ok: true, value: changes }
}
