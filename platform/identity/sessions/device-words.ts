import type { Locale } from '../../../kernel/text.ts'

/** In the order in which they are looked for: most browsers also name the ones they descend from. */
const BROWSERS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\bEdgA?\/|\bEdgiOS\//, 'Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bHeadlessChrome\/|\bChrome\/|\bCriOS\/|\bChromium\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
]

const SYSTEMS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

const WORDS = {
  es: { on: 'en', unknown: 'Un navegador que no se identifica', browser: 'Un navegador' },
  en: { on: 'on', unknown: 'A browser that does not say what it is', browser: 'A browser' },
} as const

/** `Firefox en Windows`, from what the browser says of itself: enough to recognise one's own, and no proof of anything. */
export function deviceWords(agent: string | null | undefined, locale: Locale): string {
  const words = WORDS[locale]
  const text = agent ?? ''
  const browser = BROWSERS.find(([pattern]) => pattern.test(text))?.[1]
  const system = SYSTEMS.find(([pattern]) => pattern.test(text))?.[1]
  if (browser === undefined && system === undefined) return words.unknown
  if (system === undefined) return browser ?? words.unknown
  return `${browser ?? words.browser} ${words.on} ${system}`
}
