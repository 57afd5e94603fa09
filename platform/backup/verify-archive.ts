import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { databaseErrorCode } from '../database/errors.ts'
import { type MigrationFile, readMigrationFiles } from '../database/migration-files.ts'
import { type ArchiveReader, DamagedArchive, type Member, openArchive, sha256Of } from './archive-reader.ts'
import {
  type ArchivedPart,
  FORMAT_MEMBER,
  FORMAT_VERSION,
  fileName,
  formatSchema,
  MANIFEST_MEMBER,
  type Manifest,
  manifestSchema,
  README_MEMBER,
  SUMS_MEMBER,
} from './manifest.ts'
import { backupTitles, createMeter, type OnBackupProgress } from './progress.ts'
import { type BackupRefusal, backupRefusals } from './refusals.ts'

/** An archive that was read from its first byte to its last and is what its manifest says. */
export interface VerifiedArchive {
  readonly path: string
  readonly size: number
  readonly manifest: Manifest
  readonly manifestSha256: string
  /** A member's content, compared with the manifest once more: the file may have been exchanged meanwhile. */
  content(member: { readonly name: string; readonly sha256: string }): Promise<Buffer>
  /** The rows of a part, unpacked: lines, each ended. */
  lines(part: ArchivedPart): Promise<Buffer>
  close(): Promise<void>
}

/**
 * Reads the whole archive and judges it without touching anything else: that it is a backup, of a format and of
 * migrations that this program knows, whole, and bit for bit what was written.
 */
export async function verifyArchive(
  path: string,
  onProgress: OnBackupProgress = () => {},
  known: readonly MigrationFile[] = readMigrationFiles(),
): Promise<Result<VerifiedArchive, BackupRefusal>> {
  let reader: ArchiveReader
  try {
    reader = await openArchive(path)
  } catch (error) {
    const code = databaseErrorCode(error)
    if (code === undefined) throw error
    return refuse(code === 'ENOENT' ? backupRefusals.noSuchFile(path) : backupRefusals.cannotRead(path, code))
  }
  const verified = await judged(reader, path, onProgress, known)
  if (!verified.ok) await reader.close()
  return verified
}

async function judged(
  reader: ArchiveReader,
  path: string,
  onProgress: OnBackupProgress,
  known: readonly MigrationFile[],
): Promise<Result<VerifiedArchive, BackupRefusal>> {
  try {
    const format = await readFormat(reader, path)
    if (format !== undefined) return refuse(format)
    const seen = await readWhole(reader, onProgress)
    const manifest = await readManifest(reader, seen)
    compareMembers(manifest, seen)
    const strange = migrationsRefusal(manifest, known)
    if (strange !== undefined) return refuse(strange)
    return ok(verifiedOver(reader, path, manifest, seen))
  } catch (error) {
    if (error instanceof DamagedArchive)
      return refuse(error.what === 'cut' ? backupRefusals.cut(error.member) : backupRefusals.altered(error.member))
    const code = databaseErrorCode(error)
    if (code === 'EISDIR' || code === 'EIO') return refuse(backupRefusals.cannotRead(path, code))
    throw error
  }
}

const FORMAT_LIMIT = 4096

/** The first member is read before all others, because a newer format may look otherwise from there on. */
async function readFormat(reader: ArchiveReader, path: string): Promise<BackupRefusal | undefined> {
  const stranger = backupRefusals.notABackup(path, FORMAT_MEMBER)
  try {
    const first = (await reader.members().next()).value as Member | undefined
    if (first?.name !== FORMAT_MEMBER || first.size > FORMAT_LIMIT) return stranger
    const parsed = formatSchema.safeParse(JSON.parse((await reader.read(first)).toString('utf8')))
    if (!parsed.success) return stranger
    const { formatVersion } = parsed.data
    return formatVersion > FORMAT_VERSION
      ? backupRefusals.formatNewer(FORMAT_MEMBER, formatVersion, FORMAT_VERSION)
      : undefined
  } catch (error) {
    if (error instanceof DamagedArchive || error instanceof SyntaxError) return stranger
    throw error
  }
}

