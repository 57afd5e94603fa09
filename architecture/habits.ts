import type { SourceFile } from './source-files.ts'

export interface Habit {
  readonly name: string
  /** Why, for the person who meets it. */
  readonly why: string
  /** Where a file breaks it; empty when it does not. */
  broken(file: SourceFile): readonly string[]
}

const longest = 500

/** Route modules and what tools load (their configuration, the set-up of a test suite) have one; nothing else. */
const mayExportDefault = /(^[^/]+\.config\.ts$|\/pages\/|^tests\/.*-setup\.ts$)/

/** Names that say nothing about what is inside, so that everything ends there. */
const drawers = /(^|\/)(utils?|helpers?|commons?|misc|shared|lib)(\/|\.tsx?$)/

/** Clocks, chance and the world: a rule is given what it needs. */
const outsideWorld =
  /\b(Date\.now|new Date\b|Math\.random|Temporal\.Now|performance\.now|fetch\(|process\.|setTimeout|crypto\.)/

/**
 * Put together here so that this file does not name what it looks for. Only as a mark at the beginning of a comment or
 * before a colon: «todo» is also a Spanish word.
 */
const marks = ['TO', 'FIX', 'XX'].map((word, i) => word + ['DO', 'ME', 'X'][i]).join('|')
const unfinished = new RegExp(`(//|/?\\*|#|--|<!--)\\s*(${marks})\\b|\\b(${marks})[:(]|\\b[Ss]tub(s|bed)?\\b`)

export const habits: readonly Habit[] = [
  {
    name: `no file is longer than ${longest} lines`,
    why: 'one file is read in one sitting; look again above 300, split above 500',
    broken: ({ text }) => (text.trimEnd().split('\n').length > longest ? [`${text.split('\n').length} lines`] : []),
  },
  {
    name: 'no barrel',
    why: 'an index.ts that only passes names on hides who depends on whom, and makes rings',
    broken: ({ path }) => (/(^|\/)index\.tsx?$/.test(path) ? ['named index'] : []),
  },
  {
    name: 'no drawer',
    why: 'a folder or file is named for what it holds in the words of the domain',
    broken: ({ path }) => (drawers.test(path) ? ['a name that says nothing'] : []),
  },
  {
    name: 'default exports only where a tool loads them',
    why: 'a name given once is found everywhere',
    broken: (file) => (mayExportDefault.test(file.path) ? [] : linesWith(file, /^export default\b/)),
  },
  {
    name: 'nothing unfinished',
    why: 'what does not work yet is absent, never marked',
    broken: (file) => linesWith(file, unfinished),
  },
  {
    name: 'no path of one machine',
    why: 'the project runs wherever it is cloned',
    broken: (file) => linesWith(file, /['"`](\/(home|work|Users|root|mnt)\/|[A-Z]:\\)/),
  },
  {
    name: 'rules and models are given the world as arguments',
    why: 'a decision that reads a clock cannot be shown, repeated or tested against a table',
    broken: (file) =>
      /^capabilities\/[^/]+\/(model\.ts$|rules\/)/.test(file.path) && !file.path.includes('.test.')
        ? linesWith(file, outsideWorld)
        : [],
  },
]

/** Line numbers and text of the lines of code (comments apart) that match. */
function linesWith(file: SourceFile, pattern: RegExp): readonly string[] {
  return file.text
    .split('\n')
    .map((line, index) => ({ line, at: index + 1 }))
    .filter(({ line }) => pattern.test(line))
    .map(({ line, at }) => `line ${at}: ${line.trim()}`)
}
