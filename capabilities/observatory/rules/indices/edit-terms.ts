import { type IndexDefinition, type IndicatorTerm, isLevel, type LevelTerm, mapTerms, type Term } from './definition.ts'

/** What gathers terms: a level or, by its code, the index itself. */
export type Gathering = Pick<LevelTerm, 'code' | 'title' | 'children'>

/** The level of that code, or the index where the code is its own; undefined where none gathers anything under it. */
export function gatheringOf(definition: IndexDefinition, code: string): Gathering | undefined {
  if (code === definition.code) return definition
  return termOf(definition, code, isLevel)
}

export function indicatorOf(definition: IndexDefinition, code: string): IndicatorTerm | undefined {
  return termOf(definition, code, (term): term is IndicatorTerm => !isLevel(term))
}

function termOf<T extends Term>(
  { children }: { readonly children: readonly Term[] },
  code: string,
  is: (term: Term) => term is T,
): T | undefined {
  for (const term of children) {
    if (term.code === code && is(term)) return term
    const below = isLevel(term) ? termOf(term, code, is) : undefined
    if (below !== undefined) return below
  }
  return undefined
}

/** Where a term stands, as findings say it: `children[0].children[2]`. */
export function pathOfTerm(terms: readonly Term[], code: string, above = ''): string | undefined {
  for (const [at, term] of terms.entries()) {
    const path = `${above}children[${at}]`
    if (term.code === code) return path
    const below = isLevel(term) ? pathOfTerm(term.children, code, `${path}.`) : undefined
    if (below !== undefined) return below
  }
  return undefined
}

/** The same index with an indicator said otherwise; its code and its weight stay. */
export function withIndicator(definition: IndexDefinition, changed: IndicatorTerm): IndexDefinition {
  return {
    ...definition,
    children: mapTerms(definition.children, (term) =>
      term.code !== changed.code || isLevel(term) ? term : weighed(changed, term.weight),
    ),
  }
}

/** With one more term at the end of a level; where its sisters bear weights it bears 1, to be decided on. */
export function withAdded(definition: IndexDefinition, gathering: string, added: Term): IndexDefinition {
  const joined = (terms: readonly Term[]) => [
    ...terms,
    weighed(added, terms.some(({ weight }) => weight !== undefined) ? 1 : undefined),
  ]
  if (gathering === definition.code) return { ...definition, children: joined(definition.children) }
  return {
    ...definition,
    children: mapTerms(definition.children, (term) =>
      term.code === gathering && isLevel(term) ? { ...term, children: joined(term.children) } : term,
    ),
  }
}

/** Without a term and all that it gathers. */
export function without(definition: IndexDefinition, code: string): IndexDefinition {
  const left = (terms: readonly Term[]): readonly Term[] =>
    terms
      .filter((term) => term.code !== code)
      .map((term) => (isLevel(term) ? { ...term, children: left(term.children) } : term))
  return { ...definition, children: left(definition.children) }
}

/** With the weights of what one level gathers, by code; those left out bear none. */
export function withWeights(
  definition: IndexDefinition,
  gathering: string,
  weights: ReadonlyMap<string, number>,
): IndexDefinition {
  const weigh = (terms: readonly Term[]) => terms.map((term) => weighed(term, weights.get(term.code)))
  if (gathering === definition.code) return { ...definition, children: weigh(definition.children) }
  return {
    ...definition,
    children: mapTerms(definition.children, (term) =>
      term.code === gathering && isLevel(term) ? { ...term, children: weigh(term.children) } : term,
    ),
  }
}

function weighed(term: Term, weight: number | undefined): Term {
  const { weight: _weight, ...rest } = term
  return weight === undefined ? rest : { ...rest, weight }
}
