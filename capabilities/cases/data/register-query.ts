import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import { ok } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { type DrawnPlaces, drawnPlacesNamed } from '../../territory/contract.ts'
import type { Answers, Field } from '../rules/filing/answers.ts'
import {
  type AuthorisedChoice,
  type AuthorisedFigures,
  type AuthorisedMonth,
  type AuthorisedPage,
  authorisedFigures,
  chosenOf,
  pageOf,
  sumsByUse,
  type UseSum,
} from '../rules/register/authorised.ts'
import type { PlacedMonth } from '../rules/register/dots.ts'
import type { OpenPlace } from '../rules/register/open-place.ts'
import { READ_REGISTER } from '../staff-permissions.ts'
import { authorisedMonths } from './authorised-months.ts'
import { authorisedPlaces, stillTold, type Telling, tellingOf } from './authorised-places.ts'
import { allEditions } from './editions.ts'
import { jurisdictionNames } from './jurisdiction-names.ts'

/** Something that was authorised, as everybody may read it: what, where as near as may be told, and the fields its definition opens. */
export interface Authorised extends AuthorisedFigures {
  readonly number: string
  readonly procedure: string
  readonly title: Text
  readonly outcome: 'granted' | 'conditioned'
  readonly endedOn: CivilDate
  readonly jurisdiction: string | undefined
  readonly useTitle: Text | undefined
  /** Absent where no more than the municipality is told. */
  readonly place: OpenPlace | undefined
  /** Of its resolution, where it was signed here. */
  readonly resolution: { readonly number: string; readonly code: string } | undefined
  readonly demo: boolean
}

export interface RegisterAsked extends AuthorisedChoice {
  /** Asks for the map too: how many in each municipality, and where they are. */
  readonly mapped?: boolean | undefined
  /** Which page of the list, from 1, and how many rows it has. */
  readonly page?: number | undefined
  readonly size?: number | undefined
  /** The last one of the piece before, for who reads them all. */
  readonly after?: Pick<Authorised, 'endedOn' | 'number'> | undefined
}

/** Where all of it is, and not only what the list shows, with the ground to draw it on: of one municipality where one was asked for. */
export interface RegisterMap {
  /** How many in each municipality. */
  readonly counts: ReadonlyMap<string, number>
  /** Those of which it is told nearer. */
  readonly placed: readonly PlacedMonth[]
  /** Absent where the ground knows none of them. */
  readonly drawn: DrawnPlaces | undefined
}

export interface Register {
  /** The newest first: those of one page. */
  readonly rows: readonly Authorised[]
  readonly page: Omit<AuthorisedPage, 'between' | 'skip'>
  /** All that was asked for, by use, and not only what the page shows; empty for who reads on piece by piece. */
  readonly totals: readonly UseTotal[]
  /** Names of jurisdictions, by their codes. */
  readonly places: ReadonlyMap<string, string>
  readonly years: readonly number[]
  readonly procedures: readonly { readonly code: string; readonly title: Text }[]
  readonly uses: readonly { readonly value: string; readonly title: Text }[]
  readonly map: RegisterMap | undefined
}

export interface UseTotal extends UseSum {
  readonly title: Text | undefined
}

/** On a phone a page is then as long as ten hands. */
const PAGE = 25

