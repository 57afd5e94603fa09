import { fold } from '../../kernel/sort-key.ts'

/** A code as people type it: `o1r2` is `O.1.R.2`. */
export function foldCode(code: string): string {
  return fold(code).replace(/[^\p{L}\p{N}]+/gu, '')
}
