import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '../../platform/capability/context.ts'
import { createRunner } from '../../platform/capability/runner.ts'
import type { Database } from '../../platform/database/database.ts'
import { troubles } from '../../platform/files/check-store.ts'
import { createClamdScanner } from '../../platform/files/clamd.ts'
import { createIntake } from '../../platform/files/intake.ts'
import { registerFile } from '../../platform/files/register.ts'
import { rescan } from '../../platform/files/rescan.ts'
import type { Scanner } from '../../platform/files/scanner.ts'
import { createFileStore } from '../../platform/files/store.ts'
import { expireUploads, removeOrphans } from '../../platform/files/tidy.ts'
import { createUploads, type Uploads } from '../../platform/files/uploads.ts'
import type { Job, JobServices } from '../../platform/jobs/jobs.ts'
import { EICAR, type FakeClamd, startFakeClamd } from './fake-clamd.ts'
import { describeOnBothDatabases } from './harness.ts'
import { makeActor } from './made-actor.ts'
import { ANY_TEXT, numberedText } from './upload-process.ts'

const app = { role: 'trama_app' } as const
const NOW = '2026-11-21T15:00:00.000Z'
const hours = (n: number): string => new Date(Date.parse(NOW) + n * 3_600_000).toISOString()

function ctxOf(who: Ctx['who'], now = NOW): Ctx {
  return { who, now, today: now.slice(0, 10), locale: 'es', requestId: randomUUID() }
}

