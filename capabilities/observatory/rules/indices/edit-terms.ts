import type { Text } from '../../../../kernel/text.ts'
import { slugOf } from '../catalogue/slug.ts'
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

/** A level under another name; its code stays, and so does what is kept by it. */
export function renamed(definition: IndexDefinition, code: string, title: Text): IndexDefinition {
  return {
    ...definition,
    children: mapTerms(definition.children, (term) =>
      term.code === code && isLevel(term) ? { ...term, title } : term,
    ),
  }
}

/** Whether a level that is added to this one would still be one of those that the index declares. */
export function takesLevels(definition: IndexDefinition, code: string): boolean {
  const depth = code === definition.code ? 0 : depthIn(definition.children, code, 1)
  return depth !== undefined && depth + 1 < definition.levels.length
}

function depthIn(terms: readonly Term[], code: string, depth: number): number | undefined {
  for (const term of terms) {
    if (!isLevel(term)) continue
    const found = term.code === code ? depth : depthIn(term.children, code, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}

/** Every code of an index: of levels, indicators and what is given beside them. */
export function codesOf({ code, children, auxiliaries }: IndexDefinition): readonly string[] {
  const below = (terms: readonly Term[]): readonly string[] =>
    terms.flatMap((term) => [term.code, ...(isLevel(term) ? below(term.children) : [])])
  return [code, ...below(children), ...auxiliaries.map((each) => each.code)]
}

/** A code for a new level or band, made of its name, that none of the others has. */
export function freeCode(name: string, taken: readonly string[]): string {
  const plain = slugOf(name, 50).replace(/^[^a-z]+/, '')
  const first = plain === '' ? 'nivel' : plain
  const free = (count: number): string => {
    const code = count === 1 ? first : `${first}-${count}`
    return taken.includes(code) ? free(count + 1) : code
  }
  return free(1)
}
