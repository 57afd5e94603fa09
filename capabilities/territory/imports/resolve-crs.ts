import type { Refusal, Result } from '../../../kernel/result.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Database } from '../../../platform/database/database.ts'
import { crsDefinitions, crsName } from '../data/layer-import-store.ts'
import type { ImportReading } from '../model.ts'
import type { FeatureSource } from './feature-source.ts'
import { unknownCrs } from './import-refusals.ts'
import { crsTerms, epsgOfText, sameCrs } from './prj.ts'

const app = { role: 'trama_app' } as const

export type Crs = NonNullable<ImportReading['crs']>

/** What the person chose, else what the file says by code, else what it says in words; undefined: it has to be asked. */
export async function resolveCrs(
  database: Database,
  { head }: FeatureSource,
  chosen: number | undefined,
): Promise<Result<Crs | undefined, Refusal>> {
  const told = chosen === undefined ? head.crs : ({ code: chosen, from: 'person' } as const)
  if (told !== undefined) {
    const known = await database.read(app, (tx) => crsName(tx, told.code))
    if (known !== undefined) return { ok: true, value: told }
    return chosen === undefined ? { ok: true, value: undefined } : refuse(unknownCrs(told.code))
  }
  const code = head.crsText === undefined ? undefined : await codeOfText(database, head.crsText)
  return { ok: true, value: code === undefined ? undefined : { code, from: 'file' } }
}

async function codeOfText(database: Database, text: string): Promise<number | undefined> {
  const own = epsgOfText(text)
  if (own !== undefined && (await database.read(app, (tx) => crsName(tx, own))) !== undefined) return own
  const terms = crsTerms(text)
  if (terms === undefined) return undefined
  const known = await database.read(app, (tx) => crsDefinitions(tx, terms.projected))
  const same = known.filter((each) => {
    const other = crsTerms(each.text)
    return other !== undefined && sameCrs(terms, other)
  })
  return (same.find((each) => crsTerms(each.text)?.name === terms.name) ?? same[0])?.code
}
