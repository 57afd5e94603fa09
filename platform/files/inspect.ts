import { readFile } from 'node:fs/promises'
import { PACKAGE_LIMITS } from '../documents/package-limits.ts'
import { openPackage } from '../documents/zip-guard.ts'
import { isPackage, isPicture } from './file-types.ts'
import { lookAtPicture, MOST_PIXELS } from './pictures.ts'
import { brokenPicture, busy, type FileRefusal, hugePicture, macros, unsafePackage } from './refusals.ts'
import type { Draft } from './store.ts'

/**
 * Looks into what has arrived as far as its kind asks for: a picture opens and is no bomb, an office package inflates to
 * something reasonable and carries no programs. Undefined when nothing is against it.
 */
export async function inspect(draft: Pick<Draft, 'path' | 'type'>, name: string): Promise<FileRefusal | undefined> {
  if (isPicture(draft.type)) return inspectPicture(draft.path, name)
  if (isPackage(draft.type)) return inspectPackage(draft.path, name)
  return undefined
}

async function inspectPicture(path: string, name: string): Promise<FileRefusal | undefined> {
  const look = await lookAtPicture(path)
  switch (look.is) {
    case 'picture':
      return undefined
    case 'huge':
      return hugePicture(name, look.width, look.height, MOST_PIXELS)
    case 'broken':
      return brokenPicture(name)
    case 'busy':
      return busy(name)
  }
}

/** Programs of Office in a package that does not call itself one with macros. */
const PROGRAM = /(^|\/)(vbaProject|vbaData|activeX\d*)\.(bin|xml)$/i

async function inspectPackage(path: string, name: string): Promise<FileRefusal | undefined> {
  const opened = await openPackage(await readFile(path), PACKAGE_LIMITS)
  if (!opened.ok) return unsafePackage(name, opened.refusal.message)
  return opened.value.names.some((part) => PROGRAM.test(part)) ? macros(name) : undefined
}
