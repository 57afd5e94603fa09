import { civilDateAt } from '../../../../../kernel/civil.ts'
import { formatDate } from '../../../../../kernel/format.ts'
import { isMissing, type Maybe, missing } from '../../../../../kernel/missing.ts'
import { type Locale, say, type Text } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Card, CardGrid, Spoken } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { observatoryPaths } from '../../../catalogue-paths.ts'
import type { ExplorerAnswer } from '../../../data/explorer-query.ts'
import type { Story } from '../../../data/story-store.ts'
import { explorerPaths } from '../../../explorer-paths.ts'
import { WHOLE } from '../../../model.ts'
import { publicationPaths } from '../../../publications-paths.ts'
import { readConfiguration } from '../../../rules/explorer/configuration.ts'
import { explored } from '../../../rules/explorer/explored.ts'
import { AREA, type NamedFigure, partsOfText, type StoryFigure, viewFields } from '../../../rules/stories/story.ts'
import { saidValue, writer } from '../catalogue/catalogue-words.ts'
import { DemoNotice, DemoTag } from '../catalogue/observatory-frame.tsx'
import { ExplorerPicture, headingOf } from '../explorer/explorer-picture.tsx'
import { STORY_WORDS } from './stories-words.ts'

export function StoriesPage({ locale, stories }: { readonly locale: Locale; readonly stories: readonly Story[] }) {
  const words = STORY_WORDS[locale]
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      {stories.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <CardGrid>
          {stories.map(({ code, content, publishedOn, demo }) => (
            <Card
              key={code}
              level={2}
              title={say(content.title, locale)}
              href={localPath(locale, publicationPaths.story(code))}
              foot={
                <>
                  {words.by(say(content.by, locale), formatDate(publishedOn, locale, 'prose'))}{' '}
                  <DemoTag locale={locale} demo={demo} />
                </>
              }
            >
              <Spoken text={content.lead} locale={locale} />
            </Card>
          ))}
        </CardGrid>
      )}
    </>
  )
}

interface StoryPageProps {
  readonly locale: Locale
  readonly zone: string
  readonly story: Story
  /** All there are, the newest first. */
  readonly editions: readonly Story[]
  readonly answer: ExplorerAnswer | undefined
}

