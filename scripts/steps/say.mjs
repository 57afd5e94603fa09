/**
 * Words on the console. Everything said here goes to standard error: standard output belongs to the command that the
 * person asked for, so that `npm run -s trama -- … --json` can be piped.
 */

const { TRAMA_LANG, LC_ALL, LC_MESSAGES, LANG } = process.env
/** Spanish unless the machine speaks English, as everywhere in Trama. */
const english = /^en/i.test(TRAMA_LANG || LC_ALL || LC_MESSAGES || LANG || 'es')

/** @param {{ es: string, en: string }} text */
export function words(text) {
  return english ? text.en : text.es
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
