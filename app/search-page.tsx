import { type Locale, say, spoken, type Text } from '../kernel/text.ts'
import type { SearchSection } from '../platform/search/document.ts'
import { type Found, type FoundSection, OF_ONE, type SearchHit } from '../platform/search/search.ts'
import { withQuery } from '../platform/web/paths.ts'
import { EmptyState } from '../ui/feedback/pages.tsx'
import { SearchBox } from '../ui/form/search-box.tsx'
import { Tabs } from '../ui/navigation/trail.tsx'
import { PageHead } from '../ui/shell/page-head.tsx'

export interface SearchResultsProps {
  readonly locale: Locale
  readonly action: string
  readonly words: string
  /** The section that is looked at; absent: the best of each. */
  readonly section: SearchSection | undefined
  readonly sections: readonly SearchSection[]
  readonly found: Found
  /** Pages of the menu that are called so. */
  readonly called: readonly { readonly href: string; readonly title: string }[]
  /** Pages that look for the words by themselves. */
  readonly elsewhere: readonly { readonly href: string; readonly title: string }[]
  /** What each kind of document is called. */
  readonly titles: Readonly<Record<string, Text>>
  readonly href: (path: string) => string
}

const WORDS = {
  es: {
    title: 'Buscar',
    label: 'Palabras o código',
    hint: 'Trámites, planes, indicadores, análisis, lugares y mapas. No hacen falta tildes; también puede escribir un código, por ejemplo O.1.R.2.',
    none: 'No se encontró nada con esas palabras',
    tryAgain: 'Pruebe con menos palabras, con otra palabra o con el comienzo de un código.',
    alike: (asked: string) => `No hay resultados exactos para «${asked}». Esto es lo más parecido:`,
    called: 'Páginas:',
    found: (n: number) => (n === 1 ? '1 resultado' : `${n} resultados`),
    elsewhere: (asked: string) => `Buscar «${asked}» también en:`,
    parts: 'Resultados por tema',
    all: 'Todo',
    more: (n: number, section: string) => `Ver los ${n} de ${section}`,
    first: (n: number, shown: number) =>
      `${n} resultados; se muestran los primeros ${shown}. Agregue otra palabra para precisar.`,
  },
  en: {
    title: 'Search',
    label: 'Words or code',
    hint: 'Procedures, plans, indicators, stories, places and maps. Accents are not needed; you may also write a code, for example O.1.R.2.',
    none: 'Nothing was found with those words',
    tryAgain: 'Try fewer words, another word or the beginning of a code.',
    alike: (asked: string) => `There are no exact results for “${asked}”. These are the closest:`,
    called: 'Pages:',
    found: (n: number) => (n === 1 ? '1 result' : `${n} results`),
    elsewhere: (asked: string) => `Look for “${asked}” in:`,
    parts: 'Results by subject',
    all: 'All',
    more: (n: number, section: string) => `See all ${n} in ${section}`,
    first: (n: number, shown: number) => `${n} results; the first ${shown} are shown. Add another word to narrow them.`,
  },
} as const

export function SearchResultsPage(props: SearchResultsProps) {
  const { locale, action, words, section, found, elsewhere } = props
  const text = WORDS[locale]
  const listed = new Set(found.sections.flatMap(({ hits }) => hits.map(({ path }) => props.href(path))))
  const called = found.alike ? props.called : props.called.filter(({ href }) => !listed.has(href))
  const nothingExact = found.alike || found.sections.length === 0
  return (
    <>
      <PageHead title={text.title} lead={<p>{text.hint}</p>} />
      <SearchBox
        action={action}
        locale={locale}
        value={words}
        label={text.label}
        id="search-main"
        hidden={section === undefined ? undefined : { tema: section.id }}
      />
      <PageLinks lead={text.called} pages={called} />
      {nothingExact ? <PageLinks lead={text.elsewhere(words)} pages={elsewhere} /> : null}
      {words === '' || (found.sections.length === 0 && called.length > 0) ? null : found.sections.length === 0 ? (
        <EmptyState title={text.none}>
          <p>{text.tryAgain}</p>
        </EmptyState>
      ) : (
        <Results {...props} />
      )}
      {nothingExact ? null : <PageLinks lead={text.elsewhere(words)} pages={elsewhere} />}
    </>
  )
}

