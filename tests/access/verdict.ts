import type { Answer } from '../../platform/capability/access.ts'
import type { OwnAndOther } from './examples.ts'

/** Which record was asked for: none that exists, the person's own, somebody else's. */
export type Which = 'none' | keyof OwnAndOther<unknown>

/** What the server must say: let in, or not. `unknown record` leaves open which of the two a refusal is. */
export type Verdict = 'let in' | 'refused' | 'either'

/** What the table of who may what says of a record. */
export function verdictOf(answer: Answer, which: Which): Verdict {
  if (answer === 'always') return 'let in'
  if (answer === 'never') return 'refused'
  if (answer.some(({ relation }) => relation === 'any')) return 'let in'
  if (which === 'none') return 'either'
  return which === 'own' ? 'let in' : 'refused'
}

/** How the server refuses: who has no account is sent to sign in, or told that the session ended; the others may not. */
export function isRefusal(response: Response, person: string): boolean {
  if (person !== 'public') return response.status === 403
  const place = response.headers.get('location') ?? ''
  return response.status === 401 || response.status === 409 || (response.status === 303 && place.includes('/acceso?'))
}

/** Everything in which an answer differs from what the table says. */
export function faultOf(response: Response, person: string, verdict: Verdict): string | undefined {
  const { status } = response
  const place = response.headers.get('location')
  const said = `${status}${place === null ? '' : ` to ${place}`}`
  if (status >= 500) return `fails: ${said}`
  const refused = isRefusal(response, person)
  if (verdict === 'let in' && refused) return `is refused, and may: ${said}`
  if (verdict === 'refused' && !refused) return `is let in, and may not: ${said}`
  return undefined
}
