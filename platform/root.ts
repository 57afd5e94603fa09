import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Folder of the project: assets (css, sql, yaml, typ, fonts) are read from the source tree, also by the built server. */
export const projectRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)))

/** The script of a worker thread, by its path below the root without an ending: the source when run from source, else what was built of it. */
export function workerScript(path: string): URL {
  const file = import.meta.url.endsWith('.ts') ? `${path}.ts` : join('dist', 'server', `${path}.js`)
  return pathToFileURL(join(projectRoot, file))
}

function findRoot(start: string): string {
  let folder = start
  while (!existsSync(join(folder, 'package-lock.json')) || !existsSync(join(folder, 'deployments'))) {
    const parent = dirname(folder)
    if (parent === folder)
      throw new Error(`The project folder (with package-lock.json and deployments/) is not above ${start}.`)
    folder = parent
  }
  return folder
}
