import type { ComponentChildren } from 'preact'
import { civilDateAt, dayBefore, parseCivilDate } from '../../../../../kernel/civil.ts'
import { formatDate, formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { mayDo } from '../../../../../platform/capability/permission.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { DefinitionList, Tag } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { FilterBar } from '../../../../../ui/form/filter-bar.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { DrawnPlaces } from '../../../data/drawn-places.ts'
import { drawnGeography } from '../../../data/drawn-queries.ts'
import {
  type GeographyAnswer,
  geographyQuery,
  groundQuery,
  type PlaceAnswer,
  placeQuery,
} from '../../../data/ground-queries.ts'
import type { Geography, PlaceState } from '../../../data/places-query.ts'
import { placesPaths } from '../../../places-paths.ts'
import { EDIT_PLACES, READ_GROUND } from '../../../places-permissions.ts'
import { usualGeography } from '../../../rules/places/usual-day.ts'
import { tilesPaths } from '../../../tiles-paths.ts'
import { PLACES_WIDTH, PlacesPictures, PlaceThumbnail, THUMBNAIL_WIDTH } from './places-pictures.tsx'
import { PlacesTable, SharesTable, wordOf } from './places-tables.tsx'
import { CERTAINTY, PLACE_WORDS, populationWords, SHAPE_STATUS, spanWords } from './places-words.ts'

/** The day of the address; one that is none is said on the page. */
function askedDay(c: WebContext): { readonly day: string | undefined; readonly wrong: boolean } {
  const text = c.req.query('al')
  if (text === undefined || text === '') return { day: undefined, wrong: false }
  const day = parseCivilDate(text)
  return { day, wrong: day === undefined }
}

function page(
  c: WebContext,
  title: string,
  above: readonly { title: string; href: string }[],
  body: ComponentChildren,
) {
  const locale = c.get('locale')
  const home = { title: PLACE_WORDS[locale].title, href: localPath(locale, placesPaths.ground()) }
  return portalPage(c, {
    title,
    width: 'wide',
    breadcrumbs: [...(title === home.title ? [] : [home]), ...above, { title }],
    body,
  })
}

/** The places of a division on its day; none where it has none. */
async function picture(
  c: WebContext,
  { geography, day }: Pick<GeographyAnswer, 'geography' | 'day'>,
  width: number,
): Promise<DrawnPlaces | undefined> {
  const drawn = await c.get('services').runner.query(drawnGeography, c.get('ctx'), { code: geography.code, day, width })
  return drawn.ok && drawn.value.places.length > 0 ? drawn.value : undefined
}

function GeographiesTable({ locale, all }: { readonly locale: Locale; readonly all: readonly Geography[] }) {
  const words = PLACE_WORDS[locale]
  return (
    <DataTable
      id="divisiones"
      caption={words.geographies}
      captionHidden
      locale={locale}
      cards
      rows={all}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          title: words.geography,
          cell: (each) => <a href={localPath(locale, placesPaths.geography(each.code))}>{say(each.title, locale)}</a>,
        },
        { key: 'span', title: words.inForce, cell: (each) => spanWords(each, locale, dayBefore) },
        { key: 'places', title: words.places, kind: 'number', cell: (each) => each.places },
        {
          key: 'citation',
          title: words.citation,
          cell: (each) => <span lang={locale === 'es' ? undefined : 'es'}>{each.citation}</span>,
        },
        { key: 'certainty', title: words.certainty, cell: (each) => wordOf(CERTAINTY, each.certainty, locale) },
      ]}
    />
  )
}

async function ground(c: WebContext): Promise<Response> {
  const { runner } = c.get('services')
  const all = await runner.query(groundQuery, c.get('ctx'), undefined)
  if (!all.ok) return refusalPage(c, 403, all.refusal)
  const locale = c.get('locale')
  const words = PLACE_WORDS[locale]
  const shown = usualGeography(all.value)
  const found = shown === undefined ? undefined : await runner.query(geographyQuery, c.get('ctx'), { code: shown.code })
  const answer = found?.ok === true ? found.value : undefined
  const drawn = answer === undefined ? undefined : await picture(c, answer, PLACES_WIDTH)
  return page(
    c,
    words.title,
    [],
    <>
      <PageHead title={words.title} lead={words.lead} />
      <section class="stack" aria-labelledby="divisiones-titulo">
        <h2 id="divisiones-titulo">{words.geographies}</h2>
        <GeographiesTable locale={locale} all={all.value} />
      </section>
      {answer === undefined ? null : (
        <section class="stack" aria-labelledby="lugares-titulo">
          <h2 id="lugares-titulo">{say(answer.geography.title, locale)}</h2>
          {drawn === undefined ? null : <PlacesPictures locale={locale} drawn={drawn} />}
          <PlacesTable locale={locale} answer={answer} />
        </section>
      )}
    </>,
  )
}

