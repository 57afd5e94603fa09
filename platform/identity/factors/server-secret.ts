import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = 'secret'

/**
 * The server's own secret, of which the database knows nothing: what is given by TRAMA_SECRET, else what lies in the data
 * folder, made there by the first start and readable by its owner alone. Processes that share a database must share it.
 */
export function serverSecret(given: string | undefined, dataDir: string): string {
  if (given !== undefined) return given
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, FILE)
  const known = readSecret(path)
  if (known !== undefined) return known
  // Appears whole or not at all, and once: of two processes that start together, both read what one of them wrote.
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    unlinkSync(draft)
  }
  const made = readSecret(path)
  if (made === undefined) throw new Error(`${path} is empty: put a backup of it there, or remove it.`)
  return made
}

function readSecret(path: string): string | undefined {
  try {
    const text = readFileSync(path, 'utf8').trim()
    return text === '' ? undefined : text
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
