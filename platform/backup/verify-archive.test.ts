import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256Of } from './archive-reader.ts'
import { createArchive } from './archive-writer.ts'
import {
  FORMAT_MEMBER,
  fileName,
  MANIFEST_MEMBER,
  type Manifest,
  partName,
  README,
  README_MEMBER,
  SUMS_MEMBER,
} from './manifest.ts'
import { sumsOf, verifyArchive } from './verify-archive.ts'

const CREATED = '2026-11-21T15:00:00.000Z'
const MIGRATIONS = [{ name: '0000_first', sha256: 'a'.repeat(64), statements: [] }]
const folder = mkdtempSync(join(tmpdir(), 'trama-archive-'))
const whole = join(folder, 'whole.tar')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Variant {
  readonly format?: object
  readonly manifest?: (manifest: Manifest) => object
  readonly sums?: (sums: string) => string
  readonly extra?: readonly [name: string, content: string]
  readonly file?: string
}

/** Two tables, one of them in two parts, and a file; or a variant that its makers made on purpose. */
async function write(path: string, variant: Variant = {}): Promise<void> {
  const archive = await createArchive(path, CREATED)
  await archive.add(FORMAT_MEMBER, JSON.stringify(variant.format ?? { format: 'trama-backup', formatVersion: 1 }))
  await archive.add(README_MEMBER, README)
  const lines = ['["1","uno"]\n["2",null]\n', '["3","tres"]\n']
  const parts = []
  for (const [index, text] of lines.entries())
    parts.push(await archive.add(partName('planning', 'element', index + 1), gzipSync(text)))
  const file = Buffer.from('Acta firmada\n')
  const digest = sha256Of(file)
  await archive.add(fileName(digest), variant.file ?? file)
  if (variant.extra !== undefined) await archive.add(...variant.extra)
  const manifest: Manifest = {
    format: 'trama-backup',
    formatVersion: 1,
    createdAt: CREATED,
    program: { name: 'trama', version: '0.1.0' },
    database: { kind: 'embedded', postgresql: '18.3', postgis: '3.6.0' },
    migrations: MIGRATIONS.map(({ name, sha256 }) => ({ name, sha256 })),
    audit: { entries: 0, head: '0'.repeat(64), walked: true, brokenAt: null },
    tables: [
      {
        schema: 'audit',
        name: 'entry',
        columns: [{ name: 'seq', type: 'bigint' }],
        rows: 0,
        sha256: sha256Of(''),
        parts: [],
      },
      {
        schema: 'planning',
        name: 'element',
        columns: ['id', 'title'].map((name) => ({ name, type: 'text' })),
        rows: 3,
        sha256: sha256Of(lines.join('')),
        parts,
      },
    ],
    sequences: [],
    files: [{ sha256: digest, size: file.length }],
    missingFiles: [],
  }
  await archive.add(MANIFEST_MEMBER, JSON.stringify(variant.manifest?.(manifest) ?? manifest))
  await archive.add(SUMS_MEMBER, variant.sums?.(sumsOf(archive.members)) ?? sumsOf(archive.members))
  await archive.finish()
}

/** `kind member` of the refusal, or `whole`. */
async function verdictOn(path: string): Promise<string> {
  const verified = await verifyArchive(path, () => {}, MIGRATIONS)
  if (verified.ok) {
    await verified.value.close()
    return 'whole'
  }
  const { kind, member, message } = verified.refusal
  // Whatever is wrong is said in both languages, with the member's name.
  for (const words of [message.es, message.en]) expect(words).toContain(member ?? folder)
  return `${kind} ${member ?? ''}`.trim()
}

let made = 0
async function verdictOnBytes(bytes: Uint8Array): Promise<string> {
  made += 1
  const path = join(folder, `${made}.tar`)
  writeFileSync(path, bytes)
  const verdict = await verdictOn(path)
  rmSync(path)
  return verdict
}

async function verdictOnVariant(variant: Variant): Promise<string> {
  made += 1
  const path = join(folder, `${made}.tar`)
  await write(path, variant)
  return verdictOn(path)
}

