/**
 * Words on the console. Everything said here goes to standard error: standard output belongs to the command that the
 * person asked for, so that `npm run -s trama -- … --json` can be piped.
 */

const spanish = /^es/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '')

/** @param {{ es: string, en: string }} text */
export function words(text) {
  return spanish ? text.es : text.en
}

/** @param {{ es: string, en: string }} text */
export function say(text) {
  process.stderr.write(`${words(text)}\n`)
}

/** A failure that the person can do something about: printed as its sentence, without a stack. */
export class Advice extends Error {
  /** @param {{ es: string, en: string }} text */
  constructor(text) {
    super(words(text))
    this.name = 'Advice'
  }
}

/** @param {number} since milliseconds, from `performance.now()` */
export function secondsSince(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}
