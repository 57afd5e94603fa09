import type { Definition } from './definition.ts'
import { plain } from './plain.ts'

type Listed = Pick<Definition, 'code' | 'title' | 'summary' | 'situation'> & {
  readonly synonyms?: readonly string[]
  readonly overrides?: readonly { readonly labels?: Readonly<Record<string, Definition['title']>> }[]
}

/** Little words that people type and that say nothing. */
const EMPTY = new Set([
  'a',
  'de',
  'del',
  'el',
  'en',
  'la',
  'las',
  'los',
  'para',
  'por',
  'que',
  'un',
  'una',
  'y',
  'quiero',
  'necesito',
  'hacer',
  'como',
  'mi',
  'the',
  'of',
  'to',
  'i',
  'my',
])

/** Procedures that have every word, or a word that begins so; first those that have them in their name. Nothing asked: all. */
export function searchCatalogue<T extends Listed>(all: readonly T[], asked: string): readonly T[] {
  const telling = tellingWords(asked)
  if (telling.length === 0) return all
  return all
    .flatMap((each) => {
      const rank = rankOf(each, telling)
      return rank === undefined ? [] : [{ each, rank }]
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ each }) => each)
}

/** Where none has every word: those that have some of them, first those that have more. */
export function nearInCatalogue<T extends Listed>(all: readonly T[], asked: string): readonly T[] {
  const telling = tellingWords(asked)
  return all
    .flatMap((each) => {
      const ranks = telling.flatMap((word) => rankOf(each, [word]) ?? [])
      return ranks.length === 0 ? [] : [{ each, has: ranks.length, rank: Math.min(...ranks) }]
    })
    .sort((a, b) => b.has - a.has || a.rank - b.rank)
    .map(({ each }) => each)
}

function tellingWords(asked: string): readonly string[] {
  return plain(asked)
    .split(' ')
    .filter((word) => word !== '' && !EMPTY.has(word))
}

/** 0 where the name has them, 1 where other words for it have, 2 where what it settles has. */
function rankOf(listed: Listed, words: readonly string[]): number | undefined {
  const { title, synonyms = [], overrides = [], code, summary, situation } = listed
  const named = [title, ...overrides.flatMap(({ labels }) => (labels?.title === undefined ? [] : [labels.title]))]
  const places = [
    named.flatMap(({ es, en = '' }) => [es, en]).join(' '),
    [...synonyms, code].join(' '),
    [summary, situation].flatMap(({ es, en = '' }) => [es, en]).join(' '),
  ].map((text) => plain(text).split(' '))
  const ranks = words.map((word) => places.findIndex((have) => have.some((each) => begins(each, word))))
  return ranks.includes(-1) ? undefined : Math.max(...ranks)
}

/** «casas» finds «casa», and «urban» finds «urbanización». */
function begins(have: string, word: string): boolean {
  const one = word.length > 4 ? word.replace(/(es|s)$/, '') : word
  return have.startsWith(word) || (one.length > 2 && have.startsWith(one))
}
