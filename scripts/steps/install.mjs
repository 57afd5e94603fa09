import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { run } from './child.mjs'
import { inRoot, pinnedNode } from './place.mjs'
import { Advice, say, secondsSince, words } from './say.mjs'

const lockFile = inRoot('package-lock.json')
/** Packages for Linux come for one of two C libraries; only Alpine has the other one. */
const libc = existsSync('/etc/alpine-release') ? 'musl' : 'glibc'
/** What `npm ci` of ours recorded; it lives in node_modules so that deleting that folder forgets it. */
const stampFile = inRoot('node_modules', '.trama-installed')
/** npm's own record of what stands in node_modules. */
const npmRecord = inRoot('node_modules', '.package-lock.json')

/** True when node_modules is what package-lock.json asks for. Costs one hash of one file when nothing changed. */
export function isInstalled() {
  if (!existsSync(pinnedNode)) return false
  const wanted = lockHash()
  if (readOrNull(stampFile) === wanted) return true
  if (!npmAgrees()) return false
  writeFileSync(stampFile, wanted) // Installed by hand (`npm ci`, `npm install`): take it as it is.
  return true
}

/** Installs exactly what package-lock.json says, showing how far it is, or explains why it could not. */
export async function install() {
  const since = performance.now()
  say({
    en: 'Installing what Trama needs (first time, or the lock file changed)…',
    es: 'Instalando lo que Trama necesita (primera vez, o cambió el archivo de bloqueo)…',
  })
  const stopProgress = showProgress()
  // Development packages build the server and the pages; install scripts place the pinned Node.
  const complete = ['--include=dev', '--include=optional', '--ignore-scripts=false']
  let ended = await npm(['ci', ...complete])
  // A lock file written where the registry lacked packages for other systems is refused whole by npm 11's `ci`, though
  // every package for this system stands in it. `install --no-save` takes the same versions from the same lock file.
  if (ended.code !== 0 && /EUSAGE/.test(ended.output)) ended = await npm(['install', '--no-save', ...complete])
  stopProgress()
  if (ended.code !== 0) throw installFailed(ended.output)
  if (!existsSync(pinnedNode)) await placeNode()
  writeFileSync(stampFile, lockHash())
  say({ en: `Installed in ${secondsSince(since)}.`, es: `Instalado en ${secondsSince(since)}.` })
}

/** Where npm is set not to run install scripts, runs the one that Trama cannot do without. */
async function placeNode() {
  const folder = inRoot('node_modules', 'node')
  const ended = await run(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: folder,
    env: process.env,
    capture: true,
  })
  if (!existsSync(pinnedNode)) throw nodeMissing(ended.output)
}

/** @param {string[]} args */
function npm(args) {
  const quiet = [...args, '--no-audit', '--no-fund', '--no-progress', '--loglevel=warn']
  const cli = npmCli()
  const env = { ...process.env, NODE_ENV: 'development' }
  if (cli) return run(process.execPath, [cli, ...quiet], { capture: true, env })
  return run('npm', quiet, { capture: true, env })
}

/** npm's own script, so that no shell is needed: as npm told us, or beside the running Node. */
function npmCli() {
  const told = process.env.npm_execpath
  if (told?.endsWith('npm-cli.js') && existsSync(told)) return told
  const besides = [dirname(process.execPath), ...(process.env.PATH ?? '').split(delimiter)].flatMap((folder) => [
    join(folder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ])
  return besides.find((path) => existsSync(path))
}

/** True percentage: packages of the lock file already standing in node_modules. */
function showProgress() {
  const folders = packagesForHere(readPackages(lockFile)).map((path) => inRoot(path, 'package.json'))
  const terminal = process.stderr.isTTY
  let last = -1
  const timer = setInterval(
    () => {
      const done = folders.filter((path) => existsSync(path)).length
      if (done === last) return
      last = done
      const line = words({
        en: `  ${done} of ${folders.length} packages (${Math.floor((100 * done) / folders.length)} %)`,
        es: `  ${done} de ${folders.length} paquetes (${Math.floor((100 * done) / folders.length)} %)`,
      })
      process.stderr.write(terminal ? `\r${line}` : `${line}\n`)
    },
    terminal ? 250 : 5000,
  )
  return () => {
    clearInterval(timer)
    if (terminal && last >= 0) process.stderr.write('\n')
  }
}

/** @param {string} output */
function installFailed(output) {
  const told = output.split('\n').filter((line) => /^npm error (?!A complete log)\S/.test(line))
  const tail = told.slice(0, 12).join('\n')
  if (/ENOSPC|no space left/i.test(output))
    return new Advice({
      en: `The disk is full: Trama's packages need about 600 MB under ${inRoot('node_modules')}. Free some room and repeat.\n${tail}`,
      es: `El disco está lleno: los paquetes de Trama ocupan cerca de 600 MB en ${inRoot('node_modules')}. Libere espacio y repita.\n${tail}`,
    })
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET|ENOTCACHED/.test(output))
    return new Advice({
      en: `${tail}\n\nnpm could not reach its registry. The first run needs a network (or a mirror: npm config set registry URL).\nWithout one, copy the folder node_modules from a machine with the same system and processor, and repeat.`,
      es: `${tail}\n\nnpm no pudo llegar a su registro. La primera vez se necesita red (o un espejo: npm config set registry URL).\nSin ella, copie la carpeta node_modules de una máquina con el mismo sistema y procesador, y repita.`,
    })
  return new Advice({
    en: `${tail}\n\nnpm could not install the packages (its own words above). Delete the folder node_modules and repeat.`,
    es: `${tail}\n\nnpm no pudo instalar los paquetes (arriba, sus palabras). Borre la carpeta node_modules y repita.`,
  })
}

/** @param {string} output */
function nodeMissing(output) {
  const tail = output.trim().split('\n').slice(-8).join('\n')
  return new Advice({
    en: `${tail}\n\nThe packages are installed but the pinned Node is not at ${pinnedNode}: its install script could not fetch it for ${process.platform} ${process.arch}.`,
    es: `${tail}\n\nLos paquetes están instalados, pero falta el Node fijado en ${pinnedNode}: su guion de instalación no pudo obtenerlo para ${process.platform} ${process.arch}.`,
  })
}

function lockHash() {
  return createHash('sha256').update(readFileSync(lockFile)).digest('hex')
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean,
 *   os?: string[], cpu?: string[], libc?: string[] }} LockedPackage
 * @param {string} path
 * @returns {Record<string, LockedPackage>}
 */
function readPackages(path) {
  const text = readOrNull(path)
  return text === null ? {} : (JSON.parse(text).packages ?? {})
}

function npmAgrees() {
  const wanted = readPackages(lockFile)
  const standing = readPackages(npmRecord)
  return packagesForHere(wanted).every((path) => {
    const here = standing[path]
    if (here === undefined) return wanted[path]?.optional === true
    return here.version === wanted[path]?.version && here.integrity === wanted[path]?.integrity
  })
}

/** @param {Record<string, LockedPackage>} packages */
function packagesForHere(packages) {
  return Object.keys(packages).filter((path) => {
    const entry = packages[path]
    if (path === '' || entry === undefined) return false
    const fits = (entry.os?.includes(process.platform) ?? true) && (entry.cpu?.includes(process.arch) ?? true)
    return fits && (entry.libc?.includes(libc) ?? true)
  })
}

/** @param {string} path */
function readOrNull(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
