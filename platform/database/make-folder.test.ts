import { existsSync, mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder } from './make-folder.ts'

describe('a folder for data', () => {
  const place = mkdtempSync(join(tmpdir(), 'trama-folder-'))

  it('is made with those above it; one that is there stays as it is', () => {
    const path = join(place, 'datos', 'oficina', 'base')
    makeFolder(path)
    makeFolder(path)
    expect(statSync(path).isDirectory()).toBe(true)
  })

  it('below a file there is none', () => {
    const file = join(place, 'archivo')
    writeFileSync(file, '')
    expect(() => makeFolder(join(file, 'datos'))).toThrow(/ENOTDIR/)
  })

  it.runIf(existsSync('/proc/self'))('where the system makes none, that is said and not tried for ever', () => {
    expect(() => makeFolder('/proc/trama/datos')).toThrow(/ENOENT/)
  })
})
