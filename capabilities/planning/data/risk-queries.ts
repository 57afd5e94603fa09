import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { linksTo } from '../../../platform/links/links.ts'
import { READ_PUBLIC, READ_WORKSPACE } from '../permissions.ts'
import { EDIT_RISKS } from '../risk-permissions.ts'
import type { RiskMethod } from '../rules/risk/method.ts'
import { loadCatalogue, loadProcesses, loadRisk, loadRiskMethod } from './load-risk.ts'
import type { KeyProcess, RiskFile, StoredRisk } from './stored-risk.ts'

export interface OwnerChoice {
  readonly id: Id
  readonly code: string
  readonly title: Text
}

export interface CatalogueAnswer {
  readonly risks: readonly StoredRisk[]
  readonly method: RiskMethod | undefined
  readonly processes: readonly KeyProcess[]
  /** Elements of plans that each entry is linked to, by entry. */
  readonly links: ReadonlyMap<Id, readonly Id[]>
}

async function catalogue(tx: ReadTx): Promise<CatalogueAnswer> {
  const risks = await loadCatalogue(tx)
  const ids = risks.map(({ id }) => id)
  const links = [...(await linksTo(tx, ids, 'threatened_by')), ...(await linksTo(tx, ids, 'named_as'))]
  const own = Map.groupBy(links, (link) => link.to.id)
  return {
    risks,
    method: await loadRiskMethod(tx),
    processes: await loadProcesses(tx),
    links: new Map([...own].map(([id, each]) => [id, each.map(({ from }) => from.id)])),
  }
}

/** The catalogue in the workspace. */
export const risksQuery: Query<undefined, CatalogueAnswer> = {
  id: 'planning.risks',
  permission: READ_WORKSPACE,
  run: async (tx) => ({ ok: true, value: await catalogue(tx) }),
}

/** The same columns without an account: what is noted inside is not among them (docs/decisions, risks). */
export const publicRisksQuery: Query<undefined, CatalogueAnswer> = {
  id: 'planning.public_risks',
  permission: READ_PUBLIC,
  async run(tx) {
    const all = await catalogue(tx)
    return { ok: true, value: { ...all, risks: all.risks.filter(({ status }) => status === 'active') } }
  },
}

export interface RiskAnswer {
  readonly risk: RiskFile
  readonly method: RiskMethod | undefined
}

/** One entry with everything that the staff knows of it. */
export const riskQuery: Query<string, RiskAnswer> = {
  id: 'planning.risk',
  permission: READ_WORKSPACE,
  async run(tx, _ctx, id) {
    const risk = await loadRisk(tx, id)
    return risk === undefined ? refuse(noRisk()) : { ok: true, value: { risk, method: await loadRiskMethod(tx) } }
  },
}

export interface RiskFormAnswer {
  readonly risk: RiskFile | undefined
  readonly processes: readonly KeyProcess[]
  readonly units: readonly OwnerChoice[]
}

/** What the form of an entry offers; without an id, of a new one. */
export const riskFormQuery: Query<string | undefined, RiskFormAnswer> = {
  id: 'planning.risk_form',
  permission: EDIT_RISKS,
  async run(tx, _ctx, id) {
    const risk = id === undefined ? undefined : await loadRisk(tx, id)
    if (id !== undefined && risk === undefined) return refuse(noRisk())
    const units = await tx.execute(sql`
      select distinct on (u.id) u.id, u.code, y.title, y.sort from identity.unit u join identity.unit_year y on y.unit_id = u.id
      order by u.id, y.year desc`)
    const sorted = units.rows.toSorted((one, other) => Number(one.sort) - Number(other.sort))
    return {
      ok: true,
      value: {
        risk,
        processes: await loadProcesses(tx),
        units: sorted.map((row) => ({ id: String(row.id), code: String(row.code), title: row.title as Text })),
      },
    }
  },
}

export interface WordedAnswer {
  readonly texts: readonly {
    readonly id: Id
    readonly code: string | null
    readonly title: string
    readonly unit: string
  }[]
  readonly risks: readonly StoredRisk[]
}

/** Risks of a year's plans that nobody has yet said which entry of the catalogue they are. */
export const wordedRisksQuery: Query<number, WordedAnswer> = {
  id: 'planning.worded_risks',
  permission: EDIT_RISKS,
  async run(tx, _ctx, year) {
    const found = await tx.execute(sql`
      select e.id, e.code, e.title, u.code as unit from planning.element e join planning.instrument i on i.id = e.instrument_id
      join identity.unit u on u.id = i.unit_id
      where i.kind = 'poa' and i.from_year = ${year} and e.kind = 'risk' and e.retired_at is null
        and not exists (select 1 from platform.link l where l.from_id = e.id and l.relation = 'named_as')
      order by u.code, e.sort, e.id`)
    return {
      ok: true,
      value: {
        texts: found.rows.map((row) => ({
          id: String(row.id),
          code: row.code === null ? null : String(row.code),
          title: String(row.title),
          unit: String(row.unit),
        })),
        risks: await loadCatalogue(tx),
      },
    }
  },
}

export function noRisk(): Refusal<'no_risk'> {
  return {
    kind: 'no_risk',
    message: { es: 'El catálogo no tiene ese riesgo.', en: 'The catalogue has no such risk.' },
  }
}