describe('an archive', () => {
  let bytes: Buffer
  beforeAll(async () => {
    await write(whole)
    bytes = readFileSync(whole)
  })

  test('as it was written is whole', async () => {
    expect(await verdictOn(whole)).toBe('whole')
  })

  test('is private to who made it', async () => {
    const { statSync } = await import('node:fs')
    expect(statSync(whole).mode & 0o077).toBe(0)
  })

  test('cut at any place is refused: every 37th byte, and at every boundary of a block', async () => {
    for (let length = 0; length < bytes.length; length += 1) {
      if (length % 37 !== 0 && length % 512 !== 0) continue
      expect(`${length} ${await verdictOnBytes(bytes.subarray(0, length))}`).toMatch(
        /^\d+ (archive_cut|not_a_backup) [\w./-]+$/,
      )
    }
  })

  test('with one flipped bit anywhere is refused, and the member is named', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length * 8 - 1 }), async (bit) => {
        const flipped = Buffer.from(bytes)
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(await verdictOnBytes(flipped)).toMatch(/^(archive_altered|archive_cut|not_a_backup|format_newer) \S+$/)
      }),
      { numRuns: 600, seed: 20_190 },
    )
  })

  test('with a flipped bit in each byte of a member names that very member', async () => {
    const name = partName('planning', 'element', 2)
    const content = bytes.indexOf(name) + 512
    const size = Number.parseInt(bytes.toString('latin1', content - 512 + 124, content - 512 + 135), 8)
    for (let at = 0; at < size; at += 1) {
      const flipped = Buffer.from(bytes)
      flipped[content + at] = (flipped[content + at] ?? 0) ^ 1
      expect(`${at} ${await verdictOnBytes(flipped)}`).toBe(`${at} archive_altered ${name}`)
    }
  })

  test('with something after its end is refused', async () => {
    expect(await verdictOnBytes(Buffer.concat([bytes, Buffer.from([0])]))).toBe(`archive_altered ${SUMS_MEMBER}`)
  })

  test.each<[string, Variant, string]>([
    ['of a newer format', { format: { format: 'trama-backup', formatVersion: 2 } }, `format_newer ${FORMAT_MEMBER}`],
    ['of another program', { format: { format: 'otherwise', formatVersion: 1 } }, `not_a_backup ${FORMAT_MEMBER}`],
    [
      'of a newer version of the program',
      { manifest: (m) => ({ ...m, migrations: [...m.migrations, { name: '0001_later', sha256: 'b'.repeat(64) }] }) },
      `program_older ${MANIFEST_MEMBER}`,
    ],
    [
      'whose migrations were altered',
      { manifest: (m) => ({ ...m, migrations: [{ name: '0000_first', sha256: 'b'.repeat(64) }] }) },
      `other_history ${MANIFEST_MEMBER}`,
    ],
    [
      'whose manifest counts other rows',
      { manifest: (m) => ({ ...m, tables: m.tables.map((table) => ({ ...table, rows: table.rows === 3 ? 2 : 0 })) }) },
      `archive_altered ${partName('planning', 'element', 1)}`,
    ],
    [
      'whose manifest forgets a table',
      { manifest: (m) => ({ ...m, tables: m.tables.slice(0, 1) }) },
      `archive_altered ${partName('planning', 'element', 1)}`,
    ],
    [
      'whose manifest has a field too many',
      { manifest: (m) => ({ ...m, note: '' }) },
      `archive_altered ${MANIFEST_MEMBER}`,
    ],
    ['with a member that nobody names', { extra: ['files/etc', 'x'] }, 'archive_altered files/etc'],
    [
      'with a file exchanged and all sums made anew',
      { file: 'Acta falsa\n' },
      `archive_altered ${fileName(sha256Of('Acta firmada\n'))}`,
    ],
    [
      'with a line of the sums missing',
      { sums: (sums) => sums.slice(sums.indexOf('\n') + 1) },
      `archive_altered ${FORMAT_MEMBER}`,
    ],
    ['with a sum too many', { sums: (sums) => `${sums}x\n` }, `archive_altered ${SUMS_MEMBER}`],
    [
      'with a wrong line for a member that is right',
      { sums: (sums) => sums.replace(/[0-9a-f]{64} {2}files/, `${'0'.repeat(64)}  files`) },
      `archive_altered ${SUMS_MEMBER}`,
    ],
  ])('%s is refused', async (_what, variant, verdict) => {
    expect(await verdictOnVariant(variant)).toBe(verdict)
  })

  test('that is not there, or no file', async () => {
    expect(await verdictOn(join(folder, 'nowhere.tar'))).toBe('no_such_file')
    expect(await verdictOn(folder)).toBe('cannot_read')
  })

  test('tells how far its verification is, up to the end and never back', async () => {
    const shares: number[] = []
    const verified = await verifyArchive(whole, ({ done, total }) => shares.push(done / total), MIGRATIONS)
    if (verified.ok) await verified.value.close()
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
  })
})
