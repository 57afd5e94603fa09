import { sql } from 'drizzle-orm'
import { type Id, isId } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { Relation } from '../../../platform/links/links.ts'
import type { RiskType } from '../deployment-catalogues.ts'
import type { ElementKind } from '../model.ts'
import type { RiskMethod } from '../rules/risk/method.ts'
import type { Outlook, RiskResponse, RiskStatus } from '../rules/risk/risk.ts'
import type { StakeThen } from '../rules/risk/stake-record.ts'
import { groupBy } from './load-poa.ts'
import type {
  KeyProcess,
  LinkedElement,
  RiskFile,
  RiskHappened,
  RiskSeen,
  StoredAssessment,
  StoredRisk,
} from './stored-risk.ts'

type Row = Record<string, unknown>

/** The newest method of the deployment; absent where it has none: then levels are numbers without a word. */
export async function loadRiskMethod(tx: ReadTx): Promise<RiskMethod | undefined> {
  const found = await tx.execute(sql`
    select content from planning.method where code = 'risks' order by id desc limit 1`)
  return found.rows[0]?.content as RiskMethod | undefined
}

export async function loadProcesses(tx: ReadTx): Promise<readonly KeyProcess[]> {
  const found = await tx.execute(
    sql`select id, code, number, title, title_en from planning.key_process order by sort, id`,
  )
  return found.rows.map(toProcess)
}

/** The catalogue as anybody may read it, in the order of the institution's numbers. */
export async function loadCatalogue(tx: ReadTx): Promise<readonly StoredRisk[]> {
  return loadRisks(tx, sql`true`)
}

async function loadRisks(tx: ReadTx, chosen: ReturnType<typeof sql>): Promise<readonly StoredRisk[]> {
  const found = await tx.execute(sql`
    select r.id, r.version, r.code, r.type, r.title, r.title_en, r.cause, r.effect, r.response, r.mitigation, r.status,
      r.certainty, r.demo, p.id as process_id, p.code as process_code, p.number as process_number, p.title as process_title,
      p.title_en as process_title_en, u.id as unit_id, u.code as unit_code,
      (select y.title from identity.unit_year y where y.unit_id = u.id order by y.year desc limit 1) as unit_title
    from planning.risk r left join planning.key_process p on p.id = r.process_id
    left join identity.unit u on u.id = r.owner_unit_id
    where ${chosen} order by r.sort, r.code collate "C"`)
  const ids = found.rows.map((row) => String(row.id))
  const assessments = await tx.execute(sql`
    select id, risk_id, assessed_on, likelihood, impact, likelihood_after, impact_after, demo
    from planning.risk_assessment where risk_id = any(${sql.param(ids)}::uuid[]) order by assessed_on, id`)
  const own = groupBy(assessments.rows, (row) => String(row.risk_id))
  return found.rows.map((row) => toRisk(row, (own.get(String(row.id)) ?? []).map(toAssessment)))
}

/** Everything that the staff knows of one entry. */
export async function loadRisk(tx: ReadTx, id: string): Promise<RiskFile | undefined> {
  if (!isId(id)) return undefined
  const [risk] = await loadRisks(tx, sql`r.id = ${id}`)
  if (risk === undefined) return undefined
  const inside = await tx.execute(sql`select owner_post, internal_note from planning.risk where id = ${id}`)
  const notes = await tx.execute(
    sql`select id, note from planning.risk_assessment where risk_id = ${id} and note is not null`,
  )
  const noteOf = new Map(notes.rows.map((row) => [String(row.id), String(row.note)]))
  const seen = await tx.execute(sql`
    select id, seen_on, outlook, note, demo from planning.risk_monitoring where risk_id = ${id} order by seen_on desc, id desc`)
  return {
    ...risk,
    assessments: risk.assessments.map((each) => {
      const note = noteOf.get(each.id)
      return note === undefined ? each : { ...each, note }
    }),
    ownerPost: textOrNull(inside.rows[0]?.owner_post),
    internalNote: textOrNull(inside.rows[0]?.internal_note),
    seen: seen.rows.map(toSeen),
    happened: await loadHappened(tx, id),
    threatens: await elementsLinked(tx, id, 'threatened_by'),
    wordings: await elementsLinked(tx, id, 'named_as'),
  }
}

