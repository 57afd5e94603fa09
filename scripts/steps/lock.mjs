import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { inRoot } from './place.mjs'
import { Advice, say } from './say.mjs'

/** Longest that an install and a build may take before a lock is taken for abandoned (its process id may be reused). */
const abandonedAfter = 30 * 60_000

/**
 * Runs `work` while no other process installs or builds in this folder: two `npm ci` at once leave a broken tree.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export function alone(work) {
  return aloneUnder(inRoot('.trama', 'prepare.lock'), work)
}

/**
 * @template T
 * @param {string} lockFile
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function aloneUnder(lockFile, work) {
  await acquire(lockFile)
  const release = () => rmSync(lockFile, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.removeListener('exit', release)
    release()
  }
}

/** @param {string} lockFile */
async function acquire(lockFile) {
  mkdirSync(dirname(lockFile), { recursive: true })
  let told = false
  for (;;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      const code = /** @type {NodeJS.ErrnoException} */ (error).code
      if (code === 'EROFS' || code === 'EACCES')
        throw new Advice({
          en: `Trama must install or build, but cannot write in ${dirname(lockFile)}.`,
          es: `Trama debe instalar o compilar, pero no puede escribir en ${dirname(lockFile)}.`,
        })
      if (code !== 'EEXIST') throw error
    }
    if (isAbandoned(lockFile)) {
      rmSync(lockFile, { force: true })
      continue
    }
    if (!told) {
      told = true
      say({
        en: 'Another process is installing or building Trama in this folder; waiting for it to finish…',
        es: 'Otro proceso está instalando o compilando Trama en esta carpeta; se espera a que termine…',
      })
    }
    await sleep(250)
  }
}

/** @param {string} lockFile */
function isAbandoned(lockFile) {
  try {
    const holder = Number(readFileSync(lockFile, 'utf8'))
    if (Date.now() - statSync(lockFile).mtimeMs > abandonedAfter) return true
    return holder > 0 && !isAlive(holder)
  } catch {
    return false // Released between two looks.
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}
