import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GOOD_PNG, HOSTILE_FILES, HOSTILE_NAMES, pngOf } from '../../tests/hostile-files.ts'
import type { FileUse } from './file-use.ts'
import { createIntake, type FileIntake } from './intake.ts'
import { SEND_FILES } from './permissions.ts'
import { closePictureWorker, shrinkPicture } from './pictures.ts'
import { serveFile } from './serve.ts'
import { createFileStore, type FileStore } from './store.ts'

const folder = mkdtempSync(join(tmpdir(), 'trama-hostile-'))
/** Accepts all that any use may accept, but for the pictures of one camera. */
const use: FileUse = {
  id: 'test.evidence',
  title: { es: 'Prueba', en: 'Test' },
  permission: SEND_FILES,
  types: ['pdf', 'jpeg', 'png', 'webp', 'gif', 'avif', 'workbook', 'document', 'presentation', 'old_office', 'text'],
  largest: 2_000_000,
  wrongExtension: 'mend',
}
let store: FileStore
let intake: FileIntake

beforeAll(() => {
  store = createFileStore(folder)
  intake = createIntake({ store, uses: [use], scanner: undefined })
})
afterAll(async () => {
  await closePictureWorker()
  rmSync(folder, { recursive: true, force: true })
})

const files = (): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []))

async function* inPieces(bytes: Uint8Array, size = 50_000): AsyncIterable<Uint8Array> {
  for (let from = 0; from < bytes.byteLength; from += size) yield bytes.subarray(from, from + size)
}

describe('what means harm is refused with a sentence, or can do nothing', () => {
  test.each(HOSTILE_FILES)('$what', async ({ name, bytes, refused, kept }) => {
    const before = files()
    const taken = await intake.take(use, { name, body: inPieces(bytes) })
    if (!taken.ok) {
      expect(taken.refusal.kind, taken.refusal.message.en).toBe(refused)
      expect(taken.refusal.message.es).toContain(name)
      expect(taken.refusal.message.en).toContain(name)
      expect(files(), 'nothing of it is left').toEqual(before)
      return
    }
    expect({ type: taken.value.type, name: taken.value.name }, 'taken, with its true kind').toEqual(kept)
    const answer = await serveFile(new Request('http://localhost/x'), store, { ...taken.value, show: 'inline' })
    const headers = Object.fromEntries(answer?.headers ?? [])
    expect(headers['content-disposition'], 'never shown from our origin').toMatch(/^attachment; /)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-security-policy']).toMatch(/^sandbox;/)
    expect(headers['content-type']).not.toMatch(/html|svg|xml$|script|text/)
    expect(new Uint8Array((await answer?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(bytes)
  })

  test('a file that is larger than allowed is cut off while it arrives, whatever was announced', async () => {
    let asked = 0
    async function* endless(): AsyncIterable<Uint8Array> {
      for (;;) {
        asked += 100_000
        yield new Uint8Array(100_000)
      }
    }
    const before = files()
    const taken = await intake.take(use, { name: 'foto.png', body: endless(), size: 10 })
    expect(!taken.ok && taken.refusal.kind).toBe('too_large')
    expect(!taken.ok && taken.refusal.message.es).toContain('2 MB')
    expect(asked).toBeLessThanOrEqual(use.largest + 200_000)
    expect(files()).toEqual(before)
  })

  test.each([
    ['another size', { size: GOOD_PNG.byteLength + 1 }, 'size_differs'],
    ['another checksum', { sha256: '0'.repeat(64) }, 'checksum_differs'],
  ])('a file that was announced with %s', async (_, announced, kind) => {
    const taken = await intake.take(use, { name: 'foto.png', body: inPieces(GOOD_PNG), ...announced })
    expect(!taken.ok && taken.refusal.kind).toBe(kind)
  })

  test('a use may refuse a name that says another kind, instead of mending it', async () => {
    const strict = { ...use, wrongExtension: 'refuse' } as const
    const taken = await intake.take(strict, { name: 'acta.pdf', body: inPieces(GOOD_PNG) })
    expect(!taken.ok && taken.refusal.message.es).toContain('una imagen PNG')
  })

  test('a sentence names the file, what it is, and what is accepted', async () => {
    const few = { ...use, types: ['pdf', 'png', 'jpeg'] } as const
    const taken = await intake.take(few, { name: 'acta.pdf', body: inPieces(new TextEncoder().encode('<html>')) })
    expect(!taken.ok && taken.refusal.message).toEqual({
      es: '«acta.pdf» es una página web y no se acepta aquí. Se acepta: PDF (.pdf), imágenes (.png, .jpg).',
      en: '“acta.pdf” is a web page and is not taken here. Accepted: PDF (.pdf), pictures (.png, .jpg).',
    })
  })
})

describe('names', () => {
  test.each(HOSTILE_NAMES)('%s', async (_, sent, kept) => {
    const taken = await intake.take(use, { name: sent, body: inPieces(new TextEncoder().encode('Acta.\n')) })
    expect(taken.ok && taken.value.name).toBe(kept)
  })
})

describe('a small version of a picture', () => {
  test('is made anew: what stood behind the picture is not in it', async () => {
    const secret = new TextEncoder().encode('<script>alert(1)</script>')
    const stored = await store.put(Buffer.concat([pngOf(2000, 1000), secret]))
    const small = await shrinkPicture(store.pathOf(stored.sha256) ?? '')
    if (small.is !== 'small') throw new Error(small.is)
    expect(Buffer.from(small.bytes).includes('script')).toBe(false)
    expect(Buffer.from(small.bytes.subarray(0, 12)).toString('latin1')).toMatch(/^RIFF.{4}WEBP$/s)
  })

  test('is not made of a picture that unpacks to more than we hold', async () => {
    const stored = await store.put(pngOf(60_000, 60_000, 100))
    expect((await shrinkPicture(store.pathOf(stored.sha256) ?? '')).is).toBe('broken')
  })

  test('is not made of an SVG, whatever it is called', async () => {
    const stored = await store.put(
      new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    )
    expect((await shrinkPicture(store.pathOf(stored.sha256) ?? '')).is).toBe('broken')
  })
})
