import { z } from 'zod'
import { readNumber } from './number-text.ts'

/**
 * A number of a form, written as people write numbers: `12.5`, `12,5`, `1,234`. Nothing written is nothing, never zero; everything
 * else (words, `x`, a percentage sign) is left to the schema, which says what it is not.
 */
export function typedNumber(limits: z.ZodNumber) {
  return z.preprocess((typed) => {
    if (typeof typed !== 'string' || !/^[\s\d.,+-]*$/u.test(typed)) return typed
    const read = readNumber(typed)
    return read.kind === 'number' ? read.value : read.kind === 'empty' ? undefined : typed
  }, limits)
}