interface PageLinksProps {
  readonly lead: string
  readonly pages: SearchResultsProps['elsewhere']
}

function PageLinks({ lead, pages }: PageLinksProps) {
  return pages.length === 0 ? null : (
    <p class="inline-list search-elsewhere">
      {lead}
      {pages.map(({ href, title }) => (
        <a key={href} href={href}>
          {title}
        </a>
      ))}
    </p>
  )
}

function Results(props: SearchResultsProps) {
  const { locale, action, words, section, sections, found, titles, href } = props
  const text = WORDS[locale]
  const total = found.sections.reduce((sum, each) => sum + each.total, 0)
  const titleOf = (id: string) => say(sections.find((each) => each.id === id)?.title ?? { es: id }, locale)
  const addressOf = (id?: string) => withQuery(action, { q: words, tema: id })
  const own = found.sections.find(({ id }) => id === section?.id)
  if (section !== undefined && !found.alike && own === undefined && found.sections.length > 0) {
    // The words stand elsewhere: an empty list would say that they stand nowhere.
    return <Results {...props} section={undefined} />
  }
  const shown = own === undefined || found.alike ? found.sections : [own]
  return (
    <div class="search-results stack">
      {found.sections.length > 1 && !found.alike ? (
        <Tabs
          label={text.parts}
          items={[
            { href: addressOf(), title: text.all, count: String(total), current: own === undefined },
            ...found.sections.map(({ id, total: count }) => ({
              href: addressOf(id),
              title: titleOf(id),
              count: String(count),
              current: id === own?.id,
            })),
          ]}
        />
      ) : null}
      <p role="status">
        {found.alike ? text.alike(words) : saysHowMany(own ?? { total, hits: [] }, own !== undefined, locale)}
      </p>
      {shown.map(({ id, total: count, hits }) => (
        <section key={id} class="stack" aria-labelledby={`search-${id}`}>
          <h2 id={`search-${id}`}>{titleOf(id)}</h2>
          <ol>
            {hits.map((hit) => (
              <Hit key={`${hit.kind}/${hit.id}`} hit={hit} locale={locale} titles={titles} href={href} />
            ))}
          </ol>
          {own === undefined && !found.alike && count > hits.length ? (
            <p>
              <a href={addressOf(id)}>{text.more(count, titleOf(id))}</a>
            </p>
          ) : null}
        </section>
      ))}
    </div>
  )
}

function saysHowMany({ total, hits }: Pick<FoundSection, 'total' | 'hits'>, ofOne: boolean, locale: Locale): string {
  const text = WORDS[locale]
  return ofOne && total > hits.length ? text.first(total, OF_ONE) : text.found(total)
}

interface HitProps {
  readonly hit: SearchHit
  readonly locale: Locale
  readonly titles: Readonly<Record<string, Text>>
  readonly href: (path: string) => string
}

/** What it is, its name, and what it belongs to: two activities of one name are told apart by their unit and year. */
function Hit({ hit, locale, titles, href }: HitProps) {
  const title = spoken(hit.title, locale)
  const within = hit.within === undefined ? undefined : spoken(hit.within, locale)
  return (
    <li>
      <p class="eyebrow">
        {say(titles[hit.kind] ?? { es: hit.kind }, locale)}
        {hit.code === null ? '' : ` · ${hit.code}`}
      </p>
      <a href={href(hit.path)} lang={title.lang === locale ? undefined : title.lang}>
        {title.words}
      </a>
      {within === undefined ? null : (
        <p class="soft" lang={within.lang === locale ? undefined : within.lang}>
          {within.words}
        </p>
      )}
    </li>
  )
}
