import { sql } from 'drizzle-orm'
import type { Audience, FieldSpec, LayerStyle, ShapeKind } from '../../capabilities/territory/model.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import type { Ctx } from '../../platform/capability/context.ts'
import type { Database } from '../../platform/database/database.ts'

const app = { role: 'trama_app' } as const

export const PUBLIC_CTX: Ctx = {
  who: 'public',
  now: '2026-11-21T15:00:00.000Z',
  today: '2026-11-21',
  locale: 'es',
  requestId: '01999999-0000-7000-8000-000000000000',
}

export interface MadeFeature {
  readonly wkt: string
  readonly code?: string
  readonly attributes?: Readonly<Record<string, unknown>>
}

export interface LayerToMake {
  readonly code: string
  readonly shapeKind: ShapeKind
  readonly audience?: Audience
  readonly officeId?: Id
  readonly fields?: readonly FieldSpec[]
  readonly style?: LayerStyle
  readonly features: readonly MadeFeature[]
}

/** A layer put straight into the tables, where no deployment brings one. Answers its id. */
export async function makeLayer(database: Database, made: LayerToMake): Promise<Id> {
  const id = newId()
  const fields = made.fields ?? [{ name: 'nombre', title: 'Nombre', type: 'text' }]
  const staff = fields.filter(({ staffOnly }) => staffOnly === true).map(({ name }) => name)
  await database.write(app, async (tx) => {
    const officeId = made.officeId ?? newId()
    if (made.officeId === undefined)
      await tx.execute(sql`
        insert into identity.office (id, code, kind, title) values (${officeId}, ${made.code}, 'planning_office', '{"es":"Oficina"}')`)
    await tx.execute(sql`
      insert into territory.layer (id, office_id, code, title, shape_kind, fields, staff_fields, style, audience, changed_at,
        source, licence, feature_count, last_number)
      values (${id}, ${officeId}, ${made.code}, ${`Capa ${made.code}`}, ${made.shapeKind}, ${JSON.stringify(fields)}::jsonb,
        ${sql.param(staff)}::text[], ${JSON.stringify(made.style ?? { kind: 'single', colour: 'data-1' })}::jsonb,
        ${made.audience ?? 'public'}, ${PUBLIC_CTX.now}, 'Fuente de prueba', 'CC BY 4.0', ${made.features.length}, ${made.features.length})`)
    await addFeatures(tx, { id, officeId, from: 1, features: made.features })
  })
  return id
}

interface Addition {
  readonly id: Id
  readonly officeId: Id
  readonly from: number
  readonly features: readonly MadeFeature[]
}

async function addFeatures(
  tx: Parameters<Parameters<Database['write']>[1]>[0],
  { id, officeId, from, features }: Addition,
) {
  const rows = features.map(({ wkt, code, attributes }, i) => ({
    id: newId(),
    number: from + i,
    code: code ?? null,
    wkt,
    attributes: JSON.stringify(attributes ?? {}),
  }))
  await tx.execute(sql`
    insert into territory.feature (id, office_id, layer_id, number, code, shape, attributes, recorded_at)
    select i, ${officeId}, ${id}, n, c, st_geomfromtext(w, 4326), a::jsonb, ${PUBLIC_CTX.now}
    from unnest(${sql.param(rows.map((row) => row.id))}::uuid[], ${sql.param(rows.map((row) => row.number))}::int[],
      ${sql.param(rows.map((row) => row.code))}::text[], ${sql.param(rows.map((row) => row.wkt))}::text[],
      ${sql.param(rows.map((row) => row.attributes))}::text[]) as u(i, n, c, w, a)`)
}