function DayBar({ c, action, day }: { readonly c: WebContext; readonly action: string; readonly day: string }) {
  const locale = c.get('locale')
  const words = PLACE_WORDS[locale]
  return (
    <FilterBar action={localPath(locale, action)} show={words.show}>
      <label class="filter-item">
        <span>{words.day}</span>
        <input class="input input-small" type="date" name="al" value={day} />
      </label>
    </FilterBar>
  )
}

function GeographyBody({
  c,
  answer,
  drawn,
  wrong,
}: {
  readonly c: WebContext
  readonly answer: GeographyAnswer
  readonly drawn: DrawnPlaces | undefined
  readonly wrong: boolean
}) {
  const locale = c.get('locale')
  const words = PLACE_WORDS[locale]
  const { geography, day } = answer
  return (
    <>
      <PageHead
        eyebrow={spanWords(geography, locale, dayBefore)}
        title={say(geography.title, locale)}
        lead={<span lang={locale === 'es' ? undefined : 'es'}>{geography.citation}</span>}
        marks={<Tag>{wordOf(CERTAINTY, geography.certainty, locale)}</Tag>}
      />
      <DayBar c={c} action={placesPaths.geography(geography.code)} day={day} />
      {wrong ? (
        <Notice kind="warning" locale={locale}>
          {words.badDay}
        </Notice>
      ) : null}
      <p class="soft">{words.onDay(formatDate(day, locale, 'prose'))}</p>
      {answer.places.length === 0 ? (
        <Notice kind="info" locale={locale}>
          {words.noPlaces}
        </Notice>
      ) : (
        <>
          {drawn === undefined ? null : <PlacesPictures locale={locale} drawn={drawn} />}
          <PlacesTable locale={locale} answer={answer} />
          <ul>
            <li>
              <a href={localPath(locale, placesPaths.placesTable(geography.code))}>{words.download}</a>
            </li>
            <li>
              <a href={localPath(locale, placesPaths.sharesTable(geography.code))}>{words.downloadShares}</a>
            </li>
            <li>
              <a href={placesPaths.apiGeography(geography.code)}>{words.json}</a>
            </li>
          </ul>
        </>
      )}
    </>
  )
}

async function geography(c: WebContext): Promise<Response> {
  const { day, wrong } = askedDay(c)
  const code = c.req.param('geography') ?? ''
  const found = await c.get('services').runner.query(geographyQuery, c.get('ctx'), { code, day })
  if (!found.ok)
    return found.refusal.kind === 'no_place' ? troublePage(c, 404, 'not_found') : refusalPage(c, 403, found.refusal)
  return page(
    c,
    say(found.value.geography.title, c.get('locale')),
    [],
    <GeographyBody c={c} answer={found.value} drawn={await picture(c, found.value, PLACES_WIDTH)} wrong={wrong} />,
  )
}

export function KnownList({ locale, answer }: { readonly locale: Locale; readonly answer: PlaceAnswer }) {
  const words = PLACE_WORDS[locale]
  const { place } = answer
  const { state } = place
  const codes = Object.entries(place.officialCodes).filter(([name]) => name !== 'department')
  return (
    <DefinitionList
      items={[
        {
          term: words.population,
          value: `${populationWords(state, locale)} · ${wordOf(CERTAINTY, state.populationCertainty, locale)}`,
        },
        {
          term: words.area,
          value: state.areaKm2 === undefined ? words.noData : formatNumber(state.areaKm2, { min: 2 }),
        },
        { term: words.shape, value: wordOf(SHAPE_STATUS, state.shapeStatus, locale) },
        {
          term: words.centre,
          value:
            state.latitude === undefined || state.longitude === undefined
              ? words.noData
              : `${state.latitude.toFixed(4)}, ${state.longitude.toFixed(4)}`,
        },
        ...(codes.length === 0 ? [] : [{ term: words.codes, value: codes.map(([, code]) => code).join(', ') }]),
        { term: words.source, value: <span lang={locale === 'es' ? undefined : 'es'}>{state.source}</span> },
      ]}
    />
  )
}

