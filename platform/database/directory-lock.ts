import { randomUUID } from 'node:crypto'
import {
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * Who holds a data directory. A process is named by its id **and** when it began in which boot, because ids are given
 * again: after a kill -9 the old number may belong to somebody else.
 */
export interface LockHolder {
  readonly pid: number
  /** Clock ticks after the boot at which the process began, as the kernel counts; empty where it does not say. */
  readonly startedAt: string
  readonly boot: string
  /** Machine and process namespace: processes of another container cannot be looked up, only heard (heartbeat). */
  readonly place: string
  readonly token: string
  readonly since: string
}

export interface DirectoryLock {
  release(): void
}

export type LockOutcome =
  | { readonly held: true; readonly lock: DirectoryLock }
  | { readonly held: false; readonly holder: LockHolder }

const LOCK_FILE = 'database.lock'
const HEARTBEAT_MS = 5_000
const SILENT_MS = 30_000
const TAKEOVER_MS = 10_000

/**
 * PGlite has no lock between processes (two writers on one directory lose data), so this one stands before it. The
 * lock file appears whole or not at all (`link`), and a dead holder's is taken over by exactly one of those who try.
 */
export async function lockDirectory(directory: string, onLost: () => void = () => {}): Promise<LockOutcome> {
  mkdirSync(directory, { recursive: true })
  const path = join(directory, LOCK_FILE)
  const mine: LockHolder = { ...thisProcess(), token: randomUUID(), since: new Date().toISOString() }
  const draft = `${path}.${mine.token}`
  writeFileSync(draft, `${JSON.stringify(mine)}\n`)
  try {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      if (tryLink(draft, path)) return { held: true, lock: keep(path, mine, onLost) }
      const seen = readHolder(path)
      if (seen === undefined) continue
      if (seen.place === mine.place ? isAlive(seen) : await isHeard(path)) return { held: false, holder: seen }
      if (!removeStale(path, seen)) await pause(25)
    }
    throw new Error(`The lock ${path} kept changing hands.`)
  } finally {
    unlinkSync(draft)
  }
}

function keep(path: string, mine: LockHolder, onLost: () => void): DirectoryLock {
  const beat = setInterval(() => {
    // Removed by hand, or taken over by another machine because this one slept: whoever has it now must be alone.
    if (readHolder(path)?.token === mine.token) {
      const now = new Date()
      utimesSync(path, now, now)
    } else {
      clearInterval(beat)
      onLost()
    }
  }, HEARTBEAT_MS)
  beat.unref()
  // Not given back when the process merely exits: its database thread may still be writing at that moment. A dead
  // holder is recognised anyway.
  return {
    release() {
      clearInterval(beat)
      if (readHolder(path)?.token === mine.token) unlinkSync(path)
    },
  }
}

function tryLink(draft: string, path: string): boolean {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

/** Undefined when the file is gone; an unreadable one counts as a stranger's that is judged by its heartbeat. */
function readHolder(path: string): LockHolder | undefined {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed === 'object' && parsed !== null && 'pid' in parsed) return parsed as LockHolder
  } catch {
    // Not ours; see below.
  }
  return { pid: 0, startedAt: '', boot: '', place: 'unknown', token: text, since: '' }
}

/** Removes a dead holder's file unless it changed meanwhile; a second file sees to it that only one process does so. */
function removeStale(path: string, seen: LockHolder): boolean {
  const guard = `${path}.takeover`
  try {
    closeSync(openSync(guard, 'wx'))
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
    removeIfOld(guard)
    return false
  }
  try {
    if (readHolder(path)?.token === seen.token) unlinkSync(path)
    return true
  } finally {
    unlinkSync(guard)
  }
}

function removeIfOld(guard: string): void {
  try {
    if (Date.now() - statSync(guard).mtimeMs > TAKEOVER_MS) unlinkSync(guard)
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
  }
}

/** For a holder of this machine and process namespace. */
export function isAlive(holder: LockHolder): boolean {
  if (holder.boot !== thisProcess().boot) return false
  if (!signalReaches(holder.pid)) return false
  const began = processStart(holder.pid)
  // Undefined: this system does not tell, then a process with that id must be taken for the holder.
  return began === undefined || (began !== 'dead' && began === holder.startedAt)
}

/** For a holder elsewhere (another container, another machine): listens until its heart beats or it was silent too long. */
async function isHeard(path: string): Promise<boolean> {
  const first = lastBeat(path)
  for (let beat = first; beat !== undefined && Date.now() - beat < SILENT_MS; beat = lastBeat(path)) {
    if (beat !== first) return true
    await pause(500)
  }
  return false
}

function lastBeat(path: string): number | undefined {
  try {
    return statSync(path).mtimeMs
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

function signalReaches(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return hasCode(error, 'EPERM')
  }
}

function thisProcess(): Omit<LockHolder, 'token' | 'since'> {
  const began = processStart(process.pid)
  return {
    pid: process.pid,
    startedAt: began ?? '',
    boot: tryRead('/proc/sys/kernel/random/boot_id'),
    place: `${hostname()} ${tryReadLink('/proc/self/ns/pid')}`,
  }
}

/** Field 22 of /proc/<pid>/stat (proc(5)); "dead" for a process that was killed but not yet collected by its parent. */
function processStart(pid: number): string | undefined {
  const stat = tryRead(`/proc/${pid}/stat`)
  if (stat === '') return undefined
  // The name, in brackets, may hold blanks and brackets: the numbers begin after the last one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const state = fields[0]
  return state === 'Z' || state === 'X' ? 'dead' : fields[19]
}

function tryRead(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return ''
  }
}

function tryReadLink(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
