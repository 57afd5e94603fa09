import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createArchive } from './archive-writer.ts'
import { decodeHeader, encodeHeader, paddingOf } from './tar.ts'

const time = 1_700_000_000

describe('a header', () => {
  test.each([
    ['README.txt', 0],
    ['files/ab/'.padEnd(73, 'c'), 8 * 1024 ** 3 - 1],
    ['more than eight gigabytes', 8 * 1024 ** 3],
    ['more than any disk', 2 ** 52],
    [`tables/${'s'.repeat(63)}/${'t'.repeat(63)}/000001.jsonl.gz`, 12],
  ])('of %s with %d bytes reads as it was written', (name, size) => {
    expect(decodeHeader(encodeHeader({ name, size, time }))).toEqual({ name, size, time })
  })

  test('with any bit flipped is no header', () => {
    const header = encodeHeader({ name: 'tables/planning/element/000001.jsonl.gz', size: 4711, time })
    for (let bit = 0; bit < header.length * 8; bit += 1) {
      const flipped = Buffer.from(header)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(decodeHeader(flipped)).toBeUndefined()
    }
  })

  test('of random bytes is none and throws nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 512, maxLength: 512 }), (bytes) => {
        expect(decodeHeader(Buffer.from(bytes))).toBeUndefined()
      }),
      { seed: 1 },
    )
  })

  test('refuses a name that does not fit', () => {
    expect(() => encodeHeader({ name: 'x'.repeat(101), size: 0, time })).toThrow(RangeError)
  })
})

describe('padding', () => {
  test.each([
    [0, 0],
    [1, 511],
    [512, 0],
    [513, 511],
  ])('%d bytes are followed by %d zeros', (size, zeros) => expect(paddingOf(size)).toBe(zeros))
})

test('an archive opens with the tar of the system, and its sums check', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'trama-tar-'))
  try {
    const path = join(folder, 'a.tar')
    const archive = await createArchive(path, '2019-11-21T15:00:00.000Z')
    const long = `tables/${'s'.repeat(50)}/${'t'.repeat(60)}/000001.jsonl.gz`
    await archive.add('README.txt', 'ñandú\n')
    await archive.add(long, 'x'.repeat(1000))
    await archive.finish()
    execFileSync('tar', ['xf', path, '-C', folder])
    expect(readFileSync(join(folder, 'README.txt'), 'utf8')).toBe('ñandú\n')
    expect(readFileSync(join(folder, long), 'utf8')).toBe('x'.repeat(1000))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
