import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it, one at a time, or throws why it cannot. Not by `recursive`: where the system denies that a
 * folder may be made by saying that its parent is not there, as in `/proc`, that tries for ever.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return
  const above = dirname(path)
  if (above !== path) makeFolder(above)
  try {
    mkdirSync(path)
  } catch (error) {
    // Somebody else made it at the same moment.
    if (!existsSync(path)) throw error
  }
}
