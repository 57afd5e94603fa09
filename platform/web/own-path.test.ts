import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownPath } from './own-path.ts'

const HERE = 'https://trama.example'

/** Pieces of which addresses are forged. */
const piece = fc.constantFrom(
  ...[
    '/',
    '//',
    '\\',
    '\t',
    '\n',
    '\r',
    ' ',
    '.',
    '..',
    '@',
    ':',
    '?',
    '#',
    '%2f',
    '%5c',
    '%09',
    '/\\',
    '/.//',
    '/..//',
  ],
  ...['evil.test', 'https:', 'javascript:', 'data:', 't', 'planes', '[::1]', '\u3002', '\u0000', '\ufeff'],
)
const forged = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))

describe('where a form may lead', () => {
  it.each([
    ['/t', '/t'],
    ['/en/planes/2019?corte=2019-03-31', '/en/planes/2019?corte=2019-03-31'],
    ['/t/informar/1#mes', '/t/informar/1'],
    ['/planes/%C3%B1', '/planes/%C3%B1'],
  ])('%s is a page of ours', (path, expected) => {
    expect(ownPath(path, '/')).toBe(expected)
  })

  it.each([
    ...['//evil.test', '/\\evil.test', 'https://evil.test/', '/\t/evil.test', '/\n/evil.test', 'javascript:alert(1)'],
    ...['/.//evil.test', '/..//evil.test', '/t/..//evil.test', 'evil.test', '', '\\\\evil.test', '/\\/evil.test'],
  ])('%j is not, or stays here', (path) => {
    const answer = new URL(ownPath(path, '/inicio'), HERE)
    expect(answer.origin).toBe(HERE)
    expect(ownPath(path, '/inicio')).not.toMatch(/^\/[/\\]/)
  })

  it('never leaves the site, whatever is forged', () => {
    fc.assert(
      fc.property(fc.oneof(forged, fc.string(), fc.webUrl()), (path) => {
        const answer = ownPath(path, '/')
        expect(new URL(answer, HERE).origin).toBe(HERE)
        expect(answer).toMatch(/^\/(?![/\\])/)
        // Read again it is the same: what a browser sees is what was looked at.
        expect(ownPath(answer, '/elsewhere')).toBe(answer)
      }),
      { numRuns: 2000 },
    )
  })
})
