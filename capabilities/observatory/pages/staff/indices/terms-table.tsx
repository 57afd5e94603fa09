import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Spoken } from '../../../../../ui/content/content.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { indexWorkPaths } from '../../../indices-paths.ts'
import { type IndexDefinition, isLevel, type Term } from '../../../rules/indices/definition.ts'
import { takesLevels } from '../../../rules/indices/edit-terms.ts'
import { feedsOf } from '../../../rules/indices/scores.ts'
import { figure, operatorFormula } from '../../../rules/indices/steps.ts'
import { INDEX_WORK_WORDS } from './index-work-words.ts'

interface TermRow {
  readonly code: string
  readonly term: Term | IndexDefinition
  readonly depth: number
  /** Of its own level, in hundredths; absent of the index itself. */
  readonly share: number | undefined
}

/** The index and everything under it, each below what gathers it. */
function rowsOf(definition: IndexDefinition): readonly TermRow[] {
  const below = (terms: readonly Term[], depth: number): readonly TermRow[] =>
    terms.flatMap((term) => [
      { code: term.code, term, depth, share: shareIn(terms, term) },
      ...(isLevel(term) ? below(term.children, depth + 1) : []),
    ])
  return [{ code: definition.code, term: definition, depth: 0, share: undefined }, ...below(definition.children, 1)]
}

/** The part of a level that a term weighs, in hundredths. */
export function shareIn(terms: readonly Term[], { weight = 1 }: Term): number {
  const total = terms.reduce((sum, each) => sum + (each.weight ?? 1), 0)
  return Math.round((10_000 * weight) / total) / 100
}

interface TermsTableProps {
  readonly locale: Locale
  readonly definition: IndexDefinition
  /** Codes of the observatory's indicators. */
  readonly known: ReadonlySet<string>
}

export function TermsTable({ locale, definition, known }: TermsTableProps) {
  const words = INDEX_WORK_WORDS[locale]
  const feeds = feedsOf(definition)
  const own = definition.code
  const here = (path: string) => localPath(locale, path)
  return (
    <DataTable
      id="terminos-tabla"
      caption={words.terms}
      captionHidden
      cards
      locale={locale}
      rows={rowsOf(definition)}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'term',
          title: words.term,
          cell: ({ code, term, depth }) => (
            <>
              <span aria-hidden="true">{'– '.repeat(depth)}</span>
              {'children' in term ? (
                <strong>
                  <Spoken text={term.title} locale={locale} />
                </strong>
              ) : (
                <>
                  <a href={here(indexWorkPaths.term(own, code))}>
                    <Spoken text={term.title} locale={locale} />
                  </a>
                  {known.has(feeds.get(code)?.code ?? code) ? null : <p class="soft">{words.noSeries}</p>}
                </>
              )}
            </>
          ),
        },
        {
          key: 'share',
          title: words.share,
          kind: 'number',
          cell: ({ share }) => (share === undefined ? '–' : `${figure(share)} %`),
        },
        {
          key: 'formula',
          title: words.formula,
          cell: ({ term }) => ('operator' in term ? say(operatorFormula(term.operator), locale) : '–'),
        },
        {
          key: 'acts',
          title: words.acts,
          cell: ({ code, term }) =>
            'children' in term ? (
              <>
                <a href={here(indexWorkPaths.weights(own, code))}>
                  {words.weights}
                  <span class="hidden">: {say(term.title, locale)}</span>
                </a>
                {' · '}
                <a href={here(indexWorkPaths.add(own, code))}>
                  {words.add}
                  <span class="hidden">: {say(term.title, locale)}</span>
                </a>
                {takesLevels(definition, code) ? (
                  <>
                    {' · '}
                    <a href={here(indexWorkPaths.addLevel(own, code))}>
                      {words.addLevel}
                      <span class="hidden">: {say(term.title, locale)}</span>
                    </a>
                  </>
                ) : null}
              </>
            ) : (
              <a href={here(indexWorkPaths.term(own, code))}>
                {words.change}
                <span class="hidden">: {say(term.title, locale)}</span>
              </a>
            ),
        },
      ]}
    />
  )
}
