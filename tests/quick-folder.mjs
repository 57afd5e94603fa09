import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Tests make some hundred databases of two thousand small files each, and keep none. Where the machine has room for them in
 * memory they stand there: copying one takes a twentieth of the time. Whoever sets TMPDIR has chosen otherwise.
 */
const MEMORY = '/dev/shm'
/** More than twice what a whole run has been seen to hold at once. */
const ROOM = 4 * 1024 ** 3
const NAME = /^trama-tests-(\d+)-/

if (process.env.TMPDIR === undefined && roomInMemory()) {
  for (const name of readdirSync(MEMORY)) if (leftBehind(name)) rmSync(join(MEMORY, name), { recursive: true })
  const folder = mkdtempSync(join(MEMORY, `trama-tests-${process.pid}-`))
  // A PostgreSQL of the tests runs as another user, who has to reach its own folder in it.
  chmodSync(folder, 0o711)
  process.env.TMPDIR = folder
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
}

function roomInMemory() {
  if (!existsSync(MEMORY)) return false
  const { bavail, bsize } = statfsSync(MEMORY)
  return bavail * bsize > ROOM && process.availableMemory() > ROOM
}

/**
 * Of a run that was killed.
 * @param {string} name
 */
function leftBehind(name) {
  const [, pid] = NAME.exec(name) ?? []
  if (pid === undefined) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
