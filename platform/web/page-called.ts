import { fold } from '../../kernel/sort-key.ts'

/**
 * Whether somebody who types these words may mean the page of this title: each of them begins a word of it, accents aside. Words of
 * one or two letters say nothing, and nothing but such words means no page.
 */
export function isCalled(title: string, words: string): boolean {
  const telling = wordsOf(words).filter((word) => word.length > 2)
  const own = wordsOf(title)
  return telling.length > 0 && telling.every((word) => own.some((each) => each.startsWith(word)))
}

function wordsOf(text: string): readonly string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
