import { withQuery } from '../../platform/web/paths.ts'

/** What is asked in the address: the two divisions, the rule, and the table. */
export interface ReExpressAddress {
  readonly de?: string | undefined
  readonly a?: string | undefined
  readonly clase?: string | undefined
  readonly reparto?: string | undefined
  readonly partes?: string | undefined
  readonly cobertura?: string | undefined
  readonly valores?: string | undefined
}

/** Addresses of figures told for another division, without the language prefix. */
export const reExpressionPaths = {
  page: (asked: ReExpressAddress = {}) => withQuery('/otra-division', { ...asked }),
  api: (asked: ReExpressAddress) => withQuery('/api/v1/otra-division', { ...asked }),
} as const
