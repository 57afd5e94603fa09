import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command, Query } from '../../../platform/capability/command.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { carryUnits } from '../../../platform/identity/carry-units.ts'
import { addLinks, type Link, linksFrom } from '../../../platform/links/links.ts'
import { sharesBetweenGeographies } from '../../territory/contract.ts'
import { poaChanged } from '../events.ts'
import { carriedPlaces } from '../rules/places/geography-of-year.ts'
import { nextYear } from '../rules/views/next-year.ts'
import { START_NEXT_YEAR } from '../views-permissions.ts'
import { ELEMENT, elementChanges, elementStates } from './element-states.ts'
import { type KnownPlaces, knownPlaces } from './known-places.ts'
import { loadPoas } from './load-poa.ts'
import { savePoaContent } from './save-poa.ts'
import type { PoaHead } from './stored-poa.ts'

export const startNextYearInput = z.object({
  poaId: z.uuid(),
  targets: z.enum(['keep', 'clear']),
  months: z.enum(['keep', 'clear']),
})
type StartNextYearInput = z.infer<typeof startNextYearInput>

export interface StartNextYearOutput {
  readonly poaId: Id
  readonly unitCode: string
  readonly year: number
  readonly toConfirm: number
}

/**
 * Starts a unit's plan of the next year from the one of this year, as a draft: what it means to do, without anything of what was
 * done. Each element is linked to the one that it continues, so that the years can be read side by side.
 */
export const startNextYear: Command<StartNextYearInput, StartNextYearOutput> = {
  id: 'planning.start_next_year',
  title: { es: 'Iniciar el plan del año siguiente', en: 'Start the plan of the next year' },
  input: startNextYearInput,
  permission: START_NEXT_YEAR,
  subject: (tx, { poaId }) => unitOfPlan(tx, poaId),
  async run(tx, ctx, input) {
    const [source] = await loadPoas(tx, { ids: [input.poaId] })
    if (source === undefined) return refuse(NO_SUCH_PLAN)
    const { head } = source
    const { draft, toConfirm } = nextYear(source.plan, input)
    if (draft.elements.length === 0) return refuse(nothingToCarry(head.year))
    const target = await emptyPlan(tx, head, draft.title)
    if (target === undefined) return refuse(planExists(head))

    await carryUnits(tx, head.year, draft.year)
    // What grows out of a demonstration is one too.
    await tx.execute(sql`
      insert into planning.plan_year (id, office_id, year, demo)
      values (${newId()}, ${head.officeId}, ${draft.year}, ${head.demo}) on conflict (office_id, year) do nothing`)
    const ids = await savePoaContent(tx, draft, {
      instrumentId: target,
      officeId: head.officeId,
      now: ctx.now,
      continues: new Map(),
    })
    await carryPlaces(tx, ids, head)
    await addLinks(tx, ctx, [...continuing(ids), ...(await stillServed(tx, ids, draft.year))])
    return {
      ok: true,
      value: {
        output: { poaId: target, unitCode: head.unit.code, year: draft.year, toConfirm },
        changes: [
          {
            kind: 'planning.poa',
            id: target,
            label: draft.title,
            after: { startedFrom: head.id, targets: input.targets, months: input.months, elements: ids.size },
          },
          ...elementChanges(new Map(), await elementStates(tx, { instruments: [target] })),
        ],
        events: [poaChanged(target)],
      },
    }
  },
}

/** Whether the plan of the next year is there already; for the page that offers to start it. */
export const nextYearQuery: Query<Id, { readonly taken: boolean }> = {
  id: 'planning.next_year',
  permission: START_NEXT_YEAR,
  subject: unitOfPlan,
  async run(tx, _ctx, poaId) {
    const found = await tx.execute(sql`
      select 1 from planning.instrument i
      join planning.instrument n on n.kind = 'poa' and n.unit_id = i.unit_id and n.from_year = i.from_year + 1
      where i.id = ${poaId} and exists (select 1 from planning.element e where e.instrument_id = n.id and e.retired_at is null)`)
    return { ok: true, value: { taken: found.rows.length > 0 } }
  },
}

async function unitOfPlan(tx: ReadTx, poaId: Id): Promise<{ readonly unitId?: Id }> {
  const found = await tx.execute(sql`select unit_id from planning.instrument where id = ${poaId} and kind = 'poa'`)
  const unitId = found.rows[0]?.unit_id
  return unitId === undefined || unitId === null ? {} : { unitId: String(unitId) }
}

