import type { Text } from '../../../../kernel/text.ts'

interface Named {
  readonly code: string
  readonly title: Text
}

/** What somebody who wrote another code may have meant: said to them, never taken for it. */
export function nearestCode(written: string, terms: readonly Named[]): string | undefined {
  const wanted = plain(written)
  const named = terms.find(({ code, title }) =>
    [code, title.es, title.en ?? ''].some((name) => name !== '' && plain(name) === wanted),
  )
  if (named !== undefined) return named.code
  const begun = terms.filter(({ code }) => wanted.length >= 4 && plain(code).startsWith(wanted))
  if (begun.length === 1) return begun[0]?.code
  let best: { readonly code: string; readonly away: number } | undefined
  for (const { code } of terms) {
    const away = distance(wanted, plain(code))
    if (best === undefined || away < best.away) best = { code, away }
  }
  return best !== undefined && best.away <= Math.max(2, Math.floor(wanted.length / 4)) ? best.code : undefined
}

function plain(text: string): string {
  return text
    .slice(0, 80)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
}

/** Letters to change, add or take away to come from one word to the other (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}
