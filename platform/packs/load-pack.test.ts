import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { says } from './issues.ts'
import { loadPack } from './load-pack.ts'
import { type DeploymentFile, type Pack, readOne } from './pack.ts'

const IDENTITY = `id: prueba
version: 0.1.0
title: { es: Prueba, en: Trial }
currency: USD
zone: America/El_Salvador
defaultLocale: es
year: 2019
status: Inventado
`

const folders: string[] = []

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'trama-pack-'))
  folders.push(folder)
  for (const [path, text] of Object.entries({ 'pack.yaml': IDENTITY, ...files })) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}

async function packWith(files: Readonly<Record<string, string>>): Promise<Pack> {
  const loaded = await loadPack(await folderWith(files))
  if (!loaded.ok) throw new Error(loaded.refusal.message.es)
  return loaded.value
}

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

const fees: DeploymentFile<{ fees: { code: string; cents: number }[] }> = {
  id: 'test.fees',
  path: 'fees/*.yaml',
  schema: z.strictObject({
    fees: z.array(
      z.strictObject({
        code: z.string(),
        cents: z
          .int()
          .refine((cents) => cents > 0, { params: says('La tasa debe ser mayor que cero.', 'A fee is above zero.') }),
      }),
    ),
  }),
  required: true,
  title: { es: 'Tasas', en: 'Fees' },
}

describe('a deployment folder', () => {
  it('is known by its identity', async () => {
    const pack = await packWith({})
    expect(pack.identity).toMatchObject({ id: 'prueba', currency: 'USD', zone: 'America/El_Salvador', year: 2019 })
    expect(pack.identity.status).toEqual({ es: 'Inventado' })
  })

  it('gives each room exactly the files it declares, in order of path', async () => {
    const pack = await packWith({
      'fees/b.yaml': 'fees: []',
      'fees/a.yaml': 'fees: [{ code: A, cents: 5 }]',
      'fees/notes.txt': 'nothing',
      'other.yaml': 'x: 1',
    })
    const read = pack.read(fees)
    expect(read.ok && read.value.map((file) => [file.path, file.value.fees.length])).toEqual([
      ['fees/a.yaml', 1],
      ['fees/b.yaml', 0],
    ])
  })

  it('hashes what it holds: the same content anywhere is the same pack, one letter makes another', async () => {
    const folder = await folderWith({ 'fees/a.yaml': 'fees: []' })
    const copy = await mkdtemp(join(tmpdir(), 'trama-pack-'))
    folders.push(copy)
    await cp(folder, copy, { recursive: true })
    const hashes = await Promise.all(
      [folder, copy].map(async (each) => (await loadPack(each)).ok && (await packAt(each)).hash),
    )
    expect(hashes[0]).toBe(hashes[1])
    await writeFile(join(copy, 'fees/a.yaml'), 'fees: [ ]')
    expect((await packAt(copy)).hash).not.toBe(hashes[0])
  })

  it('leaves hidden files and links out', async () => {
    const folder = await folderWith({ '.secret.yaml': 'x: 1' })
    await symlink('/etc/hostname', join(folder, 'hostname.yaml'))
    expect((await packAt(folder)).entries.map((entry) => entry.path)).toEqual(['pack.yaml'])
  })
})

async function packAt(folder: string): Promise<Pack> {
  const loaded = await loadPack(folder)
  if (!loaded.ok) throw new Error(loaded.refusal.message.es)
  return loaded.value
}

