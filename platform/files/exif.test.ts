import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { photoFactsOf } from './exif.ts'
import { closePictureWorker, photoFacts, shrinkPicture } from './pictures.ts'

const folder = mkdtempSync(join(tmpdir(), 'trama-exif-'))
afterAll(async () => {
  await closePictureWorker()
  rmSync(folder, { recursive: true, force: true })
})

/** A photograph as another program (libexif) writes it. */
async function photograph(exif: Record<string, Record<string, string>>, orientation = 1): Promise<string> {
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#246' } })
    .withExif(exif)
    .withMetadata({ orientation, exif })
    .jpeg()
    .toBuffer()
  const path = join(folder, `${Math.random()}.jpg`)
  writeFileSync(path, bytes)
  return path
}

const SAN_SALVADOR = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '13/1 41/1 5712/100',
  GPSLongitudeRef: 'W',
  GPSLongitude: '89/1 13/1 588/10',
}

test('where and when a photograph was taken', async () => {
  const path = await photograph({
    IFD2: { DateTimeOriginal: '2019:03:04 09:30:00', OffsetTimeOriginal: '-06:00' },
    IFD3: SAN_SALVADOR,
  })
  expect(await photoFacts(path)).toEqual({
    width: 60,
    height: 40,
    takenAt: '2019-03-04T09:30:00-06:00',
    place: { latitude: 13.6992, longitude: -89.233 },
  })
})

test('a photograph taken upright is measured upright, and its small version keeps neither place nor date', async () => {
  const path = await photograph({ IFD2: { DateTimeOriginal: '2019:03:04 09:30:00' }, IFD3: SAN_SALVADOR }, 6)
  expect(await photoFacts(path)).toMatchObject({ width: 40, height: 60 })
  const small = await shrinkPicture(path)
  if (small.is !== 'small') throw new Error(small.is)
  const metadata = await sharp(small.bytes).metadata()
  expect(metadata).toMatchObject({ width: 40, height: 60 })
  expect([metadata.exif, metadata.xmp, metadata.iptc]).toEqual([undefined, undefined, undefined])
})

test.each([
  ['a clock that was never set', { IFD2: { DateTimeOriginal: '0000:00:00 00:00:00' } }],
  ['a day that is none', { IFD2: { DateTimeOriginal: '2019:02:30 10:00:00' } }],
  ['a place without its side', { IFD3: { GPSLatitude: '13/1 41/1 0/1', GPSLongitude: '89/1 13/1 0/1' } }],
  [
    'a place of zeros',
    { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '0/1 0/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '0/1 0/1 0/1' } },
  ],
  ['a place beyond the poles', { IFD3: { ...SAN_SALVADOR, GPSLatitude: '130/1 0/1 0/1' } }],
  ['a place divided by zero', { IFD3: { ...SAN_SALVADOR, GPSLatitude: '13/0 0/1 0/1' } }],
])('%s says nothing', async (_, exif) => {
  const facts = await photoFacts(await photograph(exif))
  expect(facts).toEqual({ width: 60, height: 40 })
})

test('whatever bytes stand there, reading them ends with facts or with none', () => {
  const beginnings = fc.constantFrom('Exif\0\0II*\0\b\0\0\0', 'Exif\0\0MM\0*\0\0\0\b', 'II*\0\b\0\0\0', '')
  fc.assert(
    fc.property(beginnings, fc.uint8Array({ maxLength: 400 }), (beginning, rest) => {
      const facts = photoFactsOf(new Uint8Array(Buffer.concat([Buffer.from(beginning, 'latin1'), rest])))
      if (facts.place !== undefined) expect(Math.abs(facts.place.latitude)).toBeLessThanOrEqual(90)
    }),
    { numRuns: 2000 },
  )
})