interface SeenMember extends Member {
  readonly sha256: string
  /** Of a part of a table: its unpacked bytes, hashed on into the table's digest. */
  readonly rows?: number
}

interface Seen {
  readonly members: readonly SeenMember[]
  readonly byName: ReadonlyMap<string, SeenMember>
  readonly digestOfTable: ReadonlyMap<string, string>
}

async function readWhole(reader: ArchiveReader, onProgress: OnBackupProgress): Promise<Seen> {
  const meter = createMeter(reader.size, onProgress)
  const members: SeenMember[] = []
  const byName = new Map<string, SeenMember>()
  const hashes = new Map<string, ReturnType<typeof createHash>>()
  for await (const member of reader.members()) {
    const seen = member.name.startsWith('tables/')
      ? await readPart(reader, member, hashes)
      : { ...member, sha256: await digestOf(reader, member) }
    if (byName.has(member.name)) throw new DamagedArchive('altered', member.name)
    members.push(seen)
    byName.set(member.name, seen)
    meter.advance(member.size, backupTitles.verify)
  }
  meter.advance(reader.size, backupTitles.verify)
  const digestOfTable = new Map([...hashes].map(([table, hash]) => [table, hash.digest('hex')]))
  return { members, byName, digestOfTable }
}

async function digestOf(reader: ArchiveReader, member: Member): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of reader.stream(member)) hash.update(piece)
  return hash.digest('hex')
}

const unpack = promisify(gunzip)
/** No part is longer than one row and four megabytes; a row of half a gigabyte does not exist. */
const PART_LIMIT = 512 * 1024 * 1024

async function readPart(
  reader: ArchiveReader,
  member: Member,
  hashes: Map<string, ReturnType<typeof createHash>>,
): Promise<SeenMember> {
  const packed = await reader.read(member)
  const table = member.name.slice(0, member.name.lastIndexOf('/'))
  const hash = hashes.get(table) ?? createHash('sha256')
  hashes.set(table, hash)
  const bytes = await unpacked(packed, member.name)
  hash.update(bytes)
  return { ...member, sha256: sha256Of(packed), rows: countLines(bytes) }
}

async function unpacked(packed: Buffer, member: string): Promise<Buffer> {
  try {
    return await unpack(packed, { maxOutputLength: PART_LIMIT })
  } catch {
    throw new DamagedArchive('altered', member)
  }
}

function countLines(bytes: Buffer): number {
  let lines = 0
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines += 1
  return lines
}

/** As `sha256sum` writes and checks them. */
export function sumsOf(members: readonly { readonly name: string; readonly sha256: string }[]): string {
  return members.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('')
}

/** The last member holds the sum of every other, the manifest's too; one of the two must be trusted first. */
async function readManifest(reader: ArchiveReader, seen: Seen): Promise<Manifest> {
  const member = seen.byName.get(MANIFEST_MEMBER)
  const last = seen.members.at(-1)
  const end = last?.name ?? FORMAT_MEMBER
  if (member === undefined || last?.name !== SUMS_MEMBER) throw new DamagedArchive('cut', end)
  const sums = (await reader.read(last)).toString('utf8')
  if (!sums.includes(`${member.sha256}  ${MANIFEST_MEMBER}\n`)) throw new DamagedArchive('altered', MANIFEST_MEMBER)
  const parsed = manifestSchema.safeParse(parseOrNothing(await reader.read(member)))
  if (!parsed.success) throw new DamagedArchive('altered', MANIFEST_MEMBER)
  // Where the sums and the manifest agree on what is there, a difference is the member's own; see `compareMembers`.
  compareSums(sums, seen, expectedMembers(parsed.data))
  return parsed.data
}

