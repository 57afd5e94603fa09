import { civilDateAt, MONTHS } from '../../../../../kernel/civil.ts'
import { formatDate, formatNumber, monthName } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { DefinitionList, Spoken } from '../../../../../ui/content/content.tsx'
import { Stat } from '../../../../../ui/content/stat.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { Choropleth } from '../../../../../ui/map/choropleth.tsx'
import { Tabs } from '../../../../../ui/navigation/trail.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { observatoryPaths } from '../../../catalogue-paths.ts'
import type { OpenRegisterYear } from '../../../data/register-queries.ts'
import { registerPaths } from '../../../registers-paths.ts'
import { pictureOf } from '../../../rules/registers/picture.ts'
import type { PublishedYear } from '../../../rules/registers/publication.ts'
import { figureOf, saidValue, writer } from '../catalogue/catalogue-words.ts'
import { DemoNotice } from '../catalogue/observatory-frame.tsx'
import { PointsSection, RecordsSection } from './register-points.tsx'
import { categoryTitle, maybe, REGISTER_WORDS } from './register-words.ts'

export interface RegisterPageProps {
  readonly locale: Locale
  readonly answer: OpenRegisterYear
  readonly zone: string
  readonly askedYear: number | undefined
  /** Titles of the indicators that it feeds, by code. */
  readonly indicators: ReadonlyMap<string, string>
}

const WIDTH = 560

/** A register as everybody sees it: its figures, what it is, and what of it is not published. */
export function RegisterPage({ locale, answer, zone, askedYear, indicators }: RegisterPageProps) {
  const words = REGISTER_WORDS[locale]
  const { kind, content, years } = answer
  const title = say(kind.title, locale)
  return (
    <>
      <PageHead
        title={title}
        lead={<Spoken text={kind.description} locale={locale} />}
        actions={
          kind.surface === undefined || content === undefined ? null : (
            <ButtonLink href={localPath(locale, registerPaths.surface(kind.code, { year: String(content.year) }))}>
              {words.surface}
            </ButtonLink>
          )
        }
      />
      <DemoNotice locale={locale} demo={answer.demo} />
      {askedYear !== undefined && content?.year !== askedYear ? (
        <Notice kind="info" locale={locale}>
          {words.noYear}
        </Notice>
      ) : null}
      {years.length < 2 ? null : (
        <Tabs
          label={words.year}
          items={years.map((year) => ({
            href: localPath(locale, registerPaths.register(kind.code, String(year))),
            title: String(year),
            current: year === content?.year,
          }))}
        />
      )}
      <Target locale={locale} answer={answer} />
      {content === undefined ? <p>{words.noFigures}</p> : <Figures locale={locale} answer={answer} content={content} />}
      <section class="stack" aria-labelledby="registro">
        <h2 id="registro">{words.about}</h2>
        <DefinitionList
          items={[
            { term: words.row, value: <Spoken text={kind.row} locale={locale} /> },
            { term: words.source, value: <Spoken text={kind.source} locale={locale} /> },
            { term: words.privacy, value: <Spoken text={kind.privacy.statement} locale={locale} /> },
            { term: words.limitations, value: <Spoken text={kind.limitations} locale={locale} /> },
            { term: words.contact, value: <Spoken text={kind.contact} locale={locale} /> },
            ...(answer.madeAt === undefined
              ? []
              : [{ term: words.updated, value: formatDate(civilDateAt(answer.madeAt, zone), locale, 'prose') }]),
            ...(indicators.size === 0
              ? []
              : [
                  {
                    term: words.feeds,
                    value: (
                      <ul>
                        {[...indicators].map(([code, name]) => (
                          <li key={code}>
                            <a href={localPath(locale, observatoryPaths.indicator(code))}>{name}</a>
                          </li>
                        ))}
                      </ul>
                    ),
                  },
                ]),
          ]}
        />
      </section>
      {content === undefined ? null : (
        <section class="stack" aria-labelledby="descargar">
          <h2 id="descargar">{words.downloads}</h2>
          <ul>
            <li>
              <a href={localPath(locale, registerPaths.figures(kind.code, String(content.year)))}>{words.figuresCsv}</a>
            </li>
            {content.points.length === 0 ? null : (
              <li>
                <a href={localPath(locale, registerPaths.points(kind.code, String(content.year)))}>{words.pointsCsv}</a>
              </li>
            )}
          </ul>
        </section>
      )}
    </>
  )
}