describe('what is wrong is said with file, line and place, in both languages', () => {
  const refusalOf = async (text: string) => {
    const read = (await packWith({ 'fees/a.yaml': text })).read(fees)
    if (read.ok) throw new Error('read without complaint')
    return read.refusal
  }

  it.each([
    ['a key misspelt', 'fees:\n  - code: A\n    cent: 5\n', 'fees[0].cents', 2],
    ['a text for a number', 'fees:\n  - code: A\n    cents: cinco\n', 'fees[0].cents', 3],
    ['a value the rule refuses', 'fees:\n  - { code: A, cents: 5 }\n  - { code: B, cents: 0 }\n', 'fees[1].cents', 3],
  ])('%s', async (_case, text, path, line) => {
    const refusal = await refusalOf(text)
    expect(refusal.kind).toBe('invalid_file')
    expect(refusal.findings).toContainEqual(expect.objectContaining({ file: 'fees/a.yaml', path, line }))
    for (const finding of refusal.findings) expect(finding.message.es).not.toBe(finding.message.en)
  })

  it('uses the words of the rule', async () => {
    const refusal = await refusalOf('fees: [{ code: A, cents: 0 }]')
    expect(refusal.findings[0]?.message).toEqual({ es: 'La tasa debe ser mayor que cero.', en: 'A fee is above zero.' })
  })

  it.each([
    ['broken indentation', 'fees:\n  - code: A\n   cents: 5\n'],
    ['a key twice', 'fees: []\nfees: []\n'],
    ['an alias without anchor', 'fees: *nowhere\n'],
  ])('YAML with %s', async (_case, text) => {
    expect((await refusalOf(text)).findings[0]?.message.es).toMatch(/^El YAML no se puede leer/)
  })

  it('a file that grows without end when its aliases are followed', async () => {
    const levels = Array.from({ length: 12 }, (_, level) =>
      level === 0
        ? 'l0: &l0 [1, 1]'
        : `l${level}: &l${level} [${Array(9)
            .fill(`*l${level - 1}`)
            .join(', ')}]`,
    )
    const refusal = await refusalOf(levels.join('\n'))
    expect(refusal.findings[0]?.message.es).toMatch(/^El YAML no se puede leer/)
  })

  it('a required file that is not there', async () => {
    const read = (await packWith({})).read(fees)
    expect(read.ok ? undefined : read.refusal.kind).toBe('missing_file')
  })

  it('a file that may be missing is undefined, not a refusal', async () => {
    expect(readOne(await packWith({}), { ...fees, required: false })).toEqual({ ok: true, value: undefined })
  })

  it.each([
    ['no such folder', '/nowhere/at/all', 'no_folder'],
    ['a folder without pack.yaml', tmpdir(), 'no_identity'],
  ])('%s', async (_case, folder, kind) => {
    const empty = kind === 'no_identity' ? await mkdtemp(join(folder, 'trama-pack-')) : folder
    if (kind === 'no_identity') folders.push(empty)
    const loaded = await loadPack(empty)
    expect(loaded.ok ? undefined : loaded.refusal.kind).toBe(kind)
  })

  it('an identity with a zone nobody knows', async () => {
    const loaded = await loadPack(await folderWith({ 'pack.yaml': IDENTITY.replace('El_Salvador', 'Trama') }))
    expect(loaded.ok ? undefined : loaded.refusal).toMatchObject({
      kind: 'invalid_identity',
      findings: [{ file: 'pack.yaml', line: 5, path: 'zone' }],
    })
  })
})

describe('CSV files', () => {
  const places: DeploymentFile<{ name: string; area: number }[]> = {
    id: 'test.places',
    path: 'places.csv',
    schema: z.array(z.strictObject({ name: z.string().min(1), area: z.coerce.number() })),
    required: true,
    title: { es: 'Lugares', en: 'Places' },
  }

  it('are records by the names of the header', async () => {
    const read = readOne(
      await packWith({ 'places.csv': '\uFEFFname,area\r\n"Santa ""Tecla"", centro",112.20\r\n\r\nNejapa,83.36' }),
      places,
    )
    expect(read.ok && read.value?.value).toEqual([
      { name: 'Santa "Tecla", centro', area: 112.2 },
      { name: 'Nejapa', area: 83.36 },
    ])
  })

  it.each([
    ['a short row', 'name,area\nApopa,1\nNejapa\n', 3],
    ['a quotation mark never closed', 'name,area\n"Apopa,1\n', 2],
    ['a value that is no number', 'name,area\nApopa,1\n"Nejapa\ncentro",mucho\n', 3],
  ])('refuse %s and name the line', async (_case, text, line) => {
    const read = (await packWith({ 'places.csv': text })).read(places)
    expect(read.ok ? undefined : read.refusal.findings[0]).toMatchObject({ file: 'places.csv', line })
  })
})
