import { type SQL, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { refuse } from '../../kernel/result.ts'
import type { Command, Query } from '../capability/command.ts'
import type { Manifest, RetentionRule } from '../capability/manifest.ts'
import type { ReadTx } from '../database/database.ts'
import { defineJob, type Job } from '../jobs/jobs.ts'
import { tableName } from './data/held.ts'
import { FORGET } from './permissions.ts'

/** What a rule would forget now. */
export interface Due {
  readonly rule: RetentionRule
  readonly rows: number
  /** The oldest of them, an instant. */
  readonly oldest: string | undefined
}

/** The moment before which a rule's rows have passed their time: civil years and months, as laws count them. */
export function cutOffOf(rule: Pick<RetentionRule, 'keep'>, now: string): string {
  return Temporal.Instant.from(now)
    .toZonedDateTimeISO('UTC')
    .subtract(Temporal.Duration.from(rule.keep))
    .toInstant()
    .toString()
}

function isDue(rule: RetentionRule, now: string): SQL {
  const past = sql`${sql.raw(rule.since)} < ${cutOffOf(rule, now)}::timestamptz`
  if (rule.action === 'delete') return past
  const [first] = Object.entries(rule.action.anonymise)
  if (first === undefined) return sql`false`
  return sql`${past} and t.${sql.identifier(first[0])} is distinct from ${first[1]}`
}

async function dueUnder(tx: ReadTx, rule: RetentionRule, now: string): Promise<Due> {
  const found = await tx.execute(sql`
    select count(*) as n, min(${sql.raw(rule.since)}) as oldest from ${tableName(rule.table)} t where ${isDue(rule, now)}`)
  const row = found.rows[0]
  return { rule, rows: Number(row?.n ?? 0), oldest: typeof row?.oldest === 'string' ? row.oldest : undefined }
}

export function retentionRules(rooms: readonly Manifest[]): readonly RetentionRule[] {
  return rooms.flatMap(({ retention = [] }) => retention)
}

/** What the next night would forget, rule by rule, without forgetting it. Asked in the system's name: it forgets everybody's. */
export function dueQuery(rooms: () => readonly Manifest[]): Query<null, readonly Due[]> {
  return {
    id: 'personal_data.due',
    permission: FORGET,
    async run(tx, ctx) {
      const due: Due[] = []
      for (const rule of retentionRules(rooms())) due.push(await dueUnder(tx, rule, ctx.now))
      return { ok: true, value: due }
    },
  }
}

const forgetInput = z.object({ rule: z.string() })

/**
 * Applies one rule. The history notes the rule and the number, never what was forgotten, and is itself never touched: what
 * it holds it holds for as long as it exists.
 */
export function forgetCommand(
  rooms: () => readonly Manifest[],
): Command<z.infer<typeof forgetInput>, { readonly rows: number }> {
  return {
    id: 'personal_data.forget',
    title: { es: 'Olvidar lo que cumplió su plazo', en: 'Forget what has passed its time' },
    input: forgetInput,
    permission: FORGET,
    async run(tx, ctx, input) {
      const rule = retentionRules(rooms()).find(({ id }) => id === input.rule)
      if (rule === undefined)
        return refuse({ kind: 'no_rule', message: { es: 'No existe esa regla.', en: 'There is no such rule.' } })
      const table = tableName(rule.table)
      const done =
        rule.action === 'delete'
          ? await tx.execute(sql`delete from ${table} t where ${isDue(rule, ctx.now)}`)
          : await tx.execute(
              sql`update ${table} t set ${assignments(rule.action.anonymise)} where ${isDue(rule, ctx.now)}`,
            )
      const rows = done.rowCount ?? 0
      return {
        ok: true,
        value: {
          output: { rows },
          changes: [
            {
              kind: 'personal_data.rule',
              id: rule.id,
              label: rule.title.es,
              after: {
                rows,
                table: rule.table,
                keep: rule.keep,
                action: rule.action === 'delete' ? 'delete' : 'anonymise',
              },
            },
          ],
          reason: rule.title.es,
        },
      }
    },
  }
}

function assignments(values: Readonly<Record<string, string | null>>): SQL {
  return sql.join(
    Object.entries(values).map(([column, value]) => sql`${sql.identifier(column)} = ${value}`),
    sql`, `,
  )
}

/** Every night; a rule that has nothing to forget writes nothing. */
export function retentionJob(rooms: () => readonly Manifest[]): Job<Record<string, never>> {
  const due = dueQuery(rooms)
  const forget = forgetCommand(rooms)
  return defineJob({
    id: 'personal_data.retention',
    title: {
      es: 'Olvidar datos personales que cumplieron su plazo',
      en: 'Forget personal data that passed their time',
    },
    input: z.object({}).strict(),
    schedule: { cron: '10 4 * * *', input: {} },
    async run(ctx, _input, { services, signal, progress }) {
      const found = await services.runner.query(due, ctx, null)
      if (!found.ok) throw new Error(found.refusal.kind)
      const rules = found.value.filter(({ rows }) => rows > 0)
      for (const [index, { rule }] of rules.entries()) {
        signal.throwIfAborted()
        const done = await services.runner.command(forget, ctx, { rule: rule.id })
        if (!done.ok) throw new Error(done.refusal.kind)
        await progress(index + 1, rules.length, rule.title)
      }
    },
  })
}
