import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import { ok } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { type DrawnPlaces, drawnPlacesNamed } from '../../territory/contract.ts'
import type { Answer, Answers, Field } from '../rules/filing/answers.ts'
import { READ_REGISTER } from '../staff-permissions.ts'
import { type AuthorisedMonth, authorisedMonths } from './authorised-months.ts'
import { allEditions } from './editions.ts'
import { jurisdictionNames } from './jurisdiction-names.ts'

/** Something that was authorised, as everybody may read it: what, where by its municipality, and the fields its definition opens. */
export interface Authorised {
  readonly number: string
  readonly procedure: string
  readonly title: Text
  readonly outcome: 'granted' | 'conditioned'
  readonly endedOn: CivilDate
  readonly jurisdiction: string | undefined
  readonly use: string | undefined
  readonly useTitle: Text | undefined
  readonly area: number | undefined
  readonly storeys: number | undefined
  readonly investment: number | undefined
  /** Of its resolution, where it was signed here. */
  readonly resolution: { readonly number: string; readonly code: string } | undefined
  readonly demo: boolean
}

export interface RegisterAsked {
  readonly year?: number | undefined
  readonly procedure?: string | undefined
  readonly use?: string | undefined
  /** Code of the municipality in which it was asked for. */
  readonly jurisdiction?: string | undefined
  /** Asks for the map too: how many in each municipality. */
  readonly mapped?: boolean | undefined
  readonly size?: number | undefined
  /** The last one of the piece before, for who reads them all. */
  readonly after?: Pick<Authorised, 'endedOn' | 'number'> | undefined
}

/** How many were authorised in each municipality, whole and not only what the list shows, with the ground to draw it on. */
export interface RegisterMap {
  readonly counts: ReadonlyMap<string, number>
  /** Absent where the ground knows none of them. */
  readonly drawn: DrawnPlaces | undefined
}

export interface Register {
  /** The newest first. */
  readonly rows: readonly Authorised[]
  readonly more: boolean
  /** Names of jurisdictions, by their codes. */
  readonly places: ReadonlyMap<string, string>
  readonly years: readonly number[]
  readonly procedures: readonly { readonly code: string; readonly title: Text }[]
  readonly uses: readonly { readonly value: string; readonly title: Text }[]
  readonly map: RegisterMap | undefined
}

const PAGE = 200

/** What was authorised: ten questions at most, all of what is public. */
export const registerQuery: Query<RegisterAsked, Register> = {
  id: 'cases.register',
  permission: READ_REGISTER,
  async run(tx, ctx, { year, procedure, use, jurisdiction, mapped = false, size = PAGE, after }) {
    const editions = await allEditions(tx)
    const asked = { year, procedure, use, jurisdiction }
    const appeals = [...editions].flatMap(([id, { definition }]) => (definition.againstDecision === true ? [id] : []))
    // Who reads on piece by piece asks for no counts.
    const months = after === undefined ? await authorisedMonths(tx, appeals) : []
    const chosen = chosenOf(months, asked)
    const back = after === undefined ? readBackTo(chosen, size + 1) : undefined
    const where = sql.join(
      [
        sql`c.ended_as in ('granted', 'conditioned')`,
        // An appeal that is upheld authorises nothing by itself.
        ...(appeals.length === 0 ? [] : [sql`c.definition_id <> all(${sql.param(appeals)}::uuid[])`]),
        ...(year === undefined
          ? []
          : [sql`c.ended_on between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)`]),
        ...(procedure === undefined ? [] : [sql`c.procedure = ${procedure}`]),
        // What was kept at the end is the answer, and is read without unpacking every one.
        ...(use === undefined
          ? []
          : [sql`case when k.case_id is null then c.answers ->> 'use' else k.use end = ${use}`]),
        ...(jurisdiction === undefined ? [] : [sql`c.jurisdiction = ${jurisdiction}`]),
        ...(back === undefined ? [] : [sql`c.ended_on >= ${back}::date`]),
        ...(after !== undefined || chosen.length > 0 ? [] : [sql`false`]),
        ...(after === undefined ? [] : [sql`(c.ended_on, c.number) < (${after.endedOn}::date, ${after.number})`]),
      ],
      sql` and `,
    )
    const found = await tx.execute(sql`
      select c.number, c.definition_id, c.procedure, c.jurisdiction, c.ended_as, c.ended_on, c.answers, c.demo,
        r.number as resolution, r.verification_code as code
      from cases.open_case c left join cases.open_resolution r on r.case_id = c.id
      ${use === undefined ? sql`` : sql`left join cases.finished_case k on k.case_id = c.id`}
      where ${where} order by c.ended_on desc, c.number desc limit ${size + 1}`)
    const fieldOf = (id: string, key: string) =>
      editions
        .get(id)
        ?.definition.sections.flatMap(({ fields }) => fields)
        .find((field) => field.key === key)
    const titles = new Map([...editions.values()].map(({ definition }) => [definition.code, definition.title]))
    const uses = new Map(
      [...editions.keys()].flatMap((id) =>
        (fieldOf(id, 'use')?.options ?? []).map(({ value, title }) => [value, title] as const),
      ),
    )
    const rows = found.rows
      .slice(0, size)
      .map((row) => authorisedOf(row, titles, fieldOf(String(row.definition_id), 'use')))
    const jurisdictions = rows.flatMap(({ jurisdiction }) => jurisdiction ?? [])
    return ok({
      rows,
      places: await jurisdictionNames(tx, jurisdictions, ctx.today),
      more: found.rows.length > size,
      years: [...new Set(months.map(({ month }) => Number(month.slice(0, 4))))].sort((a, b) => b - a),
      procedures: [...titles].map(([code, title]) => ({ code, title })),
      map: mapped ? await mapOf(tx, countsOf(chosen), year === undefined ? ctx.today : `${year}-12-31`) : undefined,
      uses: [...uses].map(([value, title]) => ({ value, title })),
    })
  },
}