/** The plan to fill: a new one, or one of that year that holds nothing yet. Undefined where there is one with content. */
async function emptyPlan(tx: WriteTx, head: PoaHead, title: string): Promise<Id | undefined> {
  const year = head.year + 1
  const made = await tx.execute(sql`
    insert into planning.instrument (id, office_id, kind, title, from_year, to_year, unit_id, status, origin, demo)
    values (${newId()}, ${head.officeId}, 'poa', ${title}, ${year}, ${year}, ${head.unit.id}, 'draft', 'screen', ${head.demo})
    on conflict on constraint instrument_once do nothing returning id`)
  if (made.rows[0] !== undefined) return String(made.rows[0].id)
  // Somebody has one: two who start at once meet here, and the second sees what the first wrote.
  const there = await tx.execute(sql`
    select id from planning.instrument
    where office_id = ${head.officeId} and kind = 'poa' and from_year = ${year} and unit_id = ${head.unit.id} for update`)
  const id = String(there.rows[0]?.id)
  const filled = await tx.execute(sql`
    select 1 from planning.element where instrument_id = ${id} and retired_at is null limit 1`)
  return filled.rows.length === 0 ? id : undefined
}

function continuing(ids: ReadonlyMap<string, Id>): readonly Link[] {
  return [...ids].map(([from, id]) => ({
    from: { kind: ELEMENT, id },
    relation: 'continues',
    to: { kind: ELEMENT, id: from },
    proposal: null,
  }))
}

/**
 * Work that goes on goes on where it was, until somebody says otherwise. Where the ground is divided anew in between, in the
 * place that the old one went into whole.
 */
async function carryPlaces(tx: WriteTx, ids: ReadonlyMap<string, Id>, { officeId, year }: PoaHead): Promise<void> {
  const [was, now] = [await knownPlaces(tx, year), await knownPlaces(tx, year + 1)]
  const pairs = [...ids].map(([from, to]) => ({ from, to }))
  const places = await goesOnAt(tx, was, now)
  await tx.execute(sql`
    insert into planning.element_place (id, office_id, element_id, place_id, demo)
    select gen_random_uuid(), ${officeId}::uuid, r."to", p."to", bool_or(x.demo)
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as r("from" uuid, "to" uuid)
    join planning.element_place x on x.element_id = r."from"
    join jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p("from" uuid, "to" uuid) on p."from" = x.place_id
    group by r."to", p."to"`)
}

async function goesOnAt(
  tx: ReadTx,
  was: KnownPlaces,
  now: KnownPlaces,
): Promise<readonly { readonly from: Id; readonly to: Id }[]> {
  if (was.division === undefined || now.division === undefined) return []
  if (was.division.id === now.division.id) return was.places.map(({ id }) => ({ from: id, to: id }))
  const shares = await sharesBetweenGeographies(tx, was.division.code, now.division.code, 'area')
  const byCode = new Map(now.places.map(({ code, id }) => [code, id]))
  return was.places.flatMap(({ id, code }) =>
    carriedPlaces([code], shares).flatMap((other) => {
      const to = byCode.get(other)
      return to === undefined ? [] : [{ from: id, to }]
    }),
  )
}

/** What an element serves in a plan that still covers the next year, it serves there too, until somebody says otherwise. */
async function stillServed(tx: ReadTx, ids: ReadonlyMap<string, Id>, year: number): Promise<readonly Link[]> {
  const links = await linksFrom(tx, [...ids.keys()], 'serves')
  const covered = await tx.execute(sql`
    select e.id from planning.element e join planning.instrument i on i.id = e.instrument_id
    where e.id = any(${sql.param(links.map((link) => link.to.id))}::uuid[]) and e.retired_at is null and i.to_year >= ${year}`)
  const kept = new Set(covered.rows.map((row) => String(row.id)))
  return links.flatMap(({ from, to }): Link[] => {
    const id = ids.get(from.id)
    if (id === undefined || !kept.has(to.id)) return []
    const proposal = `Así estaba en el plan de ${year - 1}: por confirmar.`
    return [{ from: { kind: ELEMENT, id }, relation: 'serves', to, proposal }]
  })
}

const NO_SUCH_PLAN: Refusal<'no_such_plan'> = {
  kind: 'no_such_plan',
  message: { es: 'Ese plan no existe.', en: 'There is no such plan.' },
}

function nothingToCarry(year: number): Refusal<'nothing_to_carry'> {
  return {
    kind: 'nothing_to_carry',
    message: {
      es: `El plan de ${year} no tiene nada vigente que continuar.`,
      en: `The plan of ${year} has nothing in force to continue.`,
    },
  }
}

function planExists({ unit, year }: PoaHead): Refusal<'plan_exists'> {
  return {
    kind: 'plan_exists',
    message: {
      es: `${unit.code} ya tiene un plan de ${year + 1}. Ábralo y corríjalo; nada se escribe encima.`,
      en: `${unit.code} already has a plan of ${year + 1}. Open it and correct it; nothing is written over.`,
    },
  }
}
