import { civilDateAt } from '../../../../../kernel/civil.ts'
import { formatDate } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { mayDo } from '../../../../../platform/capability/permission.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Tag } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { type PlaceAnswer, placeQuery } from '../../../data/ground-queries.ts'
import { placesPaths } from '../../../places-paths.ts'
import { EDIT_PLACES } from '../../../places-permissions.ts'
import { tilesPaths } from '../../../tiles-paths.ts'
import { AtPlaceSections, newsOf } from './at-place-section.tsx'
import { picture } from './drawn-picture.ts'
import { askedDay, DayBar, groundPage } from './page-frame.tsx'
import { HistoryTable, KnownList } from './place-facts.tsx'
import { PlaceThumbnail, THUMBNAIL_WIDTH } from './places-pictures.tsx'
import { PLACE_WORDS } from './places-words.ts'
import { SharesTable } from './shares-table.tsx'

/** The map at the place, as near as its point lets one guess. */
function mapOf(locale: Locale, { place: { state } }: PlaceAnswer): string {
  const { latitude, longitude } = state
  const at =
    latitude === undefined || longitude === undefined
      ? {}
      : { zoom: '12', latitude: latitude.toFixed(5), longitude: longitude.toFixed(5) }
  return localPath(locale, tilesPaths.map(false, at))
}

export async function placePage(c: WebContext): Promise<Response> {
  const { day, wrong } = askedDay(c)
  const asked = { geography: c.req.param('geography') ?? '', place: c.req.param('place') ?? '', day }
  const found = await c.get('services').runner.query(placeQuery, c.get('ctx'), asked)
  if (!found.ok)
    return found.refusal.kind === 'no_place' ? troublePage(c, 404, 'not_found') : refusalPage(c, 403, found.refusal)
  const answer = found.value
  const news = await newsOf(c, answer)
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
  return groundPage(
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
      <AtPlaceSections locale={locale} news={news} />
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
