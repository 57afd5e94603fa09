import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { civilDateAt } from '../../../kernel/civil.ts'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Change, Command } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { DIVIDE_GROUND } from '../divisions-permissions.ts'
import {
  type MeasuredPlace,
  type MeasuredShares,
  measuredShares,
  type Overlap,
} from '../rules/divisions/measured-shares.ts'
import { NO_PLACE } from './ground-queries.ts'

export const MEASURED_PAIR = 'territory.measured_pair'
/** Places of one times places of the other: what is looked at within a request. */
const MOST_COMPARED = 4_000_000

export const measureInput = z.object({ from: z.string().max(100), to: z.string().max(100) })

interface Side {
  readonly id: Id
  readonly code: string
  readonly title: string
  readonly officeId: Id
  readonly version: number
}

export interface MeasuredOutcome {
  readonly pairs: number
  readonly findings: number
}

/**
 * Lays the shapes of two divisions over each other and keeps what share of each place lies in which of the other, both ways.
 * What was measured before is replaced; what the law or a declaration says stays beside it. Areas are of the ellipsoid.
 */
export const measureShares: Command<z.infer<typeof measureInput>, MeasuredOutcome> = {
  id: 'territory.measure_shares',
  title: { es: 'Medir la correspondencia de dos divisiones', en: 'Measure the correspondence of two divisions' },
  input: measureInput,
  permission: DIVIDE_GROUND,
  async run(tx, ctx, input) {
    const measured = await measureBoth(tx, ctx, input)
    if (!measured.ok) return measured
    const { changes, ...output } = measured.value
    return { ok: true, value: { output, changes } }
  },
}

export async function measureBoth(
  tx: WriteTx,
  ctx: Ctx,
  { from, to }: z.infer<typeof measureInput>,
): Promise<Result<MeasuredOutcome & { readonly changes: readonly Change[] }, Refusal>> {
  if (from === to) return refuse(SAME)
  // In one order, so that two who measure at once wait for each other instead of forever.
  const found = await tx.execute(sql`
    select id, code, title, office_id, version from territory.geography where code = any(${sql.param([from, to])}::text[])
    order by id for update`)
  const sides = found.rows.map(sideOf)
  const [a, b] = [sides.find(({ code }) => code === from), sides.find(({ code }) => code === to)]
  if (a === undefined || b === undefined) return refuse(NO_PLACE)
  const [ofA, ofB] = [await placesToMeasure(tx, a.id), await placesToMeasure(tx, b.id)]
  if (ofA.length * ofB.length > MOST_COMPARED) return refuse(TOO_LARGE)
  if ([ofA, ofB].some((places) => places.every(({ squareMetres }) => squareMetres === undefined)))
    return refuse(NO_SHAPES)
  const overlaps = await overlapsOf(tx, a.id, b.id)
  const turned = overlaps.map((each) => ({ ...each, from: each.to, to: each.from }))
  const there = await savePair(tx, ctx, [a, b], measuredShares(ofA, ofB, overlaps))
  const back = await savePair(tx, ctx, [b, a], measuredShares(ofB, ofA, turned))
  return {
    ok: true,
    value: {
      pairs: overlaps.length,
      findings: there.findings + back.findings,
      changes: [there.change, back.change],
    },
  }
}

function sideOf(row: Record<string, unknown>): Side {
  const { id, code, title, office_id: officeId, version } = row
  return {
    id: String(id),
    code: String(code),
    title: String(title),
    officeId: String(officeId),
    version: Number(version),
  }
}

/** The newest state of each place; a shape that is not valid is measured as it is made valid, like everywhere else. */
const STATES = (geography: Id) => sql`
  select p.id, s.population, case when st_isvalid(s.shape) then s.shape else st_makevalid(s.shape) end as shape
  from territory.place p join lateral (
    select population, shape from territory.place_state where place_id = p.id and replaced_at is null
    order by valid_from desc nulls last limit 1
  ) s on true where p.geography_id = ${geography}`

