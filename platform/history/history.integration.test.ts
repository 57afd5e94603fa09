import { type SQL, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { describeOnBothDatabases } from '../../tests/integration/harness.ts'
import { appendAudit } from '../audit/append.ts'
import { dailyHeads, writeDailyHeads } from '../audit/data/daily-heads.ts'
import { type EntryFilter, entryBySeq, entryPage } from '../audit/data/entries.ts'
import { verifyHistory } from '../audit/verify.ts'
import type { Ctx } from '../capability/context.ts'
import type { CliShell } from '../capability/manifest.ts'
import type { Database, WriteTx } from '../database/database.ts'
import { databaseErrorCode } from '../database/errors.ts'
import { auditCommandLine } from './command-line.ts'
import { headsAsCsv, headsAsJson, parseHeads } from './heads-file.ts'
import { isIntact, verdictWords } from './verify-words.ts'

const app = { role: 'trama_app' } as const
const ZONE = 'America/El_Salvador'
const RECORD = newId()

describeOnBothDatabases('the history', (open) => {
  let database: Database

  const act = (
    now: string,
    facts: { readonly command?: string; readonly reason?: string; readonly label?: string },
  ) => {
    const ctx: Ctx = { who: 'system', now, today: now.slice(0, 10), locale: 'es', requestId: newId() }
    const changes = [{ kind: 'test.thing', id: RECORD, label: facts.label ?? 'Cosa', after: { amount: 1 } }]
    return database.write(app, (tx) =>
      appendAudit(tx, ctx, { command: facts.command ?? 'test.act', changes, reason: facts.reason }),
    )
  }
  const verified = (kept: Parameters<typeof verifyHistory>[1] = []) =>
    database.read(app, (tx) => verifyHistory(tx, kept))
  const heads = () => database.read(app, dailyHeads)
  const writeHeads = (now: string) => database.write(app, (tx) => writeDailyHeads(tx, ZONE, now))

  /** Somebody with the owner’s rights, triggers off: what the chain is there to show. Undone afterwards. */
  const asOwner = async (tx: WriteTx, statements: readonly SQL[]) => {
    await tx.execute(sql`reset role`)
    for (const table of ['audit.entry', 'audit.daily_head'])
      await tx.execute(sql`alter table ${sql.raw(table)} disable trigger append_only`)
    for (const statement of statements) await tx.execute(statement)
  }
  const verdictAfter = async (statements: readonly SQL[]) => {
    let verdict: Awaited<ReturnType<typeof verifyHistory>> | undefined
    class Undo extends Error {}
    await database
      .write(app, async (tx) => {
        await asOwner(tx, statements)
        verdict = await verifyHistory(tx)
        throw new Undo()
      })
      .catch((error) => {
        if (!(error instanceof Undo)) throw error
      })
    if (verdict === undefined) throw new Error('It was not verified.')
    return verdict
  }

  beforeAll(async () => {
    database = await open()
    // The evening of the 1st in San Salvador is the 2nd in UTC.
    await act('2026-11-01T16:00:00.000Z', { reason: 'Motivo de la primera' })
    await act('2026-11-02T05:59:59.000Z', { command: 'test.other', label: 'Otra_cosa 50 %' })
    await act('2026-11-02T06:00:00.000Z', {})
    await act('2026-11-05T18:00:00.000Z', {})
  })

  describe('the heads of its days', () => {
    test('are written for each day that is over, also for days on which nothing ran', async () => {
      expect(await writeHeads('2026-11-06T06:00:00.000Z')).toBe(5)
      expect((await heads()).map(({ day, seq, entries }) => [day, seq, entries])).toEqual([
        ['2026-11-01', 2, 2],
        ['2026-11-02', 3, 1],
        ['2026-11-03', 3, 0],
        ['2026-11-04', 3, 0],
        ['2026-11-05', 4, 1],
      ])
    })

    test('are written once, and not before the day is over in the institution’s zone', async () => {
      expect(await writeHeads('2026-11-07T05:59:59.000Z')).toBe(0)
      expect(await writeHeads('2026-11-07T06:00:00.000Z')).toBe(1)
      expect(await writeHeads('2026-11-07T06:00:01.000Z')).toBe(0)
    })

    test('are read by anybody, as JSON and as CSV that says the same again', async () => {
      const found = await database.read({ role: 'trama_public' }, dailyHeads)
      expect(found).toHaveLength(6)
      const kept = found.map(({ day, seq, hash }) => ({ day, seq, hash }))
      expect(parseHeads(headsAsCsv(found))).toMatchObject({ ok: true, value: kept })
      expect(parseHeads(JSON.stringify(headsAsJson(found)))).toMatchObject({ ok: true, value: kept })
    })

    test.each([
      ['nothing', ''],
      ['a text', 'hola'],
      ['JSON of something else', '{"a":1}'],
      ['a hash that is none', 'day,seq,hash\n2026-11-01,2,abc'],
      ['a day that is none', `day,seq,hash\n2026-13-01,2,${'a'.repeat(64)}`],
    ])('cannot be read from %s', (_what, text) => {
      expect(parseHeads(text)).toMatchObject({ ok: false, refusal: { kind: 'no_heads' } })
    })
  })

  describe('is verified', () => {
    test('whole, against its own heads and those that somebody kept', async () => {
      const kept = (await heads()).slice(0, 2)
      const verdict = await verified(kept)
      expect(verdict).toMatchObject({ chain: { whole: true, entries: 4 }, heads: 8, faults: [] })
      expect(isIntact(verdict)).toBe(true)
      expect(verdictWords(verdict, 'es')[0]).toContain('íntegro')
    })

    test.each([
      ['an altered reason', sql`update audit.entry set reason = 'otro' where seq = 1`, 1, 'content'],
      ['an altered change', sql`update audit.entry set changes = '[]' where seq = 3`, 3, 'content'],
      ['an entry taken out', sql`delete from audit.entry where seq = 2`, 2, 'order'],
      [
        'an entry that does not follow',
        sql`update audit.entry set previous = repeat('a', 64) where seq = 3`,
        3,
        'previous',
      ],
    ])('%s is the first broken link', async (_what, statement, brokenAt, differs) => {
      const verdict = await verdictAfter([statement])
      expect(verdict.chain).toMatchObject({ whole: false, brokenAt, differs })
      expect(verdictWords(verdict, 'es')[0]).toContain(`ROTO en la entrada ${brokenAt}`)
      expect(verdictWords(verdict, 'en')[0]).toContain(`BROKEN at entry ${brokenAt}`)
    })

    test('a chain that was cut short is whole in itself, and the heads show it', async () => {
      const verdict = await verdictAfter([sql`delete from audit.entry where seq = 4`])
      expect(verdict.chain).toMatchObject({ whole: true, entries: 3 })
      expect(verdict.faults).toEqual([
        { day: '2026-11-05', seq: 4, fault: 'gone', kept: 'here' },
        { day: '2026-11-06', seq: 4, fault: 'gone', kept: 'here' },
      ])
      expect(isIntact(verdict)).toBe(false)
    })

    test('a chain that was made anew with its heads only differs from what others kept', async () => {
      const [first] = await heads()
      if (first === undefined) throw new Error('There should be a head.')
      const other = { ...first, hash: 'b'.repeat(64) }
      expect((await verified([other])).faults).toEqual([{ day: first.day, seq: 2, fault: 'other', kept: 'elsewhere' }])
      expect(verdictWords(await verified([other]), 'es').join(' ')).toContain('fue reescrito')
    })
  })

  describe('from the command line', () => {
    const verify = async (...args: readonly string[]) => {
      const said: string[] = []
      const shell = {
        locale: 'en',
        folder: '/',
        out: (text: string) => said.push(text),
        err: (text: string) => said.push(text),
        open: async () => ({ ok: true, value: { database } }),
      } as unknown as CliShell
      const code = await auditCommandLine[0]?.run(shell, args)
      return { code, said: said.join('\n') }
    }

    test.each([
      ['an intact history', [], 0, 'The history is whole: 4 entries'],
      ['the same for a program', ['--json'], 0, '"intact": true'],
      ['heads that are not there', ['--heads', 'no-such-file.csv'], 1, 'cannot be read'],
      ['words that mean nothing', ['everything'], 2, 'audit verify'],
    ] as const)('%s', async (_what, args, code, words) => {
      const answer = await verify(...args)
      expect(answer.code).toBe(code)
      expect(answer.said).toContain(words)
    })
  })

  test.each(['audit.entry', 'audit.daily_head', 'audit.read'])(
    'nobody changes, removes or empties %s: not the application, not its owner',
    async (table) => {
      const name = sql.raw(table)
      const first = sql.raw(table === 'audit.daily_head' ? 'hash' : table === 'audit.read' ? 'reason' : 'actor')
      for (const role of ['trama_app', 'owner', 'trama_public'] as const)
        for (const statement of [
          sql`update ${name} set ${first} = 'x'`,
          sql`delete from ${name}`,
          sql`truncate ${name}`,
        ]) {
          const code = await database
            .write({ role: role === 'trama_public' ? role : 'trama_app' }, async (tx) => {
              if (role === 'owner') await tx.execute(sql`reset role`)
              await tx.execute(statement)
            })
            .then(() => 'done', databaseErrorCode)
          expect(`${role}: ${code}`).toBe(`${role}: 42501`)
        }
    },
  )

  describe('is searched', () => {
    const found = async (filter: EntryFilter) => {
      const page = await database.read(app, (tx) => entryPage(tx, filter, 1, ZONE))
      return page.lines.map(({ seq }) => seq)
    }
    test.each<[string, EntryFilter, readonly number[]]>([
      ['everything, newest first', {}, [4, 3, 2, 1]],
      ['by act', { command: 'test.other' }, [2]],
      ['by who', { person: 'SYST' }, [4, 3, 2, 1]],
      ['by nobody', { person: 'nadie' }, []],
      ['by kind of record', { kind: 'test.thing' }, [4, 3, 2, 1]],
      ['by another kind', { kind: 'test.none' }, []],
      ['from a day of the institution’s', { from: '2026-11-02' }, [4, 3]],
      ['to a day, whole', { to: '2026-11-01' }, [2, 1]],
      ['by the reason', { text: 'primera' }, [1]],
      ['by the name of a record, signs as they are', { text: 'otra_cosa 50 %' }, [2]],
      ['by a record’s id', { text: RECORD }, [4, 3, 2, 1]],
      ['by number', { text: '3' }, [3]],
    ])('%s', async (_how, filter, expected) => {
      expect(await found(filter)).toEqual(expected)
    })

    test('one entry is opened with all it says', async () => {
      const entry = await database.read(app, (tx) => entryBySeq(tx, 2))
      expect(entry).toMatchObject({ seq: 2, actor: 'system', changes: [{ id: RECORD, after: { amount: 1 } }] })
      expect(await database.read(app, (tx) => entryBySeq(tx, 99))).toBeUndefined()
    })
  })
})
