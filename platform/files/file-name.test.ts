import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { HOSTILE_NAMES } from '../../tests/hostile-files.ts'
import { cleanFileName, contentDisposition, extensionOf, nameForType } from './file-name.ts'

describe('a name', () => {
  it('can be written to any disk and into any header, and cleaning it twice is cleaning it once', () => {
    const pieces = fc.constantFrom(
      '..',
      '/',
      '\\',
      '\0',
      '\r\n',
      'á',
      '\u202e',
      '"',
      'CON',
      '.',
      ' ',
      'x',
      ':',
      '😀',
      '\ud800',
      'a.b',
    )
    const names = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(pieces, { maxLength: 200 }).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(names, (sent) => {
        const name = cleanFileName(sent)
        expect(name).not.toBe('')
        expect([...name].length).toBeLessThanOrEqual(120)
        expect(name).not.toMatch(/[/\\<>:"|?*\p{Cc}\p{Cs}]|^\.|\.$/u)
        expect(cleanFileName(name)).toBe(name)
        const header = contentDisposition('attachment', sent)
        expect(header).toMatch(/^attachment; filename="[\w .()+,-]+"; filename\*=UTF-8''[\w!#$&+.^`|~%-]+$/)
        expect(decodeURIComponent(header.split("''")[1] ?? '')).toBe(name)
      }),
      { numRuns: 2000 },
    )
  })

  test.each(HOSTILE_NAMES)('with %s', (_, sent, kept) => {
    expect(nameForType(cleanFileName(sent), 'text/plain')).toBe(kept)
  })

  test.each([
    ['acta.PDF', 'pdf'],
    ['acta nº 3.1', ''],
    ['acta', ''],
    ['.bashrc', ''],
    ['acta.tar.gz', 'gz'],
    ['acta.informe final', ''],
  ])('%s has the extension “%s”', (name, extension) => {
    expect(extensionOf(name)).toBe(extension)
  })

  test.each([
    ['foto.pdf', 'image/jpeg', 'foto.jpg'],
    ['foto.JPEG', 'image/jpeg', 'foto.JPEG'],
    ['acta nº 3.1', 'application/pdf', 'acta nº 3.1.pdf'],
    ['datos.csv', 'text/plain', 'datos.csv'],
    ['hoja', 'application/vnd.oasis.opendocument.spreadsheet', 'hoja.ods'],
    ['virus.exe', 'application/octet-stream', 'virus.exe'],
  ])('%s of %s is given out as %s', (name, type, given) => {
    expect(nameForType(name, type)).toBe(given)
  })
})

test('a name with accents reaches new programs whole and old ones readable', () => {
  expect(contentDisposition('attachment', 'Acta nº 3 – señalización.pdf')).toBe(
    `attachment; filename="Acta n_ 3 _ senalizacion.pdf"; filename*=UTF-8''Acta%20n%C2%BA%203%20%E2%80%93%20se%C3%B1alizaci%C3%B3n.pdf`,
  )
})
