import { createHmac } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { newId } from '../../../kernel/ids.ts'
import { seededRandom } from '../../../kernel/seeded-random.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { displaced, showablePlaces } from '../rules/registers/displace.ts'
import type { RegisterKind } from '../rules/registers/kind.ts'
import { type PublishedYear, publishedFigures, type ShownPoint } from '../rules/registers/publication.ts'
import { groundOf, type Register, type RegisterGround, type StoredRecord, standingRecords } from './register-store.ts'

/** What is for everybody of the years that changed, made anew from what is kept now. */
export async function remakeYears(tx: WriteTx, register: Register, days: Iterable<string>, now: string): Promise<void> {
  const found = await tx.execute(sql`select secret from observatory.register_secret where register_id = ${register.id}`)
  const secret = String(found.rows[0]?.secret ?? '')
  for (const year of new Set([...days].map((day) => Number(day.slice(0, 4))))) {
    const rows = await standingRecords(tx, register.id, year)
    const ground = await groundOf(tx, register.kind, `${year}-12-31`)
    const content = yearOf(register.kind, year, rows, ground, secret)
    await tx.execute(sql`
      insert into observatory.register_year (id, office_id, register_id, year, content, made_at)
      values (${newId()}, ${register.officeId}, ${register.id}, ${year}, ${JSON.stringify(content)}::jsonb, ${now})
      on conflict (register_id, year) do update set content = excluded.content, made_at = excluded.made_at,
        version = observatory.register_year.version + 1`)
  }
}

function yearOf(
  kind: RegisterKind,
  year: number,
  rows: readonly StoredRecord[],
  ground: RegisterGround,
  secret: string,
): PublishedYear {
  const places = ground.listed.map(({ id }) => id)
  const figures = publishedFigures(kind, places, rows)
  const located = rows.filter(({ longitude }) => longitude !== undefined)
  const k = kind.privacy.suppressBelow
  const countable = (count: number) => (count >= k && typeof figures.total === 'number' ? count : undefined)
  return {
    ...figures,
    year,
    places,
    rows: countable(rows.length),
    // How many lack a point is a count like any other.
    located:
      countable(Math.min(located.length, rows.length - located.length)) === undefined ? undefined : located.length,
    points: pointsOf(kind, figures, places, located, ground, secret),
    demo: rows.some(({ demo }) => demo),
  }
}

function pointsOf(
  { privacy, code }: RegisterKind,
  { byPlace }: Pick<PublishedYear, 'byPlace'>,
  places: readonly string[],
  located: readonly StoredRecord[],
  ground: RegisterGround,
  secret: string,
): readonly ShownPoint[] {
  if (privacy.points === 'open')
    return located.flatMap(({ longitude, latitude, placeId, number, on, category, amount, source }) =>
      longitude === undefined || latitude === undefined
        ? []
        : [{ longitude, latitude, placeId, number, on, category, source, ...(amount === undefined ? {} : { amount }) }],
    )
  const { ring } = privacy
  if (privacy.points === 'none' || ring === undefined || secret === '') return []
  const shown = located.flatMap(({ id, longitude, latitude, placeId, outside }): ShownPoint[] => {
    const shape = ground.shapes.get(placeId)
    if (longitude === undefined || latitude === undefined || shape === undefined || outside) return []
    const chance = seededRandom(createHmac('sha256', secret).update(`${code}/${id}`).digest('hex'))
    const at = displaced([longitude, latitude], ring, shape, chance)
    return at === undefined ? [] : [{ longitude: at[0], latitude: at[1], placeId }]
  })
  const published = new Set(places.filter((_, index) => typeof byPlace[index] === 'number'))
  const showable = showablePlaces(shown, published, Math.max(1, privacy.suppressBelow))
  // In an order that says nothing of when or in what order they happened.
  return shown
    .filter(({ placeId }) => showable.has(placeId))
    .toSorted((one, other) => one.longitude - other.longitude || one.latitude - other.latitude)
}
