import { createHash } from 'node:crypto'
import pino from 'pino'
import type { Id } from '../../kernel/ids.ts'
import type { Ctx } from '../capability/context.ts'
import { errorRecord } from './error-record.ts'

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/**
 * One request as the log tells it. Everything here is ours: the pattern of the route and not the address, the role and not
 * the name, sizes and not contents. Who must know who did what asks the history, which has its own permission.
 */
export interface RequestLine {
  readonly request: string
  readonly method: string
  readonly route: string
  readonly status: number
  readonly ms: number
  /** Bytes of the body that came, as it said, and of the whole answer; absent when not known. */
  readonly in?: number
  readonly out?: number
  readonly who: string
  /** The same person gives the same word, and the word gives no person without the accounts. */
  readonly account?: string
  /** The caller went away before the answer was whole. */
  readonly cut?: true
}

/** What the program writes down while it runs: lines of JSON, faults and warnings to standard error. */
export interface Log {
  request(line: RequestLine): void
  /** Something the program did or found, in a few fixed words; no value that anybody typed. */
  note(what: string, facts?: Readonly<Record<string, string | number | boolean>>): void
  warn(what: string, facts?: Readonly<Record<string, string | number | boolean>>): void
  /** `where`: a request's number or a part of the program. */
  trouble(error: unknown, where: string): void
}

interface Sink {
  write(line: string): void
}

export function createLog(level: LogLevel, out: Sink = standard(1), err: Sink = standard(2)): Log {
  const streams = pino.multistream(
    [
      { level: 'debug', stream: out },
      { level: 'warn', stream: err },
    ],
    { dedupe: true },
  )
  const options = {
    base: null,
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  const log = pino(options, streams)
  return {
    request: (line) => log.info(line, 'request'),
    note: (what, facts = {}) => log.info(facts, what),
    warn: (what, facts = {}) => log.warn(facts, what),
    trouble: (error, where) => log.error({ where: place(where), error: errorRecord(error) }, 'trouble'),
  }
}

function standard(fd: 1 | 2): Sink {
  return pino.destination({ fd, sync: true })
}

/** A request's number, or the name of a part or subscriber. */
function place(where: string): string {
  return /^[\w.:-]{0,100}$/.test(where) ? where : 'elsewhere'
}

export function whoInLog(who: Ctx['who']): Pick<RequestLine, 'who' | 'account'> {
  if (typeof who === 'string') return { who }
  return { who: who.roles.toSorted().join('+') || 'no_role', account: accountInLog(who.accountId) }
}

/** An account's id has 74 bits of chance: its hash cannot be turned back by trying. */
export function accountInLog(id: Id): string {
  return createHash('sha256').update(`log:${id}`).digest('hex').slice(0, 12)
}
