import type { Action, Definition, ENDS } from '../definition/definition.ts'

/** Ends that are the institution's decision, and so are written down, signed and told. The others happen. */
export const DECISIONS = ['granted', 'conditioned', 'denied'] as const satisfies readonly (typeof ENDS)[number][]
export type Decision = (typeof DECISIONS)[number]

/** One condition under which something is granted, or one ground of a refusal, with the article it rests on. */
export interface Clause {
  readonly words: string
  readonly article?: string | undefined
}

/** The decision to which an action leads; undefined where it leads to none. */
export function decisionOf(definition: Definition, action: Pick<Action, 'to'>): Decision | undefined {
  for (const key of action.to) {
    const end = definition.steps.find((step) => step.key === key)?.end
    const decision = DECISIONS.find((each) => each === end)
    if (decision !== undefined) return decision
  }
  return undefined
}

/** What a draft lacks before it can be signed: its reasons (LPA asks that a decision be reasoned), and conditions where it has some. */
export type DraftLack = 'no_grounds' | 'no_conditions' | 'no_reasons_to_deny'

export function draftLacks(draft: {
  readonly outcome: Decision
  readonly grounds: string
  readonly clauses: readonly Clause[]
}): readonly DraftLack[] {
  return [
    ...(draft.grounds.trim() === '' ? (['no_grounds'] as const) : []),
    ...(draft.outcome === 'conditioned' && draft.clauses.length === 0 ? (['no_conditions'] as const) : []),
    ...(draft.outcome === 'denied' && draft.clauses.length === 0 ? (['no_reasons_to_deny'] as const) : []),
  ]
}

/** What is granted may carry conditions; then it is granted with them, whatever the step is called. */
export function outcomeWith(decision: Decision, clauses: readonly Clause[]): Decision {
  return decision === 'granted' && clauses.length > 0 ? 'conditioned' : decision
}

/** `One line | article` each: how clauses are typed, one a line, the article after a bar. */
export function clausesFrom(text: string): readonly Clause[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [words = '', article = ''] = line.split('|').map((part) => part.trim())
    if (words === '') return []
    return [article === '' ? { words } : { words, article }]
  })
}

export function clausesText(clauses: readonly Clause[]): string {
  return clauses.map(({ words, article }) => (article === undefined ? words : `${words} | ${article}`)).join('\n')
}

/** Digits and letters that are not taken for one another when read aloud (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** `7K2M-QX4P-9TBC`, of random bytes: nobody finds a document by trying codes. */
export function codeOf(random: Uint8Array): string {
  const letters = Array.from({ length: 12 }, (_, at) => ALPHABET[(random[at] ?? 0) % 32] ?? '').join('')
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
}

/** A code as people type it: small letters, spaces, O for 0 and I or L for 1. Codes of receipts are shorter and have no lines. */
export function typedCode(text: string): string {
  const letters = text.toUpperCase().replace(/[^0-9A-Z]/g, '')
  if (letters.length !== 12) return letters
  const sure = letters.replace(/O/g, '0').replace(/[IL]/g, '1')
  return `${sure.slice(0, 4)}-${sure.slice(4, 8)}-${sure.slice(8)}`
}
