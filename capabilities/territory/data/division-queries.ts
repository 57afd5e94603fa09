import { sql } from 'drizzle-orm'
import type { Text } from '../../../kernel/text.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { DIVIDE_GROUND } from '../divisions-permissions.ts'
import type { FieldSpec } from '../model.ts'
import type { ShareFinding } from '../rules/divisions/measured-shares.ts'
import { type Geography, geographies } from './places-query.ts'

export interface NamedFinding extends ShareFinding {
  readonly code: string
  readonly name: string
}

/** That two divisions were laid over each other, as it is told. */
export interface MeasuredPair {
  /** Codes of the two. */
  readonly from: string
  readonly to: string
  readonly measuredAt: string
  readonly source: string
  readonly pairs: number
  readonly slivers: number
  readonly findings: readonly NamedFinding[]
}

/** Of one division into the others; all of them without a code. */
export async function measuredPairs(tx: ReadTx, geography?: string): Promise<readonly MeasuredPair[]> {
  const found = await tx.execute(sql`
    select a.code as from_code, b.code as to_code, m.measured_at, m.source, m.pairs, m.slivers,
      (select coalesce(jsonb_agg(jsonb_build_object('place', f.place, 'kind', f.kind, 'sum', f.sum, 'code', p.code, 'name', s.name)
          order by s.sort_key), '[]'::jsonb)
        from jsonb_to_recordset(m.findings) as f(place uuid, kind text, sum float8) join territory.place p on p.id = f.place
        join lateral (select name, sort_key from territory.place_state where place_id = p.id and replaced_at is null
          order by valid_from desc nulls last limit 1) s on true) as findings
    from territory.measured_pair m join territory.geography a on a.id = m.from_geography_id
    join territory.geography b on b.id = m.to_geography_id
    where ${geography ?? null}::text is null or a.code = ${geography ?? null} order by a.code collate "C", b.code collate "C"`)
  return found.rows.map((row) => ({
    from: String(row.from_code),
    to: String(row.to_code),
    measuredAt: String(row.measured_at),
    source: String(row.source),
    pairs: Number(row.pairs),
    slivers: Number(row.slivers),
    findings: row.findings as readonly NamedFinding[],
  }))
}

export interface DivisionsAnswer {
  readonly geographies: readonly Geography[]
  readonly measured: readonly MeasuredPair[]
}

/** What the ground is divided by and what was measured, for who makes and measures. */
export const divisionsQuery: Query<undefined, DivisionsAnswer> = {
  id: 'territory.divisions',
  permission: DIVIDE_GROUND,
  run: async (tx) => ({
    ok: true,
    value: { geographies: await geographies(tx), measured: await measuredPairs(tx) },
  }),
}

export interface ZoneSource {
  readonly code: string
  readonly title: Text
  readonly edition: number
  /** Public attributes, each with how many different values it holds. */
  readonly fields: readonly { readonly name: string; readonly title: string; readonly values: number }[]
}

/** Public layers of areas; of the one that is asked for, by what its features could be zones. */
export const zoneSources: Query<
  { readonly layer?: string | undefined },
  {
    readonly layers: readonly { readonly code: string; readonly title: Text }[]
    readonly chosen: ZoneSource | undefined
  }
> = {
  id: 'territory.zone_sources',
  permission: DIVIDE_GROUND,
  async run(tx, _ctx, { layer }) {
    const found = await tx.execute(sql`
      select id, code, title, title_en, edition, fields, staff_fields from territory.layer
      where shape_kind = 'polygon' and audience = 'public' and retired_at is null order by sort, code collate "C"`)
    const titleOf = (row: Record<string, unknown>): Text => ({
      es: String(row.title),
      ...(row.title_en === null ? {} : { en: String(row.title_en) }),
    })
    const layers = found.rows.map((row) => ({ code: String(row.code), title: titleOf(row) }))
    const row = found.rows.find(({ code }) => code === layer)
    if (row === undefined) return { ok: true, value: { layers, chosen: undefined } }
    const hidden = new Set(row.staff_fields as readonly string[])
    const shown = (row.fields as readonly FieldSpec[]).filter(({ name }) => !hidden.has(name))
    const counted = await tx.execute(sql`
      select f.name, count(distinct nullif(trim(x.attributes ->> f.name), '')) as values
      from unnest(${sql.param(shown.map(({ name }) => name))}::text[]) as f(name)
      left join territory.feature x on x.layer_id = ${String(row.id)} group by f.name`)
    const values = new Map(counted.rows.map((each) => [String(each.name), Number(each.values)]))
    return {
      ok: true,
      value: {
        layers,
        chosen: {
          code: String(row.code),
          title: titleOf(row),
          edition: Number(row.edition),
          fields: shown.map(({ name, title }) => ({ name, title, values: values.get(name) ?? 0 })),
        },
      },
    }
  },
}
