import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evidenceLink, evidenceLinks } from './evidence-link.ts'

describe('an address as evidence', () => {
  test.each([
    ['https://opamss.org.sv/', 'opamss.org.sv'],
    ['  https://www.opamss.org.sv/informes/mayo.pdf?v=2 ', 'opamss.org.sv/informes/mayo.pdf'],
    ['http://transparencia.gob.sv:8080/x', 'transparencia.gob.sv:8080/x'],
    ['HTTPS://OPAMSS.ORG.SV', 'opamss.org.sv'],
    ['https://8.8.8.8/acta', '8.8.8.8/acta'],
  ])('%s is kept and read as %s', (text, name) => {
    expect(evidenceLink(text)).toMatchObject({ ok: true, value: { name } })
  })

  test.each([
    ['', 'not_a_link'],
    ['acta de mayo', 'not_a_link'],
    ['www.opamss.org.sv', 'not_a_link'],
    ['javascript:alert(1)', 'link_not_web'],
    ['data:text/html,<script>', 'link_not_web'],
    ['file:///C:/actas/mayo.docx', 'link_not_web'],
    ['ftp://opamss.org.sv/acta', 'link_not_web'],
    ['mailto:alguien@opamss.org.sv', 'link_not_web'],
    ['https://ana:clave@opamss.org.sv', 'link_with_password'],
    ['https://ana@opamss.org.sv', 'link_with_password'],
    ['http://localhost:8080/', 'link_nobody_reaches'],
    ['http://intranet/actas', 'link_nobody_reaches'],
    ['http://servidor.local/', 'link_nobody_reaches'],
    ['http://127.0.0.1/', 'link_nobody_reaches'],
    ['http://10.0.0.4/', 'link_nobody_reaches'],
    ['http://172.20.1.1/', 'link_nobody_reaches'],
    ['http://192.168.1.10/acta', 'link_nobody_reaches'],
    ['http://169.254.169.254/', 'link_nobody_reaches'],
    ['http://[::1]/', 'link_nobody_reaches'],
    ['http://[fd00::1]/', 'link_nobody_reaches'],
  ])('%s is refused in words: %s', (text, kind) => {
    const link = evidenceLink(text)
    if (link.ok) throw new Error(`${text} was kept as ${link.value.url}.`)
    expect(link.refusal.kind).toBe(kind)
    expect(link.refusal.message.es.length).toBeGreaterThan(30)
    expect(link.refusal.message.en?.length).toBeGreaterThan(30)
  })

  test('whatever is kept is a web address', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.webUrl().map((url) => `javascript:${url}`),
        ),
        (text) => {
          const link = evidenceLink(text)
          return !link.ok || /^https?:\/\//.test(link.value.url)
        },
      ),
    )
  })

  test('one a line: empty lines say nothing, the same twice is once, one that is wrong says which', () => {
    const box = 'https://a.org/1\r\n\n https://a.org/2 \nhttps://a.org/1'
    expect(evidenceLinks(box)).toMatchObject({ ok: true, value: [{ name: 'a.org/1' }, { name: 'a.org/2' }] })
    expect(evidenceLinks('https://a.org\nel acta')).toMatchObject({ ok: false, refusal: { kind: 'not_a_link' } })
    expect(evidenceLinks('')).toEqual({ ok: true, value: [] })
  })
})