/** Words with figures that are read from the store whenever somebody reads; each leads to what it is made of. */
export function StoryPage({ locale, zone, story, editions, answer }: StoryPageProps) {
  const words = STORY_WORDS[locale]
  const { content, publishedOn, demo } = story
  const newest = answer?.batches[0]?.publishedAt
  return (
    <article class="stack story">
      <PageHead title={say(content.title, locale)} lead={<p>{say(content.lead, locale)}</p>} />
      <p class="soft">
        {words.by(say(content.by, locale), formatDate(publishedOn, locale, 'prose'))}.{' '}
        {newest === undefined ? null : words.live(formatDate(civilDateAt(newest, zone), locale, 'prose'))}
      </p>
      {(editions[0]?.number ?? story.number) === story.number ? null : (
        <Notice kind="warning" locale={locale}>
          {words.replaced} <a href={localPath(locale, publicationPaths.story(story.code))}>{words.newest}</a>
        </Notice>
      )}
      {demo ? (
        <Notice kind="warning" locale={locale}>
          {words.demo}
        </Notice>
      ) : (
        <DemoNotice locale={locale} demo={answer?.batches.some((batch) => batch.demo) ?? false} />
      )}
      {content.sections.map((section, index) => (
        <section
          key={index}
          class="stack"
          aria-labelledby={section.heading === undefined ? undefined : `parte-${index}`}
        >
          {section.heading === undefined ? null : <h2 id={`parte-${index}`}>{say(section.heading, locale)}</h2>}
          {section.text.map((text) => (
            <p key={text.es} class="prose" lang={locale === 'en' && text.en === undefined ? 'es' : undefined}>
              <LiveText locale={locale} text={text} answer={answer} />
            </p>
          ))}
          {section.figure === undefined ? null : (
            <LiveFigure locale={locale} figure={section.figure} answer={answer} id={`figura-${index}`} />
          )}
        </section>
      ))}
      {answer === undefined ? null : (
        <section class="stack" aria-labelledby="se-apoya">
          <h2 id="se-apoya">{words.standsOn}</h2>
          <ul>
            {answer.chosen.map(({ indicator }) => (
              <li key={indicator.code}>
                <a href={localPath(locale, observatoryPaths.indicator(indicator.code))}>
                  {say(indicator.sheet.title, locale)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {editions.length < 2 ? null : <Editions locale={locale} story={story} editions={editions} />}
    </article>
  )
}

function Editions({ locale, story, editions }: Pick<StoryPageProps, 'locale' | 'story' | 'editions'>) {
  const words = STORY_WORDS[locale]
  return (
    <section class="stack" aria-labelledby="versiones">
      <h2 id="versiones">{words.editions}</h2>
      <ul>
        {editions.map(({ code, number, publishedOn, note }) => {
          const title = words.edition(number, formatDate(publishedOn, locale, 'prose'))
          return (
            <li key={number}>
              {number === story.number ? (
                <>
                  {title} ({words.reading})
                </>
              ) : (
                <a href={localPath(locale, publicationPaths.storyEdition(code, number))}>{title}</a>
              )}
              {note === '' ? null : <span lang={locale === 'es' ? undefined : 'es'}>. {note}</span>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

interface Live {
  readonly locale: Locale
  readonly answer: ExplorerAnswer | undefined
}

function LiveText({ locale, text, answer }: Live & { readonly text: Text }) {
  return (
    <>
      {partsOfText(say(text, locale)).map((part, index) =>
        'words' in part ? (
          part.words
        ) : (
          <a
            key={index}
            class="nowrap"
            href={localPath(
              locale,
              observatoryPaths.indicator(part.figure.indicator, {
                period: part.figure.period,
                place: part.figure.place === AREA ? undefined : part.figure.place,
              }),
            )}
          >
            {saidFigure(part.figure, answer, locale)}
          </a>
        ),
      )}
    </>
  )
}

function saidFigure(named: NamedFigure, answer: ExplorerAnswer | undefined, locale: Locale): string {
  const found = answer?.chosen.find(({ indicator }) => indicator.code === named.indicator)
  if (found === undefined) return saidValue(missing('not_collected'), String, locale)
  const { content } = found.indicator.sheet
  const said = saidValue(namedValue(named, found, answer), writer(content), locale)
  const unit = say(content.unit, locale)
  return unit === '%' ? `${said} %` : `${said} ${unit}`
}

function namedValue(
  { place, period }: NamedFigure,
  found: ExplorerAnswer['chosen'][number],
  answer: ExplorerAnswer | undefined,
): Maybe<number> {
  const places = answer?.places ?? []
  if (place !== AREA) {
    const id = places.find(({ code }) => code === place)?.id
    const cell = found.cells.find((each) => each.placeId === id && each.period === period && each.breakdown === WHOLE)
    return cell?.value ?? missing('not_collected')
  }
  const year = Number(period)
  const config = readConfiguration({ indicador: [found.indicator.code], desde: [period], hasta: [period] })
  if (!config.ok) return missing('not_collected')
  const source = { content: found.indicator.sheet.content, cells: found.cells }
  const shown = explored({ ...config.value, from: year, to: year }, [source], places)
  return shown?.view.whole.value ?? missing('not_collected')
}

function LiveFigure({ locale, figure, answer, id }: Live & { readonly figure: StoryFigure; readonly id: string }) {
  const words = STORY_WORDS[locale]
  const config = readConfiguration(viewFields(figure.view))
  const chosen = config.ok
    ? config.value.indicators.flatMap((code) => answer?.chosen.find(({ indicator }) => indicator.code === code) ?? [])
    : []
  const [first, second] = chosen
  const shown =
    config.ok && answer !== undefined
      ? explored(
          config.value,
          chosen.map(({ indicator, cells }) => ({ content: indicator.sheet.content, cells })),
          answer.places,
        )
      : undefined
  if (!config.ok || first === undefined || shown === undefined) return <p class="soft">{words.noFigure}</p>
  const props = {
    ...{ locale, config: config.value, shown, drawn: answer?.drawn },
    ...{ first: first.indicator, second: second?.indicator },
  }
  const known = shown.rows.some(({ values }) => values.some((value) => !isMissing(value)))
  return (
    <figure class="story-figure" aria-labelledby={id}>
      <figcaption id={id}>
        <strong>{headingOf(props)}</strong>. {say(figure.caption, locale)}
      </figcaption>
      {known ? <ExplorerPicture {...props} id={id} /> : <p class="soft">{words.noFigure}</p>}
      <p>
        <a href={localPath(locale, explorerPaths.explorer(config.value))}>
          {words.open}
          <span class="hidden">: {headingOf(props)}</span>
        </a>
      </p>
    </figure>
  )
}