async function placesToMeasure(tx: ReadTx, geography: Id): Promise<readonly MeasuredPlace[]> {
  const found = await tx.execute(sql`
    select id, population, st_area(st_collectionextract(shape, 3)::geography) as area from (${STATES(geography)}) s order by id`)
  return found.rows.map(({ id, population, area }) => ({
    id: String(id),
    squareMetres: area === null ? undefined : Number(area),
    population: population === null ? undefined : Number(population),
  }))
}

async function overlapsOf(tx: ReadTx, a: Id, b: Id): Promise<readonly Overlap[]> {
  const found = await tx.execute(sql`
    with a as materialized (${STATES(a)}), b as materialized (${STATES(b)})
    select from_id, to_id, area from (
      select a.id as from_id, b.id as to_id,
        st_area(st_collectionextract(st_intersection(a.shape, b.shape), 3)::geography) as area
      from a join b on a.shape && b.shape and st_intersects(a.shape, b.shape)
    ) overlap where area > 0 order by from_id, to_id`)
  return found.rows.map((row) => ({
    from: String(row.from_id),
    to: String(row.to_id),
    squareMetres: Number(row.area),
  }))
}

async function savePair(
  tx: WriteTx,
  ctx: Ctx,
  [from, to]: readonly [Side, Side],
  { shares, findings, slivers }: MeasuredShares,
): Promise<{ readonly findings: number; readonly change: Change }> {
  const source = `Medido sobre las formas de «${from.title}» y «${to.title}», ${civilDateAt(ctx.now, 'UTC')}`
  await tx.execute(sql`
    delete from territory.correspondence c using territory.place a, territory.place b
    where c.rule = 'measured' and a.id = c.from_place_id and b.id = c.to_place_id
      and a.geography_id = ${from.id} and b.geography_id = ${to.id}`)
  await tx.execute(sql`
    insert into territory.correspondence (id, office_id, from_place_id, to_place_id, basis, share, rule, source, recorded_at)
    select r.id, ${from.officeId}::uuid, r.from_id, r.to_id, r.basis, r.share, 'measured', ${source}, ${ctx.now}::timestamptz
    from unnest(${sql.param(shares.map(() => newId()))}::uuid[], ${sql.param(shares.map((share) => share.from))}::uuid[],
      ${sql.param(shares.map((share) => share.to))}::uuid[], ${sql.param(shares.map(({ basis }) => basis))}::text[],
      ${sql.param(shares.map(({ share }) => share))}::float8[]) as r(id, from_id, to_id, basis, share)`)
  const pairs = shares.filter(({ basis }) => basis === 'area').length
  const saved = await tx.execute(sql`
    insert into territory.measured_pair (id, office_id, from_geography_id, to_geography_id, measured_at, source, pairs, slivers, findings)
    values (${newId()}, ${from.officeId}, ${from.id}, ${to.id}, ${ctx.now}, ${source}, ${pairs}, ${slivers}, ${JSON.stringify(findings)}::jsonb)
    on conflict (from_geography_id, to_geography_id) do update set measured_at = excluded.measured_at, source = excluded.source,
      pairs = excluded.pairs, slivers = excluded.slivers, findings = excluded.findings, version = territory.measured_pair.version + 1
    returning id`)
  return {
    findings: findings.length,
    change: {
      kind: MEASURED_PAIR,
      id: String(saved.rows[0]?.id),
      label: `${from.title} → ${to.title}`,
      after: { pairs, slivers, findings: findings.length, source },
    },
  }
}

const SAME: Refusal<'same_division'> = {
  kind: 'same_division',
  field: 'to',
  message: { es: 'Elija dos divisiones distintas.', en: 'Choose two different divisions.' },
}
const NO_SHAPES: Refusal<'no_shapes'> = {
  kind: 'no_shapes',
  message: {
    es: 'Una de las dos divisiones no tiene formas que medir. Tome antes sus límites de una capa.',
    en: 'One of the two divisions has no shapes to measure. Take its limits from a layer first.',
  },
}
const TOO_LARGE: Refusal<'too_large'> = {
  kind: 'too_large',
  message: {
    es: 'Las dos divisiones tienen demasiados lugares para compararlos uno a uno. Elija una cuadrícula de celdas mayores.',
    en: 'The two divisions have too many places to compare one by one. Choose a grid of larger cells.',
  },
}
