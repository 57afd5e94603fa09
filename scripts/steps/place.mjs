import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, wherever the command was called from. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** @param {...string} parts */
export function inRoot(...parts) {
  return join(root, ...parts)
}

/** Node 24 as an ordinary dependency (npm package `node`): the same runtime on every machine, whatever its own Node is. */
export const pinnedNode = inRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/**
 * What the engine made of the built program's text, kept for the next process that runs it. In the folder that each build makes
 * anew, so that nothing of an older one stays.
 */
export const compiledFolder = inRoot('dist', 'server', '.compiled')

/**
 * Environment for children: the pinned Node first on PATH, so that whatever they start is the same Node.
 * @returns {NodeJS.ProcessEnv}
 */
export function pinnedEnvironment() {
  const separator = process.platform === 'win32' ? ';' : ':'
  return { ...process.env, PATH: [inRoot('node_modules', 'node', 'bin'), process.env.PATH].join(separator) }
}