async function loadHappened(tx: ReadTx, riskId: Id): Promise<readonly RiskHappened[]> {
  const found = await tx.execute(sql`
    select id, happened_on, what, consequence, response, at_stake, demo from planning.risk_occurrence
    where risk_id = ${riskId} order by happened_on desc, id desc`)
  const happened: RiskHappened[] = []
  for (const row of found.rows)
    happened.push({
      id: String(row.id),
      on: String(row.happened_on),
      what: String(row.what),
      consequence: String(row.consequence),
      response: String(row.response),
      demo: row.demo === true,
      stake: (row.at_stake as StakeThen | null) ?? undefined,
      affects: await elementsOf(tx, sql`l.from_id = ${String(row.id)} and l.relation = 'affects' and e.id = l.to_id`),
    })
  return happened
}

function elementsLinked(tx: ReadTx, riskId: Id, relation: Relation): Promise<readonly LinkedElement[]> {
  return elementsOf(tx, sql`l.to_id = ${riskId} and l.relation = ${relation} and e.id = l.from_id`)
}

async function elementsOf(tx: ReadTx, joined: ReturnType<typeof sql>): Promise<readonly LinkedElement[]> {
  const found = await tx.execute(sql`
    select e.id, e.kind, e.code, e.title, e.title_en, u.code as unit, i.from_year, l.reason
    from platform.link l join planning.element e on ${joined}
    join planning.instrument i on i.id = e.instrument_id left join identity.unit u on u.id = i.unit_id
    where e.retired_at is null order by i.from_year desc, u.code, e.sort, e.id`)
  return found.rows.map((row) => ({
    id: String(row.id),
    kind: row.kind as ElementKind,
    code: textOrNull(row.code),
    title: textOf(row.title, row.title_en),
    unit: textOrNull(row.unit),
    year: Number(row.from_year),
    reason: textOrNull(row.reason),
  }))
}

function toRisk(row: Row, assessments: readonly StoredAssessment[]): StoredRisk {
  return {
    id: String(row.id),
    version: Number(row.version),
    code: String(row.code),
    type: row.type as RiskType,
    title: textOf(row.title, row.title_en),
    process:
      row.process_id === null
        ? undefined
        : toProcess({
            id: row.process_id,
            code: row.process_code,
            number: row.process_number,
            title: row.process_title,
            title_en: row.process_title_en,
          }),
    cause: textOrNull(row.cause),
    effect: textOrNull(row.effect),
    owner:
      row.unit_id === null
        ? undefined
        : {
            id: String(row.unit_id),
            code: String(row.unit_code),
            title: (row.unit_title as Text | null) ?? { es: String(row.unit_code) },
          },
    response: row.response as RiskResponse | null,
    mitigation: textOrNull(row.mitigation),
    status: row.status as RiskStatus,
    certainty: String(row.certainty),
    demo: row.demo === true,
    assessments,
  }
}

function toAssessment(row: Row): StoredAssessment {
  return {
    id: String(row.id),
    on: String(row.assessed_on),
    before: { likelihood: Number(row.likelihood), impact: Number(row.impact) },
    ...(row.likelihood_after === null
      ? {}
      : { after: { likelihood: Number(row.likelihood_after), impact: Number(row.impact_after) } }),
    demo: row.demo === true,
  }
}

function toProcess(row: Row): KeyProcess {
  return {
    id: String(row.id),
    code: String(row.code),
    number: row.number === null ? null : Number(row.number),
    title: textOf(row.title, row.title_en),
  }
}

function toSeen(row: Row): RiskSeen {
  return {
    id: String(row.id),
    on: String(row.seen_on),
    outlook: row.outlook as Outlook,
    note: String(row.note),
    demo: row.demo === true,
  }
}

function textOf(es: unknown, en: unknown): Text {
  return en === null || en === undefined ? { es: String(es) } : { es: String(es), en: String(en) }
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
