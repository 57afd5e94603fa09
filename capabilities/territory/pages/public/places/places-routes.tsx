import { dayBefore } from '../../../../../kernel/civil.ts'
import { formatDate } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { localPath, withQuery } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { Tag } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { Pagination } from '../../../../../ui/navigation/trail.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { DrawnPlaces } from '../../../data/drawn-places.ts'
import { type GeographyAnswer, geographyQuery, groundQuery } from '../../../data/ground-queries.ts'
import type { Geography } from '../../../data/places-query.ts'
import { placesPaths } from '../../../places-paths.ts'
import { READ_GROUND } from '../../../places-permissions.ts'
import { reExpressionPaths } from '../../../re-expression-paths.ts'
import { usualGeography } from '../../../rules/places/usual-day.ts'
import { picture } from './drawn-picture.ts'
import { MeasuredSection } from './measured-section.tsx'
import { askedDay, DayBar, groundPage } from './page-frame.tsx'
import { placePage } from './place-page.tsx'
import { PLACES_WIDTH, PlacesPictures } from './places-pictures.tsx'
import { PLACES_ON_PAGE, PlacesTable, wordOf } from './places-tables.tsx'
import { CERTAINTY, GEOGRAPHY_KIND, madeWords, PLACE_WORDS, spanWords } from './places-words.ts'

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
          cell: (each) => (
            <>
              <a href={localPath(locale, placesPaths.geography(each.code))}>{say(each.title, locale)}</a>{' '}
              {each.demo ? <Tag kind="demo">{words.demo}</Tag> : null}
            </>
          ),
        },
        { key: 'kind', title: words.kind, cell: (each) => wordOf(GEOGRAPHY_KIND, each.kind, locale) },
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
  return groundPage(
    c,
    words.title,
    [],
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={<ButtonLink href={localPath(locale, reExpressionPaths.page())}>{words.reExpress}</ButtonLink>}
      />
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
  const pages = Math.max(1, Math.ceil(answer.places.length / PLACES_ON_PAGE))
  const asked = Number(c.req.query('pagina') ?? '1')
  const shown = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1
  return (
    <>
      <PageHead
        eyebrow={spanWords(geography, locale, dayBefore)}
        title={say(geography.title, locale)}
        lead={<span lang={locale === 'es' ? undefined : 'es'}>{geography.citation}</span>}
        marks={
          <>
            <Tag>{wordOf(GEOGRAPHY_KIND, geography.kind, locale)}</Tag>
            <Tag>{wordOf(CERTAINTY, geography.certainty, locale)}</Tag>
            {geography.demo ? <Tag kind="demo">{words.demo}</Tag> : null}
          </>
        }
      />
      {geography.made === undefined ? null : (
        <p>
          {words.how}: {madeWords(geography.made, locale)}
        </p>
      )}
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
          <PlacesTable locale={locale} answer={answer} page={shown} />
          <Pagination
            locale={locale}
            page={shown}
            pages={pages}
            href={(number) =>
              localPath(
                locale,
                withQuery(placesPaths.geography(geography.code), { al: c.req.query('al'), pagina: number }),
              )
            }
          />
          <MeasuredSection locale={locale} answer={answer} />
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
  return groundPage(
    c,
    say(found.value.geography.title, c.get('locale')),
    [],
    <GeographyBody c={c} answer={found.value} drawn={await picture(c, found.value, PLACES_WIDTH)} wrong={wrong} />,
  )
}

function route(path: string, handle: Route['handle']): Route {
  return { method: 'GET', path, permission: READ_GROUND, handle }
}

export const placesRoutes: readonly Route[] = [
  route('/territorio', ground),
  route('/territorio/:geography', geography),
  route('/territorio/:geography/:place', placePage),
]
