import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { officialFile, ownFile } from './official.ts'

/** What the schema complains of; ours, and the official one where it is at hand. */
export function complaintsOfSdmx(message: unknown): readonly string[] {
  const json: unknown = JSON.parse(JSON.stringify(message))
  const own = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
    JSON.parse(ownFile('sdmx-json.schema.json')),
  )
  own(json)
  const errors = [...(own.errors ?? [])]
  const official = officialFile('sdmx-json-data-schema.json')
  if (official !== undefined) {
    // Its draft is not said, and its patterns are older than `u`.
    const { $schema, id, ...schema } = JSON.parse(official) as Record<string, unknown>
    const check = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false, validateFormats: false }).compile(
      schema,
    )
    check(json)
    errors.push(...(check.errors ?? []))
  }
  return errors.map(({ instancePath, message: said }) => `${instancePath} ${said}`)
}
