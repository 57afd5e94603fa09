import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../app/manifests.ts'
import { newId } from '../../kernel/ids.ts'
import { registerFile } from '../../platform/files/register.ts'
import { dueQuery, forgetCommand } from '../../platform/personal-data/retention.ts'
import { describeOnBothDatabases } from '../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../tests/integration/loaded.ts'

const app = { role: 'trama_app' } as const
const rooms = () => MANIFESTS
const RULES = ['planning.old_books', 'planning.old_refused_imports'] as const

const hashOf = (words: string) => createHash('sha256').update(words).digest('hex')

describeOnBothDatabases('files that are of use for a time', (open) => {
  let loaded: Loaded

  /** A book asked for on a day, with its content. */
  const book = async (words: string, at: string) =>
    loaded.database.write(app, async (tx) => {
      await registerFile(tx, { sha256: hashOf(words), size: 1, type: 'application/pdf' }, at)
      await tx.execute(sql`
        insert into planning.book (id, office_id, book, year, cut_off, locale, verification, asked_at, sha256)
        select ${newId()}, o.id, 'planes-operativos', 2019, '2019-09-30', 'es', ${words}, ${at}, ${hashOf(words)}
        from identity.office o where o.kind = 'planning_office' limit 1`)
    })
  const refused = async (words: string, at: string) =>
    loaded.database.write(app, async (tx) => {
      await registerFile(tx, { sha256: hashOf(words), size: 1, type: 'text/plain' }, at)
      await tx.execute(sql`
        insert into planning.refused_import (id, office_id, year, file_name, sha256, refusal, account_id, at)
        select ${newId()}, a.office_id, 2019, 'plan.txt', ${hashOf(words)}, '{}', a.id, ${at}
        from identity.account a where a.login = 'admin'`)
    })
  /** The same content was taken as a plan, so that somebody still names it. */
  const taken = async (words: string) =>
    loaded.database.write(app, (tx) =>
      tx.execute(sql`
        insert into planning.plan_import (id, office_id, year, file_name, sha256, reading, status, by, at)
        select ${newId()}, o.id, 2019, 'plan.txt', ${hashOf(words)}, '{}', 'pending', 'system', '2026-06-01T00:00:00Z'
        from identity.office o where o.kind = 'planning_office' limit 1`),
    )
  const registered = async (words: string) => {
    const found = await loaded.database.read(app, (tx) =>
      tx.execute(sql`select 1 from platform.file where sha256 = ${hashOf(words)}`),
    )
    return found.rows.length === 1
  }

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'example' }), MANIFESTS, 'example')
    await book('un libro viejo', '2026-10-01T12:00:00Z')
    await book('un libro de ayer', '2026-11-20T12:00:00Z')
    await refused('un rechazo viejo', '2026-07-01T12:00:00Z')
    await refused('un rechazo de octubre', '2026-10-01T12:00:00Z')
    await refused('un rechazo viejo que después se tomó', '2026-07-01T12:00:00Z')
    await taken('un rechazo viejo que después se tomó')
  })

  test('books go after thirty days, refused files after ninety; what is younger stays', async () => {
    const system = await loaded.as('system')
    const due = await loaded.runner.query(dueQuery(rooms), system, null)
    const rows = due.ok ? due.value.flatMap(({ rule, rows: n }) => (RULES.some((id) => id === rule.id) ? [n] : [])) : []
    expect(rows).toEqual([1, 2])
    for (const rule of RULES) await loaded.runner.command(forgetCommand(rooms), system, { rule })
    const left = await loaded.database.read(app, (tx) =>
      tx.execute(sql`
        select verification as words from planning.book union all select sha256 from planning.refused_import order by 1`),
    )
    expect(left.rows.map((row) => row.words).toSorted()).toEqual(
      [hashOf('un rechazo de octubre'), 'un libro de ayer'].toSorted(),
    )
  })

  test.each([
    ['un libro viejo', false],
    ['un libro de ayer', true],
    ['un rechazo viejo', false],
    ['un rechazo de octubre', true],
    ['un rechazo viejo que después se tomó', true],
  ])('the content goes with the last that names it: %s', async (words, stays) => {
    expect(await registered(words)).toBe(stays)
  })
})
