import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { UPLOAD_PLAN } from '../permissions.ts'
import { type Severities, USUAL_SEVERITIES } from '../rules/checks/finding.ts'
import { loadYearFrame } from './load-year.ts'
import { compareReading, loadImport, recentImports, type StoredImport, type UnitOutcome } from './plan-import.ts'

export const importsQuery: Query<null, readonly Omit<StoredImport, 'reading'>[]> = {
  id: 'planning.imports',
  permission: UPLOAD_PLAN,
  run: async (tx) => ({ ok: true, value: await recentImports(tx) }),
}

export interface ImportAnswer {
  readonly stored: StoredImport
  readonly outcomes: readonly UnitOutcome[]
  readonly units: readonly NamedUnit[]
  /** How grave each finding of the checks is in this deployment. */
  readonly severities: Severities
}

export interface ImportAsked {
  readonly id: Id
  /** Unit of plans whose title does not tell it, by index, as the person chose. */
  readonly units?: Readonly<Record<string, string>>
}

export const importQuery: Query<ImportAsked, ImportAnswer> = {
  id: 'planning.import',
  permission: UPLOAD_PLAN,
  async run(tx, ctx, { id, units }) {
    const stored = await loadImport(tx, id)
    if (stored === undefined)
      return refuse({
        kind: 'no_such_import',
        message: { es: 'Esa importación no existe.', en: 'There is no such import.' },
      })
    return {
      ok: true,
      value: {
        stored,
        outcomes: await compareReading(tx, stored.reading, units),
        units: await namedUnits(tx, stored.year),
        severities: (await loadYearFrame(tx, stored.year, ctx.today))?.severities ?? USUAL_SEVERITIES,
      },
    }
  },
}

/** A unit with every name under which documents write it. */
export interface NamedUnit {
  readonly code: string
  readonly names: readonly string[]
}

export const namedUnitsQuery: Query<number, readonly NamedUnit[]> = {
  id: 'planning.named_units',
  permission: UPLOAD_PLAN,
  run: async (tx, _ctx, year) => ({ ok: true, value: await namedUnits(tx, year) }),
}

async function namedUnits(tx: ReadTx, year: number): Promise<readonly NamedUnit[]> {
  const found = await tx.execute(sql`
    select distinct on (u.code) u.code, y.title ->> 'es' as title, y.synonyms from identity.unit u
    join identity.unit_year y on y.unit_id = u.id order by u.code, abs(y.year - ${year})`)
  return found.rows.map((row) => ({
    code: String(row.code),
    names: [String(row.title), ...((row.synonyms as string[] | null) ?? [])],
  }))
}
