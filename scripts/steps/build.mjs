import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { run } from './child.mjs'
import { inRoot, pinnedNode } from './place.mjs'
import { Advice, say, secondsSince } from './say.mjs'

/** Folders whose files end in what is built. */
const sourceFolders = ['kernel', 'platform', 'capabilities', 'ui', 'app', 'bin']
const isTest = /\.test\.tsx?$/

/**
 * @typedef {object} Target
 * @property {string} name
 * @property {RegExp} reads files of the source folders that it is made from
 * @property {string[]} alsoReads
 * @property {string} into relative to the root, as tsc and Vite want it
 * @property {(into: string) => string[]} command arguments for the pinned Node
 */

const vite = inRoot('node_modules/vite/bin/vite.js')

/** @type {Target[]} */
const targets = [
  {
    name: 'server',
    reads: /\.(ts|tsx|json)$/,
    alsoReads: ['vite.server.config.ts', 'tsconfig.json', 'package-lock.json'],
    into: 'dist/server',
    // Without checking: types are erased, `npm test` checks them, and a start should not wait for (or fail on) them.
    command: (into) => [vite, 'build', '--config', 'vite.server.config.ts', '--outDir', into, '--emptyOutDir'],
  },
  {
    name: 'web',
    reads: /\.(ts|tsx|css|svg|woff2|json)$/,
    alsoReads: ['vite.config.ts', 'tsconfig.json', 'package-lock.json'],
    into: 'dist/web',
    command: (into) => [vite, 'build', '--outDir', into, '--emptyOutDir'],
  },
]

/** @typedef {{ target: Target, fingerprint: string }} Stale */

/**
 * What must be built again: the contents of its inputs are hashed, not their dates, so that a checkout, a copy or a
 * touched file does not rebuild, and an edit always does.
 * @returns {Stale[]}
 */
export function staleTargets() {
  const files = sourceFolders.flatMap((folder) => filesUnder(folder))
  const hashes = new Map()
  return targets.flatMap((target) => {
    const inputs = [...files.filter((file) => target.reads.test(file) && !isTest.test(file)), ...target.alsoReads]
    const fingerprint = fingerprintOf(inputs, hashes)
    return readStamp(target) === fingerprint ? [] : [{ target, fingerprint }]
  })
}

/**
 * Builds beside the old result and swaps at the end: a failed build leaves the last good one, and nothing deleted from
 * the source survives in the result.
 * @param {Stale[]} stale
 */
export async function build(stale) {
  const since = performance.now()
  const names = stale.map(({ target }) => target.name).join(', ')
  say({ en: `Building ${names}…`, es: `Compilando ${names}…` })
  mkdirSync(inRoot('dist'), { recursive: true })
  const results = await Promise.allSettled(stale.map(buildOne)) // All, so that none is still writing when we leave.
  const failure = results.find((result) => result.status === 'rejected')
  if (failure) throw failure.reason
  say({ en: `Built in ${secondsSince(since)}.`, es: `Compilado en ${secondsSince(since)}.` })
}

/** @param {Stale} stale */
async function buildOne({ target, fingerprint }) {
  const next = inRoot(`dist/.${target.name}-next`)
  rmSync(next, { recursive: true, force: true })
  const ended = await run(pinnedNode, target.command(`dist/.${target.name}-next`), { capture: true })
  if (ended.code !== 0) {
    rmSync(next, { recursive: true, force: true })
    const full = /ENOSPC|no space left/i.test(ended.output)
    throw new Advice({
      en: `${ended.output.trim()}\n\n${full ? 'The disk is full.' : `The ${target.name} does not build (above, the compiler's words).`}`,
      es: `${ended.output.trim()}\n\n${full ? 'El disco está lleno.' : `No compila: ${target.name} (arriba, las palabras del compilador).`}`,
    })
  }
  // Node asks for the package of each of a thousand modules: found at their root, that is a tenth of a start.
  if (target.name === 'server') writeFileSync(join(next, 'package.json'), '{ "type": "module" }\n')
  writeFileSync(join(next, '.built-from'), fingerprint)
  const [current, old] = [inRoot(target.into), inRoot(`dist/.${target.name}-old`)]
  rmSync(old, { recursive: true, force: true })
  if (existsSync(current)) renameSync(current, old)
  renameSync(next, current)
  rmSync(old, { recursive: true, force: true })
}

/** @param {Target} target */
function readStamp(target) {
  try {
    return readFileSync(inRoot(target.into, '.built-from'), 'utf8')
  } catch {
    return null
  }
}

/**
 * @param {string[]} files
 * @param {Map<string, string>} hashes already computed in this process
 */
function fingerprintOf(files, hashes) {
  const whole = createHash('sha256').update(basename(pinnedNode))
  for (const file of files.sort()) {
    let hash = hashes.get(file)
    if (hash === undefined) {
      hash = existsSync(inRoot(file))
        ? createHash('sha1')
            .update(readFileSync(inRoot(file)))
            .digest('hex')
        : 'absent'
      hashes.set(file, hash)
    }
    whole.update(`${file}\0${hash}\n`)
  }
  return whole.digest('hex')
}

/**
 * @param {string} folder relative to the root
 * @returns {string[]}
 */
function filesUnder(folder) {
  if (!existsSync(inRoot(folder))) return []
  return readdirSync(inRoot(folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return filesUnder(path)
    return entry.isFile() ? [path] : []
  })
}
