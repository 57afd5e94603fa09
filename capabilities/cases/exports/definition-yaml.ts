import { stringify } from 'yaml'
import { type Definition, definitionSchema } from '../rules/definition/definition.ts'

export const YAML_TYPE = 'application/yaml; charset=utf-8'

/** A definition as a file of a deployment: what is read from it is what was written. */
export function definitionYaml(definition: Definition): string {
  // What comes from a database has lost the order in which it is read best; the schema gives it back.
  return stringify(definitionSchema.parse(definition), { lineWidth: 0 })
}