const MAP_WIDTH = 560

/** How many of each municipality, of all that were chosen. */
function countsOf(chosen: readonly AuthorisedMonth[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { jurisdiction, cases } of chosen)
    if (jurisdiction !== undefined) counts.set(jurisdiction, (counts.get(jurisdiction) ?? 0) + cases)
  return counts
}

function chosenOf(
  months: readonly AuthorisedMonth[],
  { year, procedure, use, jurisdiction }: RegisterAsked,
): readonly AuthorisedMonth[] {
  return months.filter(
    (each) =>
      (year === undefined || each.month.startsWith(`${year}-`)) &&
      (procedure === undefined || each.procedure === procedure) &&
      (use === undefined || each.use === use) &&
      (jurisdiction === undefined || each.jurisdiction === jurisdiction),
  )
}

/** The first day of the month back to which one must read to have so many of the newest: older ones need not be looked at. */
function readBackTo(chosen: readonly AuthorisedMonth[], size: number): CivilDate | undefined {
  let read = 0
  for (const { month, cases } of chosen.toSorted((a, b) => (a.month < b.month ? 1 : -1))) {
    read += cases
    if (read >= size) return `${month}-01`
  }
  return undefined
}

/** The division that knows most of these municipalities on that day: what is of another one is told beside the map. */
async function mapOf(tx: ReadTx, counts: ReadonlyMap<string, number>, day: CivilDate): Promise<RegisterMap> {
  const drawn = counts.size === 0 ? undefined : await drawnPlacesNamed(tx, [...counts.keys()], day, MAP_WIDTH)
  return { counts, drawn }
}

function authorisedOf(
  row: Record<string, unknown>,
  titles: ReadonlyMap<string, Text>,
  useField: Field | undefined,
): Authorised {
  const answers = row.answers as Answers
  const number = (answer: Answer | undefined) => (typeof answer === 'number' ? answer : undefined)
  const use = typeof answers.use === 'string' ? answers.use : undefined
  return {
    number: String(row.number),
    procedure: String(row.procedure),
    title: titles.get(String(row.procedure)) ?? { es: String(row.procedure) },
    outcome: row.ended_as === 'granted' ? 'granted' : 'conditioned',
    endedOn: String(row.ended_on),
    jurisdiction: row.jurisdiction === null ? undefined : String(row.jurisdiction),
    use,
    useTitle: useField?.options?.find(({ value }) => value === use)?.title,
    area: number(answers.floor_area) ?? number(answers.area),
    storeys: number(answers.storeys),
    investment: number(answers.investment),
    resolution: row.code === null ? undefined : { number: String(row.resolution), code: String(row.code) },
    demo: row.demo === true,
  }
}
