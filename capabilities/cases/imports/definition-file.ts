import { ok, type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import { readFileText } from '../../../platform/packs/read-file.ts'
import { type Definition, definitionSchema } from '../rules/definition/definition.ts'

/** A definition from a YAML that somebody pasted; what is wrong is said with its line. */
export function readDefinitionFile(text: string): Result<Definition, Refusal<'wrong_file'>> {
  const read = readFileText('definicion.yaml', text, definitionSchema)
  if (read.ok) return ok(read.value)
  const [first] = read.findings
  const more = read.findings.length - 1
  const where = (line: string) =>
    [first?.line === undefined ? '' : `${line} ${first.line}`, first?.path ?? ''].filter(Boolean).join(', ')
  return refuse({
    kind: 'wrong_file',
    field: 'yaml',
    message: {
      es: `${where('Línea')}: ${first?.message.es ?? 'No se entiende.'}${more > 0 ? ` Y ${more} más.` : ''}`,
      en: `${where('Line')}: ${first?.message.en ?? first?.message.es ?? 'It is not understood.'}${more > 0 ? ` And ${more} more.` : ''}`,
    },
  })
}
