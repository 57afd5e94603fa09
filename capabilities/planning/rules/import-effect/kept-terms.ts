import type { DraftElement, DraftPoa, IndicatorTerms } from '../../model.ts'
import { same } from '../reprogramming-request/change.ts'

const FIELDS = [
  'kind',
  'direction',
  'accumulation',
  'baseline',
  'baselinePeriod',
  'baselineSource',
  'targets',
  'every',
  'levels',
  'breakdowns',
] as const satisfies readonly (keyof IndicatorTerms)[]

/** What the reader of files understands of the words of an indicator. */
export type TermsOfWords = (words: string) => IndicatorTerms | undefined

/**
 * A file says the terms of an indicator by its words alone, so only words that are no longer the same say something new. Of
 * each term: where the words of the file are read like those of the plan, the plan's stays, whoever edited it; where they are
 * read otherwise, the file's counts, and the difference is shown before anybody accepts it.
 */
export function termsTakenOver(
  plan: Pick<DraftElement, 'title' | 'indicator'>,
  file: Pick<DraftElement, 'title' | 'indicator'>,
  read: TermsOfWords,
): IndicatorTerms | undefined {
  if (plan.indicator === undefined) return file.indicator
  if (plan.title === file.title) return plan.indicator
  const before = read(plan.title)
  // Words in which no terms are found take away those that were found in the words before, and none that somebody wrote.
  if (file.indicator === undefined) return same(before, plan.indicator) ? undefined : plan.indicator
  let terms = plan.indicator
  for (const field of FIELDS)
    if (!same(before?.[field], file.indicator[field])) terms = { ...terms, [field]: file.indicator[field] }
  return terms
}

export interface TermsKept {
  readonly draft: DraftPoa
  /** Indicators of the plan whose terms the file would have written over. */
  readonly kept: readonly DraftElement[]
}

/** A plan as it would be taken over: each of its indicators with the terms that remain. */
export function keepTerms(
  plan: DraftPoa,
  file: DraftPoa,
  matches: ReadonlyMap<string, string>,
  read: TermsOfWords,
): TermsKept {
  const known = new Map(plan.elements.map((element) => [element.key, element]))
  const kept: DraftElement[] = []
  const elements = file.elements.map((element): DraftElement => {
    const before = element.kind === 'indicator' ? known.get(matches.get(element.key) ?? '') : undefined
    if (before === undefined) return element
    const indicator = termsTakenOver(before, element, read)
    if (same(indicator, element.indicator)) return element
    kept.push(before)
    const { indicator: _said, ...rest } = element
    return indicator === undefined ? rest : { ...rest, indicator }
  })
  return { draft: { ...file, elements }, kept }
}