async function* stream(bytes: Uint8Array, breaksAfter?: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += 777) {
    if (breaksAfter !== undefined && at >= breaksAfter) throw new Error('the line broke')
    yield bytes.subarray(at, at + 777)
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describeOnBothDatabases('files that arrive in pieces', (open, kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'trama-uploads-'))
  const store = createFileStore(folder)
  let database: Database
  let uploads: Uploads
  let ana: Ctx
  let beto: Ctx

  const uploadsWith = (scanner?: Scanner): Uploads =>
    createUploads({
      database,
      runner: createRunner(database, () => {}),
      intake: createIntake({ store, uses: [ANY_TEXT], scanner }),
      store,
    })

  beforeAll(async () => {
    database = await open()
    uploads = uploadsWith()
    ana = ctxOf(await makeActor(database))
    beto = ctxOf(await makeActor(database))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  async function begin(size: number, more: { expected?: string; name?: string } = {}, by = uploads): Promise<string> {
    const begun = await by.begin(ana, { use: ANY_TEXT.id, name: 'acta.txt', size, ...more })
    if (!begun.ok) throw new Error(begun.refusal.message.en)
    return begun.value.id
  }

  const storedFiles = (): readonly string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [entry.name] : [],
    )

  test('cut in any way, with any lost answers, doubled pieces and broken lines, are the same bytes in the end', async () => {
    const step = fc.record({
      /** Of the whole, in thousandths. */
      size: fc.integer({ min: 0, max: 400 }),
      how: fc.constantFrom('whole', 'whole', 'whole', 'broken', 'doubled', 'from before', 'beyond'),
    })
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60_000 }), fc.array(step, { maxLength: 12 }), async (size, steps) => {
        const bytes = numberedText(size)
        const id = await begin(size, { expected: sha256(bytes) })
        const send = (start: number, end: number, breaksAfter?: number) =>
          uploads.add(ana, { id, start, body: stream(bytes.subarray(start, end), breaksAfter) })
        const stands = async () => (await uploads.look(ana, id))?.received ?? 0
        for (const { size: share, how } of steps) {
          const start = await stands()
          const end = Math.min(size, start + Math.ceil((size * share) / 1000))
          if (how === 'from before' && start > 0) expect((await send(start - 1, size)).is).toBe('elsewhere')
          else if (how === 'beyond' && start < size) {
            const tooMuch = Buffer.concat([bytes.subarray(start), Buffer.from('x')])
            expect((await uploads.add(ana, { id, start, body: stream(tooMuch) })).is).toBe('altered')
          } else if (how === 'broken') await send(start, end, (end - start) / 2)
          else if (how === 'doubled') {
            await Promise.all([send(start, end), send(start, end)])
          } else await send(start, end)
          expect(await stands(), 'never back, never beyond').toBeGreaterThanOrEqual(start)
        }
        const start = await stands()
        await send(start, size)
        const claimed = await uploads.claim(ana, ANY_TEXT, id)
        expect(claimed.ok && claimed.value.sha256).toBe(sha256(bytes))
        expect(existsSync(join(store.piecesFolder, id)), 'its pieces are gone').toBe(false)
      }),
      { numRuns: 25 },
    )
  })

  test('two windows that go on with the same file at once: one of them is told where it stands now', async () => {
    const bytes = numberedText(40_000)
    const id = await begin(bytes.byteLength)
    for (let start = 0; start < bytes.byteLength; start += 10_000) {
      const piece = { id, start, body: stream(bytes.subarray(start, start + 10_000)) }
      const outcomes = await Promise.all([
        uploads.add(ana, piece),
        uploads.add(ana, { ...piece, body: stream(bytes.subarray(start, start + 10_000)) }),
      ])
      expect(outcomes.map(({ is }) => is).toSorted()).toEqual(['elsewhere', 'taken'])
    }
    const claimed = await uploads.claim(ana, ANY_TEXT, id)
    expect(claimed.ok && claimed.value.sha256).toBe(sha256(bytes))
  })

  test('belong to the account that began them', async () => {
    const bytes = numberedText(2000)
    const id = await begin(bytes.byteLength)
    expect(await uploads.look(beto, id)).toBeUndefined()
    expect((await uploads.add(beto, { id, start: 0, body: stream(bytes) })).is).toBe('unknown')
    expect(await uploads.drop(beto, id)).toBe(false)
    await uploads.add(ana, { id, start: 0, body: stream(bytes) })
    const claimed = await uploads.claim(beto, ANY_TEXT, id)
    expect(!claimed.ok && claimed.refusal.kind).toBe('no_such_upload')
    expect((await uploads.claim(ana, { ...ANY_TEXT, id: 'test.other' }, id)).ok, 'nor for another use').toBe(false)
    expect((await uploads.begin(ctxOf('public'), { use: ANY_TEXT.id, name: 'x', size: 1 })).ok).toBe(false)
  })

  test('a piece that arrived altered is not taken, nor a whole that is not what was announced', async () => {
    const bytes = numberedText(3000)
    const id = await begin(bytes.byteLength, { expected: sha256(Buffer.from('another')) })
    const wrong = await uploads.add(ana, { id, start: 0, body: stream(bytes), checksum: sha256(Buffer.from('x')) })
    expect(wrong).toMatchObject({ is: 'altered', upload: { received: 0 } })
    const before = storedFiles()
    const whole = await uploads.add(ana, { id, start: 0, body: stream(bytes), checksum: sha256(bytes) })
    expect(whole).toMatchObject({ is: 'taken', upload: { state: 'refused', refusal: { kind: 'checksum_differs' } } })
    expect(storedFiles(), 'nothing of it is left').toEqual(before)
  })

  test('pieces that the disk lost are said to be lost', async () => {
    const bytes = numberedText(3000)
    const id = await begin(bytes.byteLength)
    await uploads.add(ana, { id, start: 0, body: stream(bytes.subarray(0, 1000)) })
    rmSync(join(store.piecesFolder, id), { recursive: true })
    const last = await uploads.add(ana, { id, start: 1000, body: stream(bytes.subarray(1000)) })
    expect(last).toMatchObject({ is: 'taken', upload: { state: 'refused', refusal: { kind: 'pieces_lost' } } })
  })

  test('an account cannot fill the disk with beginnings', async () => {
    const carla = ctxOf(await makeActor(database))
    const again = () => uploads.begin(carla, { use: ANY_TEXT.id, name: 'acta.txt', size: 1000 })
    const kinds = []
    for (let n = 0; n < 52; n += 1) {
      const begun = await again()
      kinds.push(begun.ok ? 'begun' : begun.refusal.kind)
    }
    expect(kinds.filter((each) => each === 'begun')).toHaveLength(50)
    expect(kinds.at(-1)).toBe('too_many_uploads')
    const large = await uploads.begin(beto, { use: ANY_TEXT.id, name: 'acta.txt', size: 10_000_001 })
    expect(!large.ok && large.refusal.kind).toBe('too_large')
  })

  describe('what is left behind', () => {
    const run = async (job: Job<Record<string, never>>, now: string, scanner?: Scanner): Promise<void> => {
      const services = { database, files: store, scanner } as unknown as JobServices
      const signal = new AbortController().signal
      await job.run(ctxOf('system', now), {}, { services, attempt: 1, signal, progress: async () => {} })
    }
    const old = (path: string): void => utimesSync(path, 0, 0)

    test('an abandoned upload is forgotten after a day, with its pieces; one that goes on is not', async () => {
      const [gone, on] = [await begin(2000), await begin(2000)]
      for (const id of [gone, on]) await uploads.add(ana, { id, start: 0, body: stream(numberedText(1000)) })
      await uploads.add(ctxOf(ana.who, hours(20)), { id: on, start: 1000, body: stream(numberedText(500)) })
      await run(expireUploads, hours(25))
      expect(await uploads.look(ctxOf(ana.who, hours(25)), gone)).toBeUndefined()
      expect(existsSync(join(store.piecesFolder, gone))).toBe(false)
      expect(await uploads.look(ctxOf(ana.who, hours(25)), on)).toMatchObject({ received: 1500 })
      await uploads.drop(ana, on)
    })

    test('contents that nothing names go after a week; what is registered or waits for its form stays', async () => {
      const orphan = await store.put(Buffer.from('huérfano'))
      const young = await store.put(Buffer.from('joven'))
      const named = await store.put(Buffer.from('registrado'))
      await database.write(app, (tx) => registerFile(tx, named, NOW))
      const text = Buffer.from('en espera de su formulario')
      const waiting = await begin(text.byteLength)
      await uploads.add(ana, { id: waiting, start: 0, body: stream(text) })
      const draft = await store.receive(stream(Buffer.from('a medias')))
      const stray = await begin(2000)
      await uploads.add(ana, { id: stray, start: 0, body: stream(numberedText(1000)) })
      await database.write(app, (tx) => tx.execute(sql`delete from platform.upload where id = ${stray}`))
      for (const each of [orphan.sha256, named.sha256, sha256(text)]) old(store.pathOf(each) ?? '')
      for (const path of [draft?.path ?? '', join(store.piecesFolder, stray)]) old(path)
      await run(removeOrphans, new Date().toISOString())
      const there = await Promise.all(
        [orphan.sha256, young.sha256, named.sha256, sha256(text)].map((each) => store.has(each)),
      )
      expect(there, 'orphan, young, registered, waiting').toEqual([false, true, true, true])
      expect([draft?.path ?? '', join(store.piecesFolder, stray)].map((path) => existsSync(path))).toEqual([
        false,
        false,
      ])
    })

    test('a registered file that the store lacks, or holds altered, is named', async () => {
      const [whole, lost, altered] = await Promise.all(
        ['entero', 'perdido', 'alterado'].map((text) => store.put(Buffer.from(text))),
      )
      if (!whole || !lost || !altered) throw new Error('not stored')
      await database.write(app, async (tx) => {
        for (const each of [whole, lost, altered]) await registerFile(tx, each, NOW)
      })
      rmSync(store.pathOf(lost.sha256) ?? '')
      writeFileSync(store.pathOf(altered.sha256) ?? '', 'alteradO')
      const found = async (deep: boolean): Promise<readonly string[]> => {
        const said: string[] = []
        for await (const trouble of troubles({ database, files: store }, deep)) said.push(trouble.es)
        return said
      }
      expect(await found(false)).toEqual([`Falta en el almacén: ${lost.sha256}`])
      expect((await found(true)).toSorted()).toEqual(
        [`Alterado en el almacén: ${altered.sha256}`, `Falta en el almacén: ${lost.sha256}`].toSorted(),
      )
    })

    describe('with an antivirus', () => {
      let clamd: FakeClamd
      beforeAll(async () => {
        clamd = await startFakeClamd()
      })
      afterAll(() => clamd.stop())
      const scanner = (whenDown: Scanner['whenDown']): Scanner =>
        createClamdScanner({ address: { host: '127.0.0.1', port: clamd.port }, whenDown, patience: 5 })
      const send = async (bytes: Uint8Array, by: Uploads) => {
        const id = await begin(bytes.byteLength, { name: 'acta.txt' }, by)
        return { id, outcome: await by.add(ana, { id, start: 0, body: stream(bytes), address: '10.0.0.7' }) }
      }

      test('what is infected is refused, stays out of the store, and the history knows who sent it', async () => {
        const before = storedFiles()
        const { outcome } = await send(EICAR, uploadsWith(scanner('refuse')))
        expect(outcome).toMatchObject({ is: 'taken', upload: { state: 'refused', refusal: { kind: 'infected' } } })
        expect(storedFiles()).toEqual(before)
        const entries = await database.read(app, (tx) =>
          tx.execute(sql`
            select actor, address, changes from audit.entry where command = 'files.note_infected' order by seq desc limit 1`),
        )
        expect(entries.rows[0]).toMatchObject({
          actor: typeof ana.who === 'string' ? '' : ana.who.name,
          address: '10.0.0.7',
          changes: [{ label: 'acta.txt', after: { use: 'test.text', virus: 'Eicar-Test-Signature' } }],
        })
      })

      test('one that does not answer: the file waits, and is taken when it answers again', async () => {
        const by = uploadsWith(scanner('refuse'))
        clamd.behave('hang_up')
        const bytes = Buffer.from('un acta como cualquier otra')
        const { id, outcome } = await send(bytes, by)
        expect(outcome).toMatchObject({ is: 'later', refusal: { kind: 'not_scanned' } })
        clamd.behave('scan')
        const again = await by.add(ana, { id, start: bytes.byteLength, body: stream(new Uint8Array()) })
        expect(again).toMatchObject({ is: 'taken', upload: { state: 'complete', file: { scan: 'clean' } } })
      })

      test('where the institution takes files all the same, they are marked, and looked at later', async () => {
        const by = uploadsWith(scanner('accept'))
        clamd.behave('hang_up')
        const [good, bad] = [Buffer.from('bueno'), Buffer.concat([EICAR, Buffer.from('\n')])]
        for (const bytes of [good, bad]) {
          const { id, outcome } = await send(bytes, by)
          expect(outcome).toMatchObject({ is: 'taken', upload: { state: 'complete', file: { scan: 'pending' } } })
          const claimed = await by.claim(ana, ANY_TEXT, id)
          if (claimed.ok) await database.write(app, (tx) => registerFile(tx, claimed.value, NOW))
        }
        const scans = async () => {
          const found = await database.read(app, (tx) =>
            tx.execute(sql`
              select scan from platform.file where sha256 in (${sha256(good)}, ${sha256(bad)}) order by size`),
          )
          return found.rows.map((row) => row.scan)
        }
        await run(rescan, NOW, scanner('accept'))
        expect(await scans(), 'it still does not answer').toEqual(['pending', 'pending'])
        clamd.behave('scan')
        await run(rescan, NOW, scanner('accept'))
        expect(await scans()).toEqual(['clean', 'infected'])
        const noted = await database.read(app, (tx) =>
          tx.execute(sql`select count(*) as n from audit.entry where command = 'files.found_infected'`),
        )
        expect(Number(noted.rows[0]?.n)).toBe(1)
      })
    })
  })

  test(`survive a second process that opens the same database (${kind})`, async () => {
    const bytes = numberedText(9000)
    const id = await begin(bytes.byteLength)
    await uploads.add(ana, { id, start: 0, body: stream(bytes.subarray(0, 4000)) })
    const other = uploadsWith()
    await other.add(ana, { id, start: 4000, body: stream(bytes.subarray(4000)) })
    const claimed = await uploads.claim(ana, ANY_TEXT, id)
    expect(claimed.ok && claimed.value.sha256).toBe(sha256(bytes))
  })
})
