import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file of a standard as its makers publish it, where somebody has it (`README.md`). */
export function officialFile(name: string): string | undefined {
  const folder = process.env.TRAMA_STANDARDS
  const path = join(folder ?? '', name)
  return folder !== undefined && existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

export function ownFile(name: string): string {
  return readFileSync(join(import.meta.dirname, name), 'utf8')
}
