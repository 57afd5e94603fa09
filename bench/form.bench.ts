import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { saveDraft } from '../capabilities/cases/data/save-draft.ts'
import { definitionSchema } from '../capabilities/cases/rules/definition/definition.ts'
import type { Answers } from '../capabilities/cases/rules/filing/answers.ts'
import { compileDefinition, rulesFor } from '../capabilities/cases/rules/filing/compiled.ts'
import { answersAfter } from '../capabilities/cases/rules/filing/read-form.ts'
import { reviewOf, seenFields } from '../capabilities/cases/rules/filing/review.ts'
import { newId } from '../kernel/ids.ts'
import type { Ctx } from '../platform/capability/context.ts'
import { createRunner } from '../platform/capability/runner.ts'
import { openEmbedded } from '../platform/database/embedded.ts'
import { projectRoot } from '../platform/root.ts'

/**
 * A form of 100 conditions is saved (budget: 50 ms): reading what was typed, branching, and the whole review; then the save
 * itself, with its transaction and history, in an embedded database.
 * `node bench/form.bench.ts`
 */
const BUDGET_MS = 50
const ROUNDS = 60
const CONDITIONS = 100

const t = (es: string) => ({ es })
const fields = Array.from({ length: CONDITIONS }, (_, n) => ({
  key: `f${n}`,
  title: t(`Dato ${n}`),
  kind: n % 4 === 3 ? 'yes_no' : 'number',
  ...(n < 4 ? {} : { when: `f${n - (n % 4)} = null or f${Math.max(0, (n % 4) + (n % 4 === 3 ? -1 : 0))} >= 0` }),
  ...(n % 4 === 3 ? {} : { valid: { holds: `f${n} >= 0 and f${n} < 100000`, otherwise: t('Fuera de lo posible.') } }),
}))
const definition = definitionSchema.parse({
  code: 'cien',
  edition: '1',
  title: t('Cien condiciones'),
  summary: t('x'),
  who: t('x'),
  situation: t('x'),
  roles: [{ key: 'applicant', title: t('x') }],
  calendar: 'x',
  certainty: 'invented',
  sections: Array.from({ length: 10 }, (_, n) => ({
    key: `s${n}`,
    title: t(`Sección ${n}`),
    fields: fields.slice(n * 10, n * 10 + 10),
  })),
  checks: Array.from({ length: 20 }, (_, n) => ({
    key: `c${n}`,
    when: `f${n * 4} * f${n * 4 + 1} > f${n * 4 + 2} + 1000000`,
    severity: 'stops',
    message: t('No pasa.'),
    certainty: 'invented',
  })),
  steps: [
    { key: 'draft', title: t('x'), by: 'applicant', actions: [{ key: 'file', title: t('x'), to: 'end' }] },
    { key: 'end', title: t('x'), end: 'closed' },
  ],
})
const sent = new Map(fields.map(({ key, kind }, n) => [key, [kind === 'number' ? String(n * 3) : 'si']]))
const compiled = compileDefinition(definition)

function saved(before: Answers): Answers {
  const answers = answersAfter(before, seenFields(rulesFor(compiled, before)), sent)
  reviewOf(compiled, answers, [], '2026-03-02')
  return answers
}

const full = saved(saved(saved({})))
const told = (name: string, times: number[]) => {
  times.sort((one, other) => one - other)
  const at = (part: number) => (times[Math.floor((times.length - 1) * part)] ?? 0).toFixed(2)
  console.log(`  ${name.padEnd(48)} median ${at(0.5)} ms, p95 ${at(0.95)} ms`)
  return Number(at(0.5))
}
const timed = async (run: () => unknown) => {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = performance.now()
    await run()
    times.push(performance.now() - from)
  }
  return times
}

console.log(
  `${CONDITIONS} fields with conditions, ${compiled.expressions.size} expressions, ${Object.keys(full).length} answers`,
)
told('the edition made ready (once)', await timed(() => compileDefinition(definition)))
told('what was typed, branching and the review', await timed(() => saved(full)))

const dataDir = mkdtempSync(join(tmpdir(), 'trama-bench-'))
const opened = await openEmbedded({ dataDir, cacheDir: join(projectRoot, '.cache', 'database'), durable: false })
if (!opened.ok) throw new Error(opened.refusal.message.en)
const database = opened.value
const [officeId, definitionId, draftId, link] = [newId(), newId(), newId(), 'a'.repeat(64)]
await database.write({ role: 'trama_app' }, async (tx) => {
  await tx.execute(
    sql`insert into identity.office (id, code, kind, title) values (${officeId}, 'B', 'planning_office', '{"es":"B"}')`,
  )
  await tx.execute(sql`
    insert into cases.definition (id, office_id, code, edition, content, published_at)
    values (${definitionId}, ${officeId}, 'cien', '1', ${JSON.stringify(definition)}::jsonb, now())`)
  await tx.execute(sql`
    insert into cases.draft (id, office_id, definition_id, guest_email, token_hash, created_at, updated_at)
    values (${draftId}, ${officeId}, ${definitionId}, 'x@ejemplo.invalid', ${link}, now(), now())`)
})
const runner = createRunner(database, () => {})
let version = 1
const save = async () => {
  const ctx: Ctx = {
    who: 'system',
    now: new Date().toISOString(),
    today: '2026-03-02',
    locale: 'es',
    requestId: randomUUID(),
  }
  const input = {
    draftId,
    links: [link],
    expectedVersion: version,
    shown: fields.map(({ key }) => key),
    sent: [...sent],
  }
  const done = await runner.command(saveDraft, ctx, input)
  if (!done.ok) throw new Error(done.refusal.message.es)
  version = done.value.version
}
for (let n = 0; n < 5; n += 1) await save()
const median = told('the save, with its transaction and history', await timed(save))
await database.close()
rmSync(dataDir, { recursive: true, force: true })
console.log(median <= BUDGET_MS ? `  within ${BUDGET_MS} ms` : `  OVER ${BUDGET_MS} ms`)
if (median > BUDGET_MS) process.exitCode = 1