function parseOrNothing(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

function compareSums(sums: string, seen: Seen, expected: ReadonlyMap<string, string | undefined>): void {
  const lines = sums.split('\n')
  for (const [index, member] of seen.members.slice(0, -1).entries()) {
    if (lines[index] === `${member.sha256}  ${member.name}`) continue
    // The manifest, already known to be right, decides whether the member or its line is wrong.
    const wronged = expected.get(member.name) === member.sha256 ? SUMS_MEMBER : member.name
    throw new DamagedArchive('altered', wronged)
  }
  if (lines.length !== seen.members.length || lines.at(-1) !== '') throw new DamagedArchive('altered', SUMS_MEMBER)
}

/** Every member there must be, in order, with its sum; the first two and the manifest are not in the manifest. */
function expectedMembers(manifest: Manifest): ReadonlyMap<string, string | undefined> {
  return new Map([
    [FORMAT_MEMBER, undefined],
    [README_MEMBER, undefined],
    ...manifest.tables.flatMap(({ parts }) => parts.map(({ name, sha256 }) => [name, sha256] as const)),
    ...manifest.files.map(({ sha256 }) => [fileName(sha256), sha256] as const),
    [MANIFEST_MEMBER, undefined],
    [SUMS_MEMBER, undefined],
  ])
}

function compareMembers(manifest: Manifest, seen: Seen): void {
  const expected = [...expectedMembers(manifest)]
  const time = Math.floor(Date.parse(manifest.createdAt) / 1000)
  for (const [index, [name, sha256]] of expected.entries()) {
    const member = seen.members[index]
    if (member?.name !== name || member.time !== time) throw new DamagedArchive('altered', member?.name ?? name)
    if (sha256 !== undefined && member.sha256 !== sha256) throw new DamagedArchive('altered', name)
  }
  const extra = seen.members[expected.length]
  if (extra !== undefined) throw new DamagedArchive('altered', extra.name)
  for (const { schema, name, parts, rows, sha256 } of manifest.tables) {
    const found = parts.reduce((total, part) => total + (seen.byName.get(part.name)?.rows ?? 0), 0)
    const digest = seen.digestOfTable.get(`tables/${schema}/${name}`) ?? sha256Of('')
    if (found !== rows || digest !== sha256) throw new DamagedArchive('altered', parts[0]?.name ?? MANIFEST_MEMBER)
  }
}

/** An archive is restored by running the same migrations first, so they must be the beginning of this program's own. */
function migrationsRefusal(manifest: Manifest, known: readonly MigrationFile[]): BackupRefusal | undefined {
  const names = new Set(known.map(({ name }) => name))
  const unknown = manifest.migrations.filter(({ name }) => !names.has(name)).map(({ name }) => name)
  if (unknown.length > 0) return backupRefusals.programOlder(MANIFEST_MEMBER, unknown)
  const other = manifest.migrations.find(
    ({ name, sha256 }, index) => known[index]?.name !== name || known[index]?.sha256 !== sha256,
  )
  return other === undefined ? undefined : backupRefusals.otherHistory(MANIFEST_MEMBER, other.name)
}

function verifiedOver(reader: ArchiveReader, path: string, manifest: Manifest, seen: Seen): VerifiedArchive {
  async function content({ name, sha256 }: { readonly name: string; readonly sha256: string }): Promise<Buffer> {
    const member = seen.byName.get(name)
    if (member === undefined) throw new DamagedArchive('altered', name)
    const bytes = await reader.read(member)
    if (sha256Of(bytes) !== sha256) throw new DamagedArchive('altered', name)
    return bytes
  }
  return {
    path,
    size: reader.size,
    manifest,
    manifestSha256: seen.byName.get(MANIFEST_MEMBER)?.sha256 ?? '',
    content,
    lines: async (part) => unpacked(await content(part), part.name),
    close: () => reader.close(),
  }
}
