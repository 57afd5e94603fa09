/**
 * What may be written down of an error. Its message may quote what somebody typed (PostgreSQL repeats the value it could not
 * read, a parser the text), so messages stay out: name, code and place in the program are what a fault is found by.
 */
export interface ErrorRecord {
  readonly name: string
  /** SQLSTATE or a code of the system. */
  readonly code?: string
  readonly constraint?: string
  readonly table?: string
  /** The query with its placeholders; the values are somewhere else and stay there. */
  readonly statement?: string
  /** Places in the program, the innermost first. */
  readonly frames: readonly string[]
  readonly cause?: ErrorRecord
}

const MOST_FRAMES = 12
const MOST_CAUSES = 3
const LONGEST_STATEMENT = 300
/** Words of the program, of PostgreSQL's catalogue, or of the system; a value that somebody typed is not told from them, so short ones of these shapes only. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,60}$/
const CODE = /^[A-Z0-9_]{2,40}$/
const FRAME =
  /^\s+at (?:async )?(?:[\w.<>#$ [\]]{1,120} \()?((?:file:\/\/|node:|\/|[A-Za-z]:\\)[^\s()]{1,300}:\d+:\d+)\)?$/

export function errorRecord(error: unknown, depth = 0): ErrorRecord {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] }
  const { code, constraint, table, query, params } = error as Error & Readonly<Record<string, unknown>>
  return {
    name: NAME.test(error.name) ? error.name : 'Error',
    ...(isWord(code, CODE) ? { code } : {}),
    ...(isWord(constraint, NAME) ? { constraint } : {}),
    ...(isWord(table, NAME) ? { table } : {}),
    ...(typeof query === 'string' && Array.isArray(params) ? { statement: shortened(query) } : {}),
    frames: framesOf(error),
    ...(error.cause === undefined || depth >= MOST_CAUSES ? {} : { cause: errorRecord(error.cause, depth + 1) }),
  }
}

function shortened(query: string): string {
  return query.replace(/\s+/g, ' ').trim().slice(0, LONGEST_STATEMENT)
}

function isWord(value: unknown, shape: RegExp): value is string {
  return typeof value === 'string' && shape.test(value)
}

/** The stack begins with the message, which may itself look like frames: it is cut off first. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const begins = message === '' ? 0 : stack.indexOf(message)
  // A message changed after the stack was made cannot be cut off; then nothing is told.
  if (begins < 0) return []
  return stack
    .slice(begins + message.length)
    .split('\n')
    .map((line) => FRAME.exec(line)?.[1]?.replace(/^file:\/\//, ''))
    .filter((place) => place !== undefined)
    .slice(0, MOST_FRAMES)
}
