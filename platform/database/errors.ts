/** A read or write was opened inside another one's callback. Always a mistake in our own code, so it is thrown. */
export class NestedTransactionError extends Error {
  override readonly name = 'NestedTransactionError'
  constructor(outer: 'read' | 'write', inner: 'read' | 'write') {
    super(
      `A ${inner} transaction was opened inside a ${outer} transaction. It would wait for itself for ever on the ` +
        'embedded database. Pass the open transaction (tx) to the function instead.',
    )
  }
}

/** A transaction was used after its callback had ended. */
export class TransactionOverError extends Error {
  override readonly name = 'TransactionOverError'
  constructor() {
    super('This transaction has already ended: a query was not awaited inside the callback, or tx was kept.')
  }
}

/** The callback caught an SQL error and went on: PostgreSQL had already given the transaction up, nothing was saved. */
export class TransactionLostError extends Error {
  override readonly name = 'TransactionLostError'
  constructor() {
    super('Nothing was saved: an SQL error inside this transaction was caught and passed over.')
  }
}

/** SQLSTATE codes that code of ours tests for. PostgreSQL manual, appendix A. */
export const SQLSTATE = {
  uniqueViolation: '23505',
  foreignKeyViolation: '23503',
  notNullViolation: '23502',
  checkViolation: '23514',
  exclusionViolation: '23P01',
  insufficientPrivilege: '42501',
  readOnlyTransaction: '25006',
  serializationFailure: '40001',
  deadlockDetected: '40P01',
  statementTooLong: '57014',
  idleTooLong: '25P03',
  limitExceeded: '54000',
  diskFull: '53100',
} as const

/** 08…: connection; 57P01–57P03, 57P05: it is being stopped or started; 53300: it takes no more connections; else of the network. */
const AWAY = /^(08...|57P0[1-5]|53300|ECONN[A-Z]+|EPIPE|ENOTFOUND|EAI_AGAIN|EHOST[A-Z]+|ENET[A-Z]+|ETIMEDOUT)$/
/** The driver's own words, which have no code. */
const LOST =
  /^(Connection terminated|Client has encountered a connection error|timeout (exceeded|expired)|Client was closed|The server closed the connection)/i

/**
 * Why a request cannot be served although the program is right: the database is away (it comes back, the same request may
 * pass then), or a statement ran longer than is allowed. Undefined: a fault.
 */
export function databaseTrouble(error: unknown): 'away' | 'too_long' | undefined {
  const code = databaseErrorCode(error)
  if (code === SQLSTATE.statementTooLong || code === SQLSTATE.idleTooLong || code === SQLSTATE.limitExceeded)
    return 'too_long'
  if (code !== undefined) return AWAY.test(code) ? 'away' : undefined
  let current = error
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    if (LOST.test(current.message)) return 'away'
    current = current.cause
  }
  return undefined
}

interface PostgresError {
  readonly code: string
  readonly constraint?: string
}

/** The SQLSTATE (or system code such as ECONNREFUSED) of an error; drizzle wraps the real one in `cause`. */
export function databaseErrorCode(error: unknown): string | undefined {
  return postgresError(error)?.code
}

/** The name of the constraint that was violated, so that a command can say which rule refused. */
export function violatedConstraint(error: unknown): string | undefined {
  return postgresError(error)?.constraint
}

function postgresError(error: unknown): PostgresError | undefined {
  let current = error
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth += 1) {
    if ('code' in current && typeof current.code === 'string') return current as PostgresError
    current = 'cause' in current ? current.cause : undefined
  }
  return undefined
}
