import type { Refusal } from '../../kernel/result.ts'
import type { DeploymentFile, Pack } from '../../platform/packs/pack.ts'
import { checkIndex, type IndexFinding } from './rules/indices/check.ts'
import type { IndexDefinition } from './rules/indices/definition.ts'
import { indexDefinitionSchema } from './rules/indices/definition-schema.ts'

export const indexFiles: DeploymentFile<IndexDefinition> = {
  id: 'observatory.indices',
  path: 'observatory/indices/*.yaml',
  schema: indexDefinitionSchema,
  required: false,
  title: { es: 'Definiciones de índices compuestos', en: 'Definitions of composite indices' },
}

export interface CheckedIndex {
  readonly file: string
  readonly definition: IndexDefinition
  readonly findings: readonly (IndexFinding & { readonly line?: number })[]
}

/** Every index of the folder with what is to be said of it, each with its line. */
export function checkedIndices(pack: Pack) {
  const files = pack.read(indexFiles)
  if (!files.ok) return files
  const checked = files.value.map(({ path, value, lineOf }) => checkedIndex(path, value, lineOf))
  return { ok: true as const, value: checked }
}

export function checkedIndex(
  file: string,
  definition: IndexDefinition,
  lineOf: (at: readonly PropertyKey[]) => number | undefined,
): CheckedIndex {
  const findings = checkIndex(definition).map((finding) => {
    const line = lineOf(partsOfPath(finding.path))
    return line === undefined ? finding : { ...finding, line }
  })
  return { file, definition, findings }
}

/** `children[2].operator.low` as its parts. */
function partsOfPath(path: string): readonly PropertyKey[] {
  return [...path.matchAll(/[^.[\]]+/g)].map(([part]) => (/^\d+$/.test(part) ? Number(part) : part))
}

/** An index with an error is not loaded, nor two of one code; warnings are shown by `trama index check`. */
export function checkIndexFiles(pack: Pack): Refusal | undefined {
  const checked = checkedIndices(pack)
  if (!checked.ok) return checked.refusal
  const codes = new Map<string, string>()
  for (const { file, definition, findings } of checked.value) {
    const twin = codes.get(definition.code)
    if (twin !== undefined)
      return {
        kind: 'repeated_index',
        message: {
          es: `${file}: el índice «${definition.code}» ya está en ${twin}.`,
          en: `${file}: the index “${definition.code}” is already in ${twin}.`,
        },
      }
    codes.set(definition.code, file)
    const wrong = findings.find(({ severity }) => severity === 'error')
    if (wrong === undefined) continue
    const where = `${file}${wrong.line === undefined ? '' : `:${wrong.line}`} ${wrong.path}`
    return {
      kind: 'wrong_index_definition',
      message: { es: `${where}: ${wrong.message.es}`, en: `${where}: ${wrong.message.en ?? wrong.message.es}` },
    }
  }
  return undefined
}
