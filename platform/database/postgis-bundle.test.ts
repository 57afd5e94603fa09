import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keepEntries } from './postgis-bundle.ts'

test('the files kept of an archive are whole and the rest is gone', () => {
  const home = mkdtempSync(join(tmpdir(), 'trama-bundle-'))
  mkdirSync(join(home, 'lib', 'deep'), { recursive: true })
  writeFileSync(join(home, 'lib', 'kept.so'), 'k'.repeat(1000))
  writeFileSync(join(home, 'lib', 'dropped.so'), 'd'.repeat(5000))
  writeFileSync(join(home, 'lib', 'deep', 'kept.sql'), 'select 1')
  const archive = execFileSync('tar', ['-C', home, '-cf', '-', 'lib'])
  const trimmed = keepEntries(archive, /^lib\/(kept\.so|deep\/kept\.sql)$/)
  const listed = execFileSync('tar', ['-tf', '-'], { input: trimmed, encoding: 'utf8' }).trim().split('\n').sort()
  expect(listed).toEqual(['lib/deep/kept.sql', 'lib/kept.so'])
  const content = execFileSync('tar', ['-xOf', '-', 'lib/kept.so'], { input: trimmed, encoding: 'utf8' })
  expect(content).toBe('k'.repeat(1000))
})
