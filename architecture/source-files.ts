import { type Dirent, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface SourceFile {
  /** Below the root, with `/`. */
  readonly path: string
  readonly text: string
}

const notOurs = new Set(['node_modules', 'dist', 'data', '.git', '.trama', '.cache', 'test-results'])

/** Every file of ours whose name ends so. `data` is the embedded database at the root, not a room's `data/`. */
export function readSourceFiles(root: string, extension: RegExp): readonly SourceFile[] {
  return pathsBelow(root, '')
    .filter((path) => extension.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

function pathsBelow(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (folder === '' && notOurs.has(entry.name)) return []
    return pathsOf(root, folder, entry)
  })
}

function pathsOf(root: string, folder: string, entry: Dirent): readonly string[] {
  const path = folder === '' ? entry.name : `${folder}/${entry.name}`
  if (entry.isDirectory()) return pathsBelow(root, path)
  return entry.isFile() ? [path] : []
}
