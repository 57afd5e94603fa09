import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { ok, type Refusal, type Result, refuse } from '../../kernel/result.ts'
import { type Locale, say, type Text } from '../../kernel/text.ts'
import type { CliShell } from '../../platform/capability/manifest.ts'
import { readFileText } from '../../platform/packs/read-file.ts'
import { type CheckedIndex, checkedIndex, checkedIndices } from './indices-deployment.ts'
import { indexDefinitionSchema } from './rules/indices/definition-schema.ts'
import { type PreparedIndex, prepareIndex } from './rules/indices/prepare.ts'
import { type PlaceValues, readIndexValues } from './rules/indices/read-values.ts'

export type IndexShell = Pick<CliShell, 'locale' | 'folder' | 'pack' | 'out' | 'err'>

const MOST_BYTES = 8_000_000

export async function readNamed({ folder }: IndexShell, name: string): Promise<Result<string, Refusal>> {
  const path = resolve(folder, name)
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  )
  if (size === undefined)
    return refuse({
      kind: 'no_file',
      message: { es: `No se encuentra el archivo ${name}.`, en: `The file ${name} cannot be found.` },
    })
  if (size > MOST_BYTES)
    return refuse({
      kind: 'too_large',
      message: { es: `El archivo ${name} pasa de 8 MB.`, en: `The file ${name} is larger than 8 MB.` },
    })
  return ok(await readFile(path, 'utf8'))
}

interface Refused {
  readonly lines: readonly string[]
}

/** A definition by its code in the deployment, or by the path of a YAML or JSON file. */
export async function findDefinition(
  shell: IndexShell,
  named: string,
): Promise<{ readonly ok: true; readonly value: CheckedIndex } | ({ readonly ok: false } & Refused)> {
  const { locale } = shell
  const isCode = /^[a-z][a-z0-9-]*$/.test(named)
  if (isCode) {
    const known = checkedIndices(shell.pack)
    if (!known.ok) return { ok: false, lines: [say(known.refusal.message, locale)] }
    const found = known.value.find(({ definition }) => definition.code === named)
    if (found !== undefined) return { ok: true, value: found }
    const codes = known.value.map(({ definition }) => definition.code).join(', ') || '—'
    const words: Text = {
      es: `No hay ningún índice «${named}» en esta implantación. Los que hay: ${codes}. Un archivo se nombra por su ruta: ./mi-indice.yaml`,
      en: `There is no index “${named}” in this deployment. There are: ${codes}. A file is named by its path: ./my-index.yaml`,
    }
    return { ok: false, lines: [say(words, locale)] }
  }
  const text = await readNamed(shell, named)
  if (!text.ok) return { ok: false, lines: [say(text.refusal.message, locale)] }
  const read = readFileText(named, text.value, indexDefinitionSchema)
  if (read.ok) return { ok: true, value: checkedIndex(named, read.value, read.lineOf) }
  return {
    ok: false,
    lines: read.findings.map(({ line, path, message }) => {
      const where = [line === undefined ? named : `${named}:${line}`, path].filter((part) => part !== undefined)
      return `${where.join(' ')}: ${say(message, locale)}`
    }),
  }
}

export function findingLines({ file, findings }: CheckedIndex, locale: Locale, only?: 'error'): readonly string[] {
  return findings
    .filter(({ severity }) => only === undefined || severity === only)
    .map(
      ({ severity, line, path, message }) =>
        `${severity === 'error' ? '✗' : '!'} ${line === undefined ? file : `${file}:${line}`} ${path}: ${say(message, locale)}`,
    )
}

export async function readPrepared(shell: IndexShell, named: string): Promise<PreparedIndex | undefined> {
  const found = await findDefinition(shell, named)
  if (!found.ok) {
    for (const line of found.lines) shell.err(line)
    return undefined
  }
  const ready = prepareIndex(found.value.definition)
  if (ready.ok) return ready.value
  for (const line of findingLines(found.value, shell.locale, 'error')) shell.err(line)
  return undefined
}

/** The places of a values file; what is wrong with it has been said when there are none. */
export async function readValuesFile(
  shell: IndexShell,
  name: string,
  index: PreparedIndex,
): Promise<readonly PlaceValues[] | undefined> {
  const { locale, err } = shell
  const text = await readNamed(shell, name)
  if (!text.ok) {
    err(say(text.refusal.message, locale))
    return undefined
  }
  const places = readIndexValues(text.value, index)
  if (places.ok) return places.value
  for (const { place, message } of places.refusal.complaints)
    err(`${name}${place === '' ? '' : ` ${place}`}: ${say(message, locale)}`)
  return undefined
}
