import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { serveFile } from './serve.ts'
import { createFileStore, type FileStore } from './store.ts'

let folder: string
let store: FileStore
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trama-store-'))
  store = createFileStore(folder)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const files = (): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []))
const DAY = 86_400_000
const daysAgo = (days: number): number => Date.now() - days * DAY

async function* pieces(bytes: Uint8Array, ends?: Error): AsyncIterable<Uint8Array> {
  for (let from = 0; from < bytes.byteLength; from += 1000) yield bytes.subarray(from, from + 1000)
  if (ends !== undefined) throw ends
}

describe('the store', () => {
  test('keeps a content once, under its hash, whole', async () => {
    const bytes = randomBytes(123_456)
    const draft = await store.receive(pieces(bytes))
    const stored = await draft?.keep()
    expect(stored).toEqual(await store.put(bytes))
    expect(stored?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(files()).toEqual([stored?.sha256])
    expect(await store.read(stored?.sha256 ?? '')).toEqual(bytes)
  })

  test('is left with nothing of what broke off, was thrown away or grew too large', async () => {
    await expect(store.receive(pieces(randomBytes(5000), new Error('gone')))).rejects.toThrow('gone')
    expect(await store.receive(pieces(randomBytes(5000)), 4999)).toBeUndefined()
    await (await store.receive(pieces(randomBytes(5000)), 5000))?.discard()
    expect(files()).toEqual([])
  })

  test.each(['../../etc/passwd', 'A'.repeat(64), '', 'ab'])('has nothing under “%s”', async (name) => {
    expect([await store.read(name), await store.stream(name), await store.has(name)]).toEqual([
      undefined,
      undefined,
      false,
    ])
  })

  test('gives up an old content, but not to whom it was put again meanwhile', async () => {
    const [old, wanted] = [await store.put(randomBytes(10)), await store.put(Buffer.from('wanted'))]
    for (const { sha256 } of [old, wanted]) utimesSync(store.pathOf(sha256) ?? '', 0, 0)
    await store.put(Buffer.from('wanted'))
    expect(await store.remove(old.sha256, daysAgo(7))).toBe(true)
    expect(await store.remove(wanted.sha256, daysAgo(7))).toBe(false)
    expect(files()).toEqual([wanted.sha256])
    expect(await store.remove(old.sha256, daysAgo(7)), 'twice is once').toBe(false)
  })

  test('loses no content that is put and given up at the same time, over and over', async () => {
    const bytes = Buffer.from('again and again')
    const { sha256 } = await store.put(bytes)
    for (let round = 0; round < 50; round += 1) {
      utimesSync(store.pathOf(sha256) ?? '', 0, 0)
      await Promise.all([store.remove(sha256, daysAgo(7)), store.put(bytes)])
      expect(await store.has(sha256)).toBe(true)
    }
  })

  test('is rid of drafts that a stopped process left, and of no young one', async () => {
    const [old, young] = [await store.receive(pieces(randomBytes(10))), await store.receive(pieces(randomBytes(10)))]
    utimesSync(old?.path ?? '', 0, 0)
    writeFileSync(join(folder, 'drafts', 'whole'), '')
    expect(await store.removeDrafts(daysAgo(1))).toBe(1)
    expect(files()).toEqual(expect.arrayContaining([young?.path.split('/').at(-1), 'whole']))
  })
})

describe('a file is given out', () => {
  const bytes = Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 256))
  const ask = async (headers: Record<string, string> = {}, method = 'GET') => {
    const stored = await store.put(bytes)
    const served = { ...stored, name: 'acta.pdf', type: 'application/pdf' }
    const answer = await serveFile(new Request('http://localhost/x', { method, headers }), store, served)
    if (answer === undefined) throw new Error('not served')
    return { answer, tag: `"${stored.sha256}"`, body: Buffer.from(await answer.arrayBuffer()) }
  }

  test('whole, with its hash as its tag', async () => {
    const { answer, tag, body } = await ask()
    expect([answer.status, answer.headers.get('etag'), answer.headers.get('content-length')]).toEqual([
      200,
      tag,
      '1000',
    ])
    expect(body).toEqual(bytes)
  })

  test.each([
    ['bytes=0-99', 206, 'bytes 0-99/1000', [0, 100]],
    ['bytes=900-', 206, 'bytes 900-999/1000', [900, 1000]],
    ['bytes=-50', 206, 'bytes 950-999/1000', [950, 1000]],
    ['bytes=990-5000', 206, 'bytes 990-999/1000', [990, 1000]],
    ['bytes=-5000', 206, 'bytes 0-999/1000', [0, 1000]],
    ['bytes=0-1,5-9', 200, null, [0, 1000]],
    ['bytes=9-1', 200, null, [0, 1000]],
    ['pages=1-2', 200, null, [0, 1000]],
    ['bytes=1000-', 416, 'bytes */1000', [0, 0]],
    ['bytes=-0', 416, 'bytes */1000', [0, 0]],
  ] as const)('Range: %s', async (range, status, told, [from, to]) => {
    const { answer, body } = await ask({ range })
    expect([answer.status, answer.headers.get('content-range')]).toEqual([status, told])
    expect(body).toEqual(bytes.subarray(from, to))
  })

  test('the rest of it only if it is still the same; nothing at all to who has it', async () => {
    const { tag } = await ask()
    expect((await ask({ range: 'bytes=5-9', 'if-range': tag })).body).toEqual(bytes.subarray(5, 10))
    expect((await ask({ range: 'bytes=5-9', 'if-range': '"other"' })).body).toEqual(bytes)
    expect((await ask({ 'if-none-match': `"x", W/${tag}` })).answer.status).toBe(304)
    const head = await ask({}, 'HEAD')
    expect([head.answer.headers.get('content-length'), head.body.length]).toEqual(['1000', 0])
  })

  test('not at all when the store lacks it, or holds another size', async () => {
    const stored = await store.put(bytes)
    const request = new Request('http://localhost/x')
    const served = { ...stored, name: 'x' }
    expect(await serveFile(request, store, { ...served, sha256: 'f'.repeat(64) })).toBeUndefined()
    expect(await serveFile(request, store, { ...served, size: 999 })).toBeUndefined()
  })
})
