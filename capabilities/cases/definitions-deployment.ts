import type { Refusal } from '../../kernel/result.ts'
import type { DeploymentFile, Pack, PackFinding } from '../../platform/packs/pack.ts'
import { checkDefinition } from './rules/definition/check.ts'
import { type Definition, definitionSchema } from './rules/definition/definition.ts'
import type { DefinitionFinding } from './rules/definition/finding.ts'

export const definitionFiles: DeploymentFile<Definition> = {
  id: 'cases.definitions',
  path: 'procedures/*.yaml',
  schema: definitionSchema,
  required: false,
  title: { es: 'Definiciones de trámites', en: 'Definitions of procedures' },
}

export interface CheckedDefinition {
  readonly file: string
  readonly definition: Definition
  readonly findings: readonly (DefinitionFinding & { readonly line?: number })[]
}

/** Every definition of the folder with what is to be said of it, each with its line. */
export function checkedDefinitions(pack: Pack) {
  const files = pack.read(definitionFiles)
  if (!files.ok) return files
  const checked = files.value.map(
    ({ path: file, value: definition, lineOf }): CheckedDefinition => ({
      file,
      definition,
      findings: checkDefinition(definition).map((finding) => {
        const line = lineOf(partsOfPath(finding.path))
        return line === undefined ? finding : { ...finding, line }
      }),
    }),
  )
  return { ok: true as const, value: checked }
}

/** `steps[2].to` as its parts. */
function partsOfPath(path: string): readonly PropertyKey[] {
  return [...path.matchAll(/[^.[\]]+/g)].map(([part]) => (/^\d+$/.test(part) ? Number(part) : part))
}

/** A definition with an error is not loaded; warnings are shown by `trama check definitions`. */
export function checkDefinitionFiles(pack: Pack): Refusal | undefined {
  const checked = checkedDefinitions(pack)
  if (!checked.ok) return checked.refusal
  const findings = checked.value.flatMap(({ file, findings: all }) =>
    all
      .filter(({ severity }) => severity === 'error')
      .map(
        ({ path, line, message }): PackFinding => ({ file, path, message, ...(line === undefined ? {} : { line }) }),
      ),
  )
  const [first] = findings
  if (first === undefined) return undefined
  const where = `${first.file}${first.line === undefined ? '' : `:${first.line}`} ${first.path ?? ''}`
  return {
    kind: 'wrong_definition',
    message: { es: `${where}: ${first.message.es}`, en: `${where}: ${first.message.en ?? first.message.es}` },
  }
}
