import { describe, expect, it } from 'vitest'
import { writeLetter } from './letter.ts'

const frame = { institution: { es: 'Oficina', en: 'Office' }, publicUrl: 'https://trama.test', hasAccount: true }
const content = {
  subject: { es: 'Cambió\r\nBcc: otra@persona.test', en: 'Changed' },
  items: [
    {
      title: { es: 'Planes' },
      body: [{ es: 'Unidad «R&D» <script>alert(1)</script>', en: 'Unit “R&D” <script>alert(1)</script>' }],
      link: '/t/poa/2019/sim?corte=2019-06-30&ver="x"',
    },
  ],
}

describe('a letter', () => {
  it('says the same as text and as HTML, and ends with where to choose', () => {
    const { text, html } = writeLetter(content, 'es', frame)
    for (const said of ['Unidad «R&D»', 'Abrir en Trama', 'Oficina', 'Puede elegir qué avisos recibir']) {
      expect(text).toContain(said)
      expect(html).toContain(said.replace('&', '&#38;'))
    }
    expect(text).toContain('https://trama.test/t/avisos/preferencias')
  })

  it('keeps its subject on one line, so that it cannot add a header', () => {
    expect(writeLetter(content, 'es', frame).subject).toBe('Cambió Bcc: otra@persona.test')
  })

  it('makes no HTML of what it is told', () => {
    const { html } = writeLetter(content, 'es', frame)
    expect(html).not.toContain('<script')
    expect(html).toContain('corte=2019-06-30&#38;ver=&#34;x&#34;')
  })

  it('is in the reader’s language, leads to pages in it, and marks what is only in Spanish', () => {
    const { text, html, subject } = writeLetter(content, 'en', frame)
    expect(subject).toBe('Changed')
    expect(text).toContain('https://trama.test/en/t/poa/2019/sim')
    expect(html).toContain('<html lang="en">')
    expect(html).toContain('<span lang="es">Planes</span>')
  })

  it('to who has no account offers no choice, and says that nothing has to be done', () => {
    const { text } = writeLetter(content, 'es', { ...frame, hasAccount: false })
    expect(text).toContain('Si no esperaba este mensaje, no haga nada')
    expect(text).not.toContain('preferencias')
  })
})