/** What was authorised: ten questions at most, all of what is public. */
export const registerQuery: Query<RegisterAsked, Register> = {
  id: 'cases.register',
  permission: READ_REGISTER,
  async run(tx, ctx, { year, procedure, use, jurisdiction, mapped = false, page = 1, size = PAGE, after }) {
    const editions = await allEditions(tx)
    const asked = { year, procedure, use, jurisdiction }
    const appeals = [...editions].flatMap(([id, { definition }]) => (definition.againstDecision === true ? [id] : []))
    // Who reads on piece by piece asks for no counts.
    const months = after === undefined ? await authorisedMonths(tx, appeals) : []
    const chosen = chosenOf(months, asked)
    const { between, skip, ...shown } = pageOf(chosen, page, size)
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
        after === undefined
          ? between === undefined
            ? sql`false`
            : sql`c.ended_on >= ${between.from}::date and c.ended_on < ${between.before}::date`
          : sql`(c.ended_on, c.number) < (${after.endedOn}::date, ${after.number})`,
      ],
      sql` and `,
    )
    const found = await tx.execute(sql`
      select c.number, c.definition_id, c.procedure, c.jurisdiction, c.ended_as, c.ended_on, c.answers, c.demo,
        r.number as resolution, r.verification_code as code, p.longitude, p.latitude, p.metres
      from cases.open_case c left join cases.open_resolution r on r.case_id = c.id
      left join cases.authorised_place p on p.case_id = c.id and p.ended_on = c.ended_on
      ${use === undefined ? sql`` : sql`left join cases.finished_case k on k.case_id = c.id`}
      where ${where} order by c.ended_on desc, c.number desc offset ${skip} limit ${size}`)
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
    const telling = await tellingOf(tx, editions)
    const rows = found.rows.map((row) => authorisedOf(row, titles, fieldOf(String(row.definition_id), 'use'), telling))
    const named = [
      ...rows.flatMap((row) => row.jurisdiction ?? []),
      ...(jurisdiction === undefined ? [] : [jurisdiction]),
    ]
    return ok({
      rows,
      places: await jurisdictionNames(tx, named, ctx.today),
      page: shown,
      totals: sumsByUse(chosen).map((sum) => ({
        ...sum,
        title: sum.use === undefined ? undefined : (uses.get(sum.use) ?? { es: sum.use }),
      })),
      years: [...new Set(months.map(({ month }) => Number(month.slice(0, 4))))].sort((a, b) => b - a),
      procedures: [...titles].map(([code, title]) => ({ code, title })),
      map: mapped
        ? await mapOf(
            tx,
            asked,
            { counts: countsOf(chosen), placed: chosenOf(await authorisedPlaces(tx, telling), asked) },
            ctx.today,
          )
        : undefined,
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

/** The division that knows most of these municipalities at the end of the year: what is of another one is told beside the map. */
async function mapOf(
  tx: ReadTx,
  { year, jurisdiction }: AuthorisedChoice,
  found: Omit<RegisterMap, 'drawn'>,
  today: CivilDate,
): Promise<RegisterMap> {
  const day = year === undefined ? today : `${year}-12-31`
  const codes = [...found.counts.keys()]
  const drawn = codes.length === 0 ? undefined : await drawnPlacesNamed(tx, codes, day, MAP_WIDTH, jurisdiction)
  return { ...found, drawn }
}

function authorisedOf(
  row: Record<string, unknown>,
  titles: ReadonlyMap<string, Text>,
  useField: Field | undefined,
  telling: Telling,
): Authorised {
  const answers = row.answers as Answers
  const figures = authorisedFigures(answers)
  return {
    number: String(row.number),
    procedure: String(row.procedure),
    title: titles.get(String(row.procedure)) ?? { es: String(row.procedure) },
    outcome: row.ended_as === 'granted' ? 'granted' : 'conditioned',
    endedOn: String(row.ended_on),
    jurisdiction: row.jurisdiction === null ? undefined : String(row.jurisdiction),
    ...figures,
    useTitle: useField?.options?.find(({ value }) => value === figures.use)?.title,
    place: placeOf(row, answers, telling),
    resolution: row.code === null ? undefined : { number: String(row.resolution), code: String(row.code) },
    demo: row.demo === true,
  }
}

function placeOf(row: Record<string, unknown>, answers: Answers, telling: Telling): OpenPlace | undefined {
  if (row.metres === null) return undefined
  const place = { longitude: Number(row.longitude), latitude: Number(row.latitude), metres: Number(row.metres) }
  return stillTold(telling, { procedure: String(row.procedure), answers, ...place }) ? place : undefined
}
