import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, posix, relative, resolve, sep } from 'node:path'
import { type Result, refuse } from '../../kernel/result.ts'
import type { Text } from '../../kernel/text.ts'
import { identitySchema } from './identity-file.ts'
import type { DeploymentFile, Pack, PackEntry, PackFile, PackFinding, PackRefusal, PackRefusalKind } from './pack.ts'
import { readFileText } from './read-file.ts'

/** Data files are written by hand; one larger than this is a mistake, and reading it whole would be ours. */
const MAX_FILE_BYTES = 20 * 1024 * 1024
const IDENTITY_FILE = 'pack.yaml'

interface LoadedFile extends PackEntry {
  readonly bytes: Buffer
}

function refusal(kind: PackRefusalKind, message: Text, findings: readonly PackFinding[] = []) {
  return refuse<PackRefusal>({ kind, message, findings })
}

/** Files below the folder in order of path. Hidden files and symbolic links are no part of a pack. */
async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { withFileTypes: true, recursive: true })
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.')))
    .sort()
}

function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Reads a deployment folder whole. What the files mean is checked when a room reads those that it declared. */
export async function loadPack(folder: string): Promise<Result<Pack, PackRefusal>> {
  const root = resolve(folder)
  const isFolder = await stat(root).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder)
    return refusal('no_folder', {
      es: `No existe la carpeta de la implantación ${root}. Revise TRAMA_DEPLOYMENT.`,
      en: `There is no deployment folder ${root}. Check TRAMA_DEPLOYMENT.`,
    })
  const files = new Map<string, LoadedFile>()
  for (const path of await filesBelow(root)) {
    const { size } = await stat(join(root, path))
    if (size > MAX_FILE_BYTES) {
      const message = {
        es: `El archivo pesa ${size} bytes; el máximo es ${MAX_FILE_BYTES}.`,
        en: `The file has ${size} bytes; the limit is ${MAX_FILE_BYTES}.`,
      }
      return refusal('invalid_file', message, [{ file: path, message }])
    }
    const bytes = await readFile(join(root, path))
    files.set(path, { path, size, sha256: sha256(bytes), bytes })
  }
  const identityFile = files.get(IDENTITY_FILE)
  if (!identityFile)
    return refusal('no_identity', {
      es: `La carpeta ${root} no es una implantación: le falta ${IDENTITY_FILE}. Revise TRAMA_DEPLOYMENT.`,
      en: `The folder ${root} is no deployment: it lacks ${IDENTITY_FILE}. Check TRAMA_DEPLOYMENT.`,
    })
  const identity = readFileText(IDENTITY_FILE, identityFile.bytes.toString('utf8'), identitySchema)
  if (!identity.ok) return refusal('invalid_identity', summary(identity.findings), identity.findings)
  return {
    ok: true,
    value: {
      identity: identity.value,
      folder: root,
      hash: sha256([...files.values()].map((file) => `${file.path}\0${file.sha256}\n`).join('')),
      entries: [...files.values()].map(({ path, size, sha256: hash }) => ({ path, size, sha256: hash })),
      read: (declaration) => readDeclared(files, declaration),
    },
  }
}

function readDeclared<T>(
  files: ReadonlyMap<string, LoadedFile>,
  declaration: DeploymentFile<T>,
): Result<readonly PackFile<T>[], PackRefusal> {
  const matching = [...files.values()].filter((file) => matches(file.path, declaration))
  if (matching.length === 0 && declaration.required) {
    const message = {
      es: `A la implantación le falta ${declaration.path} (${declaration.title.es}).`,
      en: `The deployment lacks ${declaration.path} (${declaration.title.en ?? declaration.title.es}).`,
    }
    return refusal('missing_file', message, [{ file: declaration.path, message }])
  }
  const read: PackFile<T>[] = []
  const findings: PackFinding[] = []
  for (const file of matching) {
    const result = readFileText(file.path, file.bytes.toString('utf8'), declaration.schema)
    if (result.ok) read.push({ path: file.path, sha256: file.sha256, value: result.value, lineOf: result.lineOf })
    else findings.push(...result.findings)
  }
  return findings.length > 0 ? refusal('invalid_file', summary(findings), findings) : { ok: true, value: read }
}

export function matches(path: string, declaration: Pick<DeploymentFile<unknown>, 'path'>): boolean {
  return path === declaration.path || posix.matchesGlob(path, declaration.path)
}

/** First finding in full, and how many more there are. */
function summary(findings: readonly PackFinding[]): Text {
  const [first] = findings
  if (!first) return { es: 'La implantación no es válida.', en: 'The deployment is not valid.' }
  const place = `${first.file}${first.line === undefined ? '' : `:${first.line}`}${first.path === undefined ? '' : ` (${first.path})`}`
  const more = findings.length - 1
  return {
    es: `${place}: ${first.message.es}${more > 0 ? ` Y ${more} más.` : ''}`,
    en: `${place}: ${first.message.en ?? first.message.es}${more > 0 ? ` And ${more} more.` : ''}`,
  }
}