export function HistoryTable(props: {
  readonly locale: Locale
  readonly history: readonly PlaceState[]
  readonly dateOf: (instant: string) => string
}) {
  const { locale, dateOf } = props
  const words = PLACE_WORDS[locale]
  return (
    <DataTable
      id="historia"
      caption={words.history}
      captionHidden
      locale={locale}
      rows={props.history}
      rowKey={({ id }) => id}
      columns={[
        { key: 'recorded', title: words.recorded, kind: 'date', cell: (state) => dateOf(state.recordedAt) },
        {
          key: 'replaced',
          title: words.replaced,
          kind: 'date',
          cell: (state) => (state.replacedAt === undefined ? words.current : dateOf(state.replacedAt)),
        },
        {
          key: 'from',
          title: words.validFrom,
          kind: 'date',
          cell: (state) => (state.validFrom === undefined ? words.always : formatDate(state.validFrom, locale)),
        },
        { key: 'name', title: words.name, cell: (state) => state.name },
        { key: 'population', title: words.population, kind: 'number', cell: (state) => populationWords(state, locale) },
        { key: 'shape', title: words.shape, cell: (state) => wordOf(SHAPE_STATUS, state.shapeStatus, locale) },
        {
          key: 'source',
          title: words.source,
          cell: (state) => <span lang={locale === 'es' ? undefined : 'es'}>{state.source}</span>,
        },
      ]}
    />
  )
}

/** The map at the place, as near as its point lets one guess. */
function mapOf(locale: Locale, { place: { state } }: PlaceAnswer): string {
  const { latitude, longitude } = state
  const at =
    latitude === undefined || longitude === undefined
      ? {}
      : { zoom: '12', latitude: latitude.toFixed(5), longitude: longitude.toFixed(5) }
  return localPath(locale, tilesPaths.map(false, at))
}

async function place(c: WebContext): Promise<Response> {
  const { day, wrong } = askedDay(c)
  const asked = { geography: c.req.param('geography') ?? '', place: c.req.param('place') ?? '', day }
  const found = await c.get('services').runner.query(placeQuery, c.get('ctx'), asked)
  if (!found.ok)
    return found.refusal.kind === 'no_place' ? troublePage(c, 404, 'not_found') : refusalPage(c, 403, found.refusal)
  const answer = found.value
  const locale = c.get('locale')
  const words = PLACE_WORDS[locale]
  const { institution } = c.get('services')
  const title = answer.place.name
  const above = [
    {
      title: say(answer.geography.title, locale),
      href: localPath(locale, placesPaths.geography(answer.geography.code)),
    },
  ]
  const drawn = await picture(c, answer, THUMBNAIL_WIDTH)
  const here = drawn?.places.find(({ code }) => code === answer.place.code)
  const dateOf = (instant: string) => formatDate(civilDateAt(instant, institution.zone), locale)
  return page(
    c,
    title,
    above,
    <>
      <PageHead
        eyebrow={say(answer.geography.title, locale)}
        title={title}
        lead={words.onDay(formatDate(answer.day, locale, 'prose'))}
        marks={answer.place.partial ? <Tag>{words.partial}</Tag> : null}
        actions={
          mayDo(c.get('ctx').who, EDIT_PLACES) ? (
            <a
              class="button"
              href={localPath(locale, placesPaths.staffPlace(answer.geography.code, answer.place.code))}
            >
              {words.edit}
            </a>
          ) : null
        }
      />
      <DayBar c={c} action={placesPaths.place(answer.geography.code, answer.place.code)} day={answer.day} />
      {wrong ? (
        <Notice kind="warning" locale={locale}>
          {words.badDay}
        </Notice>
      ) : null}
      {answer.place.partial ? (
        <Notice kind="info" locale={locale}>
          {words.partialLead}
        </Notice>
      ) : null}
      {drawn === undefined || here === undefined ? null : (
        <section class="stack" aria-labelledby="donde-esta">
          <h2 id="donde-esta">{words.where}</h2>
          <PlaceThumbnail locale={locale} drawn={drawn} place={here} map={mapOf(locale, answer)} />
        </section>
      )}
      <section class="stack" aria-labelledby="sabido">
        <h2 id="sabido">{words.known}</h2>
        <KnownList locale={locale} answer={answer} />
      </section>
      <section class="stack" aria-labelledby="hacia">
        <h2 id="hacia">{words.to}</h2>
        <SharesTable
          id="hacia-tabla"
          caption={words.shareOf}
          locale={locale}
          shares={answer.to}
          geographies={answer.geographies}
        />
      </section>
      <section class="stack" aria-labelledby="desde">
        <h2 id="desde">{words.from}</h2>
        <SharesTable
          id="desde-tabla"
          caption={words.shareOther}
          locale={locale}
          shares={answer.from}
          geographies={answer.geographies}
        />
      </section>
      <section class="stack" aria-labelledby="historia-titulo">
        <h2 id="historia-titulo">{words.history}</h2>
        <p class="soft">{words.historyLead}</p>
        <HistoryTable locale={locale} history={answer.history} dateOf={dateOf} />
      </section>
    </>,
  )
}

function route(path: string, handle: Route['handle']): Route {
  return { method: 'GET', path, permission: READ_GROUND, handle }
}

export const placesRoutes: readonly Route[] = [
  route('/territorio', ground),
  route('/territorio/:geography', geography),
  route('/territorio/:geography/:place', place),
]
