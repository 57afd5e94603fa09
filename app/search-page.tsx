import { type Locale, say, type Text } from '../kernel/text.ts'
import type { SearchHit } from '../platform/search/search.ts'
import { EmptyState } from '../ui/feedback/pages.tsx'
import { SearchBox } from '../ui/form/search-box.tsx'
import { PageHead } from '../ui/shell/page-head.tsx'

export interface SearchResultsProps {
  readonly locale: Locale
  readonly action: string
  readonly words: string
  readonly hits: readonly SearchHit[]
  /** What each kind of document is called. */
  readonly titles: Readonly<Record<string, Text>>
  readonly href: (path: string) => string
}

const WORDS = {
  es: {
    title: 'Buscar',
    label: 'Palabras o código',
    hint: 'No hacen falta tildes. También puede escribir un código, por ejemplo O.1.R.2.',
    none: 'No se encontró nada con esas palabras',
    tryAgain: 'Pruebe con menos palabras, con otra palabra o con el comienzo de un código.',
    found: (n: number) => (n === 1 ? '1 resultado' : `${n} resultados`),
  },
  en: {
    title: 'Search',
    label: 'Words or code',
    hint: 'Accents are not needed. You may also write a code, for example O.1.R.2.',
    none: 'Nothing was found with those words',
    tryAgain: 'Try fewer words, another word or the beginning of a code.',
    found: (n: number) => (n === 1 ? '1 result' : `${n} results`),
  },
} as const

export function SearchResultsPage({ locale, action, words, hits, titles, href }: SearchResultsProps) {
  const text = WORDS[locale]
  return (
    <>
      <PageHead title={text.title} lead={<p>{text.hint}</p>} />
      <SearchBox action={action} locale={locale} value={words} label={text.label} id="search-main" />
      {words === '' ? null : hits.length === 0 ? (
        <EmptyState title={text.none}>
          <p>{text.tryAgain}</p>
        </EmptyState>
      ) : (
        <section aria-label={text.found(hits.length)}>
          <p role="status">{text.found(hits.length)}</p>
          <ol class="search-results">
            {hits.map((hit) => (
              <li key={`${hit.kind}/${hit.id}`}>
                <p class="eyebrow">
                  {say(titles[hit.kind] ?? { es: hit.kind }, locale)}
                  {hit.code === null ? '' : ` · ${hit.code}`}
                </p>
                <a href={href(hit.path)} lang="es">
                  {hit.title}
                </a>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}
