import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the project: assets (css, sql, yaml, typ, fonts) are read from the source tree, also by the built server. */
export const projectRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)))

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
