import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { Card, CardGrid, DefinitionList, Spoken } from '../../../../../ui/content/content.tsx'
import { SearchBox } from '../../../../../ui/form/search-box.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { NamedPlace } from '../../../../territory/contract.ts'
import { observatoryPaths } from '../../../catalogue-paths.ts'
import type { Catalogue } from '../../../data/catalogue-queries.ts'
import { explorerPaths } from '../../../explorer-paths.ts'
import { indexPaths } from '../../../indices-paths.ts'
import { openPaths } from '../../../open-paths.ts'
import { publicationPaths } from '../../../publications-paths.ts'
import { registerPaths } from '../../../registers-paths.ts'
import { yearOf } from '../../../rules/catalogue/period-number.ts'
import { statisticsPaths } from '../../../statistics-paths.ts'
import { EXPLORER_WORDS } from '../explorer/explorer-words.ts'
import { INDEX_WORDS } from '../indices/index-words.ts'
import { OPEN_WORDS } from '../open/open-words.ts'
import { PUBLICATION_WORDS } from '../publications/publications-words.ts'
import { REGISTER_WORDS } from '../registers/register-words.ts'
import { STATISTICS_WORDS } from '../statistics/statistics-words.ts'
import { STORY_WORDS } from '../stories/stories-words.ts'
import { DemoTag } from './observatory-frame.tsx'
import { OBSERVATORY_WORDS } from './words.ts'

type Listed = Catalogue['indicators'][number]

export function IndicatorsTable({ locale, rows }: { readonly locale: Locale; readonly rows: readonly Listed[] }) {
  const words = OBSERVATORY_WORDS[locale]
  return (
    <DataTable
      id="indicadores"
      caption={words.indicator}
      captionHidden
      cards
      locale={locale}
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'title',
          title: words.indicator,
          cell: ({ code, sheet, coverage }) => (
            <>
              <a href={localPath(locale, observatoryPaths.indicator(code))}>{say(sheet.title, locale)}</a>{' '}
              <DemoTag locale={locale} demo={coverage?.demo ?? false} />
            </>
          ),
        },
        {
          key: 'definition',
          title: words.definition,
          cell: ({ sheet }) => <Spoken text={sheet.content.definition} locale={locale} />,
        },
        { key: 'unit', title: words.unit, cell: ({ sheet }) => say(sheet.content.unit, locale) },
        {
          key: 'years',
          title: words.years,
          kind: 'date',
          cell: ({ coverage }) => (coverage === undefined ? '–' : spanOf(coverage)),
        },
      ]}
    />
  )
}

function spanOf({ first, last }: NonNullable<Listed['coverage']>): string {
  const [from, to] = [yearOf(first), yearOf(last)]
  return from === to ? String(from) : `${from}–${to}`
}

interface HomeProps {
  readonly locale: Locale
  readonly catalogue: Catalogue
  readonly places: readonly NamedPlace[]
  readonly search: string
}

export function HomePage({ locale, catalogue, places, search }: HomeProps) {
  const words = OBSERVATORY_WORDS[locale]
  const { themes, indicators } = catalogue
  return (
    <>
      <PageHead
        title={words.title}
        lead={<p>{words.lead}</p>}
        actions={
          <ButtonLink href={localPath(locale, explorerPaths.explorer())}>{EXPLORER_WORDS[locale].explore}</ButtonLink>
        }
      />
      <SearchBox
        action={localPath(locale, observatoryPaths.home())}
        locale={locale}
        value={search}
        label={words.search}
        id="buscar-indicadores"
      />
      {search === '' ? (
        <>
          <section class="stack" aria-labelledby="temas">
            <h2 id="temas">{words.themes}</h2>
            <CardGrid>
              {themes.map((theme) => (
                <Card
                  key={theme.code}
                  title={say(theme.title, locale)}
                  href={localPath(locale, observatoryPaths.theme(theme.code))}
                  foot={words.inTheme(indicators.filter((each) => each.theme.code === theme.code).length)}
                >
                  <Spoken text={theme.description} locale={locale} />
                </Card>
              ))}
            </CardGrid>
          </section>
          <Doors locale={locale} />
          <PlacesList locale={locale} places={places} />
        </>
      ) : (
        <section class="stack" aria-labelledby="encontrados">
          <h2 id="encontrados">{words.found(indicators.length, search)}</h2>
          {indicators.length === 0 ? <p>{words.nothing}</p> : <IndicatorsTable locale={locale} rows={indicators} />}
          <p>
            <a href={localPath(locale, observatoryPaths.home())}>{words.themes}</a>
          </p>
        </section>
      )}
    </>
  )
}

/** What else the observatory holds, beside its indicators. */
function Doors({ locale }: { readonly locale: Locale }) {
  const doors = [
    { path: indexPaths.indices(), words: INDEX_WORDS[locale] },
    { path: publicationPaths.stories(), words: STORY_WORDS[locale] },
    { path: publicationPaths.publications(), words: PUBLICATION_WORDS[locale] },
    { path: statisticsPaths.statistics(), words: STATISTICS_WORDS[locale] },
    { path: registerPaths.registers(), words: REGISTER_WORDS[locale] },
    { path: openPaths.catalogue(), words: OPEN_WORDS[locale] },
  ]
  return (
    <section class="stack" aria-labelledby="puertas">
      <h2 id="puertas">{OBSERVATORY_WORDS[locale].doors}</h2>
      <DefinitionList
        items={doors.map(({ path, words }) => ({
          term: <a href={localPath(locale, path)}>{words.title}</a>,
          value: words.lead,
        }))}
      />
    </section>
  )
}

function PlacesList({ locale, places }: { readonly locale: Locale; readonly places: readonly NamedPlace[] }) {
  if (places.length === 0) return null
  return (
    <section class="stack" aria-labelledby="municipios">
      <h2 id="municipios">{OBSERVATORY_WORDS[locale].places}</h2>
      <ul class="columns-list">
        {places.map(({ id, code, name }) => (
          <li key={id}>
            <a href={localPath(locale, observatoryPaths.place(code))}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
