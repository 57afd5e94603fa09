import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openArchive } from '../platform/backup/archive-reader.ts'
import { openEmbedded } from '../platform/database/embedded.ts'
import { migrationsDir, readMigrationFiles } from '../platform/database/migration-files.ts'
import { openServer } from '../platform/database/server.ts'
import { describeOnServer, testCacheDir } from '../tests/integration/harness.ts'
import { createServerDatabase } from '../tests/integration/harness-databases.ts'
import { type BackupShell, backupCommand, restoreCommand } from './backup-commands.ts'
import { readSettings } from './settings.ts'

const app = { role: 'trama_app' } as const
const folder = mkdtempSync(join(tmpdir(), 'trama-commands-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

async function say(
  command: (shell: BackupShell, args: readonly string[]) => Promise<number>,
  where: { readonly data: string; readonly url?: string; readonly locale?: 'es' | 'en' },
  ...args: readonly string[]
): Promise<Said> {
  const settings = readSettings({ TRAMA_DATA: join(folder, where.data), DATABASE_URL: where.url })
  if (!settings.ok) throw new Error(settings.refusal.message.es)
  const out: string[] = []
  const err: string[] = []
  const shell: BackupShell = {
    settings: settings.value,
    locale: where.locale ?? 'es',
    folder,
    cacheDir: testCacheDir,
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    rewrite: undefined,
  }
  const code = await command(shell, args)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const addOffice = sql`insert into identity.office (id, code, kind, title)
  values ('019a0000-0000-7000-8000-000000000001', 'centro', 'municipality', '{"es": "Alcaldía de San Salvador Centro"}')`

async function offices(url: string): Promise<unknown> {
  const opened = await openServer({ databaseUrl: url, migrate: false })
  if (!opened.ok) throw new Error(opened.refusal.message.es)
  const { rows } = await opened.value.read(app, (tx) => tx.execute(sql`select code from identity.office`))
  await opened.value.close()
  return rows
}

describe('trama backup and trama restore · embedded', () => {
  let saved: Said
  beforeAll(async () => {
    const opened = await openEmbedded({ dataDir: join(folder, 'home', 'database'), cacheDir: testCacheDir })
    if (!opened.ok) throw new Error(opened.refusal.message.es)
    await opened.value.write(app, (tx) => tx.execute(addOffice))
    const refused = await say(backupCommand, { data: 'home' }, 'busy.tar')
    expect(refused).toMatchObject({ code: 1 })
    expect(refused.err).toContain('está en uso por otro proceso')
    await opened.value.close()
    saved = await say(backupCommand, { data: 'home' }, 'home.tar')
  })

  test('a backup stands where the person stands and tells what it holds and how far it was', () => {
    expect(saved).toMatchObject({ code: 0, err: '' })
    expect(saved.out).toMatch(/home\.tar: \d+ filas de \d+ tablas, 0 archivos/)
    expect(saved.out).toMatch(/suma de manifest\.json: [0-9a-f]{64}/)
    const percents = [...saved.out.matchAll(/^ *(\d+) % /gm)].map(([, percent]) => Number(percent))
    expect(percents.length).toBeGreaterThan(1)
    expect(percents).toEqual([...percents].sort((a, b) => a - b))
    expect(percents.at(-1)).toBe(100)
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
  })

  test('a second one of that name, or one that cannot be written, is refused and leaves nothing behind', async () => {
    expect((await say(backupCommand, { data: 'home' }, 'home.tar')).err).toContain('Ya existe')
    const nowhere = await say(backupCommand, { data: 'home', locale: 'en' }, 'no/such/folder/home.tar')
    expect(nowhere.code).toBe(1)
    expect(nowhere.err).toContain('cannot be written (ENOENT)')
  })

  test('--check verifies and opens nothing', async () => {
    const checked = await say(restoreCommand, { data: 'never' }, 'home.tar', '--check')
    expect(checked).toMatchObject({ code: 0, err: '' })
    expect(checked.out).toContain('El respaldo está íntegro')
    expect(existsSync(join(folder, 'never'))).toBe(false)
  })

  test('restored into a new folder it is all there; a second time the folder is not empty', async () => {
    const done = await say(restoreCommand, { data: 'other' }, 'home.tar')
    expect(done).toMatchObject({ code: 0, err: '' })
    expect(done.out).toMatch(/Restaurado: \d+ filas .* iguales a las respaldadas/)
    const again = await say(restoreCommand, { data: 'other', locale: 'en' }, 'home.tar', '--replace')
    expect(again.code).toBe(1)
    expect(again.err).toMatch(/The database is not empty.*--replace --confirm \S+$/)
  })

  test('an archive cut or altered anywhere is refused before any database is opened (200 places)', async () => {
    const bytes = readFileSync(join(folder, 'home.tar'))
    let random = 20_191
    for (let time = 0; time < 200; time += 1) {
      random = (random * 48_271) % 2_147_483_647
      const bit = random % (bytes.length * 8)
      const wrong = Buffer.from(bytes)
      wrong[bit >> 3] = (wrong[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      writeFileSync(join(folder, 'wrong.tar'), time % 2 === 0 ? wrong : bytes.subarray(0, bit >> 3))
      const refused = await say(
        restoreCommand,
        { data: 'untouched', locale: time % 3 === 0 ? 'en' : 'es' },
        'wrong.tar',
      )
      expect(`${bit} ${refused.code}`).toBe(`${bit} 1`)
      expect(refused.err).toMatch(/[«“][\w./-]+[»”].*(No se tocó nada|Nothing was touched)/)
    }
    expect(existsSync(join(folder, 'untouched'))).toBe(false)
  })

  test.each([
    ['no file', restoreCommand, []],
    ['an option that does not exist', restoreCommand, ['home.tar', '--force']],
    ['a confirmation of nothing', restoreCommand, ['home.tar', '--confirm', 'x']],
    ['two files', backupCommand, ['a.tar', 'b.tar']],
  ])('%s: the usage is shown', async (_what, command, args) => {
    const shown = await say(command, { data: 'never' }, ...args)
    expect(shown.code).toBe(2)
    expect(shown.err).toContain('backup ARCHIVO')
  })

  test('every member can be listed by anybody', async () => {
    const reader = await openArchive(join(folder, 'home.tar'))
    const names: string[] = []
    for await (const { name } of reader.members()) names.push(name)
    await reader.close()
    expect(names.slice(0, 2)).toEqual(['trama-backup.json', 'README.txt'])
    expect(names).toContain('tables/identity/office/000001.jsonl.gz')
    expect(names.slice(-2)).toEqual(['manifest.json', 'SHA256SUMS'])
  })
})

describeOnServer('trama backup and trama restore', (_open, postgres) => {
  const drops: (() => Promise<void>)[] = []
  afterAll(async () => {
    for (const drop of drops) await drop()
  })
  const empty = async () => {
    const { url, drop } = await createServerDatabase(postgres(), 'template0')
    drops.push(drop)
    return url
  }

  test('an empty server database is prepared and filled from the embedded one', async () => {
    const url = await empty()
    const done = await say(restoreCommand, { data: 'server', url }, 'home.tar')
    expect(done).toMatchObject({ code: 0, err: '' })
    expect(await offices(url)).toEqual([{ code: 'centro' }])
  })

  test('before an update: a database that lacks changes is saved as it is, restored, and brought up to date', async () => {
    const url = await empty()
    const files = readMigrationFiles().slice(0, 2)
    const earlier = join(folder, 'earlier')
    mkdirSync(earlier)
    for (const { name } of files) copyFileSync(join(migrationsDir, `${name}.sql`), join(earlier, `${name}.sql`))
    const old = await openServer({ databaseUrl: url, migrate: true, migrationsDir: earlier })
    if (!old.ok) throw new Error(old.refusal.message.es)
    await old.value.write(app, (tx) => tx.execute(addOffice))
    await old.value.close()

    expect(await say(backupCommand, { data: 'server', url }, 'old.tar')).toMatchObject({ code: 0, err: '' })
    const refused = await say(restoreCommand, { data: 'server', url }, 'old.tar')
    expect(refused.err).toContain('La base de datos no está vacía')
    // Neither of the two migrated it.
    expect(await openServer({ databaseUrl: url, migrate: false })).toMatchObject({
      ok: false,
      refusal: { kind: 'migrations_pending' },
    })

    const fresh = await empty()
    const done = await say(restoreCommand, { data: 'server', url: fresh }, 'old.tar')
    expect(done).toMatchObject({ code: 0, err: '' })
    expect(done.out).toContain('Puesto al día')
    expect(await offices(fresh)).toEqual([{ code: 'centro' }])
  })

  test('a server that has no database to save, or none at all, is refused in words', async () => {
    const blank = await say(backupCommand, { data: 'server', url: await empty() }, 'blank.tar')
    expect(blank.err).toContain('npm run trama -- migrate')
    const away = await say(backupCommand, { data: 'server', url: 'postgres://nobody@127.0.0.1:1/x' }, 'away.tar')
    expect(away.err).toContain('No se puede llegar')
  })
})