/** What a plan wants entered beside what is. */
function Target({ locale, answer: { kind, entered } }: Pick<RegisterPageProps, 'locale' | 'answer'>) {
  const { target } = kind
  if (target === undefined || entered === undefined) return null
  const words = REGISTER_WORDS[locale]
  return (
    <section class="stack" aria-labelledby="meta">
      <h2 id="meta">{words.target}</h2>
      <Stat
        locale={locale}
        label={words.entered(formatDate(target.from, locale, 'prose'), formatDate(target.by, locale, 'prose'))}
        value={formatNumber(entered)}
        unit={words.wanted(target.records)}
        note={
          <>
            {entered < target.records ? words.short(target.records - entered) : words.reached}{' '}
            <Spoken text={target.source} locale={locale} />.
          </>
        }
      />
    </section>
  )
}

interface FiguresProps {
  readonly locale: Locale
  readonly answer: OpenRegisterYear
  readonly content: PublishedYear
}

function Figures({ locale, answer, content }: FiguresProps) {
  const words = REGISTER_WORDS[locale]
  const { kind } = answer
  const write = writer(kind)
  const unit = say(kind.unit, locale)
  const label = `${say(kind.title, locale)}, ${content.year} (${unit})`
  const held = [...content.byPlace, ...content.cells.flat()].includes('suppressed')
  const picture = pictureOf(answer.shapes, WIDTH)
  const rows = content.places.flatMap((id, index) => {
    const place = answer.places.find((each) => each.id === id)
    const [year = 'not_reported', cells = []] = [content.byPlace[index], content.cells[index]]
    return place === undefined ? [] : [{ ...place, year, cells }]
  })
  return (
    <>
      <Stat
        locale={locale}
        size="large"
        label={`${words.whole}, ${content.year}${kind.figure === 'median' ? ` · ${words.median}` : ''}`}
        value={saidValue(maybe(content.total), write, locale)}
        unit={typeof content.total === 'number' ? unit : undefined}
      />
      <section class="stack" aria-labelledby="por-municipio">
        <h2 id="por-municipio">{words.byPlace}</h2>
        {picture === undefined ? null : (
          <Choropleth
            id="registro-mapa"
            label={label}
            locale={locale}
            width={picture.width}
            height={picture.height}
            areas={rows.map(({ id, code, name, year }) => ({
              id,
              name,
              href: localPath(locale, observatoryPaths.place(code)),
              ...picture.areas.get(id),
              figure: figureOf(maybe(year)),
            }))}
            columns={{ area: words.place, value: label }}
            format={write}
            rule="natural"
            named
            note={words.mapNote}
          />
        )}
      </section>
      <section class="stack" aria-labelledby="por-mes">
        <h2 id="por-mes">{words.byMonth}</h2>
        <p class="soft">{held ? words.heldBack : kind.figure === 'median' ? words.ofMedian : words.sumOfReported}</p>
        <DataTable
          id="municipio-mes"
          caption={`${words.byMonth}, ${content.year} (${unit})`}
          captionHidden
          locale={locale}
          rows={rows}
          rowKey={({ code }) => code}
          totalLabel={words.whole}
          columns={[
            {
              key: 'place',
              title: words.place,
              cell: ({ code, name }) => (
                <a id={code} href={localPath(locale, observatoryPaths.place(code))}>
                  {name}
                </a>
              ),
            },
            {
              key: 'year',
              title: String(content.year),
              kind: 'number',
              cell: ({ year }) => saidValue(maybe(year), write, locale),
              total: saidValue(maybe(content.total), write, locale),
            },
            ...MONTHS.filter((month) => content.byMonth[month - 1] !== 'not_reported').map((month) => ({
              key: String(month),
              title: monthName(month, locale, 'short'),
              kind: 'number' as const,
              cell: ({ cells }: (typeof rows)[number]) =>
                saidValue(maybe(cells[month - 1] ?? 'not_reported'), write, locale),
              total: saidValue(maybe(content.byMonth[month - 1] ?? 'not_reported'), write, locale),
            })),
          ]}
        />
      </section>
      {kind.category === undefined ? null : (
        <section class="stack" aria-labelledby="por-clase">
          <h2 id="por-clase">{words.byCategory}</h2>
          <DataTable
            id="por-clase-tabla"
            caption={words.byCategory}
            captionHidden
            locale={locale}
            rows={content.byCategory}
            rowKey={({ code }) => code}
            columns={[
              {
                key: 'category',
                title: say(kind.category.title, locale),
                cell: ({ code }) => categoryTitle(kind, code, locale),
              },
              {
                key: 'figure',
                title: unit,
                kind: 'number',
                cell: ({ figure }) => saidValue(maybe(figure), write, locale),
              },
            ]}
          />
        </section>
      )}
      <PointsSection locale={locale} answer={answer} content={content} picture={picture} />
      <RecordsSection locale={locale} answer={answer} content={content} />
    </>
  )
}
