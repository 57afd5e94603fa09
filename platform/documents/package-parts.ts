import { posix } from 'node:path'
import { attribute, readXml } from './xml.ts'
import type { ZipPackage } from './zip-guard.ts'

/** A relationship of a part: where a sheet's comments lie, which part is the main one (ECMA-376 part 2 §6.5). */
export interface Relationship {
  readonly id: string
  /** Last word of the type's address: `worksheet`, `comments`, `officeDocument`. Strict and transitional files agree on it. */
  readonly type: string
  /** Name of the part in the package, already resolved. */
  readonly target: string
  readonly external: boolean
}

/** Relationships of `part`; of the whole package when it is ''. A part without any has none: that is no error. */
export async function relationshipsOf(zip: ZipPackage, part: string): Promise<readonly Relationship[]> {
  const folder = posix.dirname(part)
  const name = part === '' ? '_rels/.rels' : posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
  if (!zip.has(name)) return []
  const found: Relationship[] = []
  await readXml(zip.stream(name), name, {
    open: (tag, attributes) => {
      if (tag !== 'Relationship') return
      const target = attribute(attributes, 'Target') ?? ''
      found.push({
        id: attribute(attributes, 'Id') ?? '',
        type: posix.basename(attribute(attributes, 'Type') ?? ''),
        target: target.startsWith('/') ? target.slice(1) : posix.join(part === '' ? '' : folder, target),
        external: attribute(attributes, 'TargetMode') === 'External',
      })
    },
  })
  return found
}

/** The main part of the package, whose root element says what kind of file it is. */
export async function mainPart(zip: ZipPackage): Promise<string | undefined> {
  const relationships = await relationshipsOf(zip, '')
  const target = relationships.find((relationship) => relationship.type === 'officeDocument')?.target
  return target !== undefined && zip.has(target) ? target : undefined
}
