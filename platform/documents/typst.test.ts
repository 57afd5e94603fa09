import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawable, UNDRAWABLE } from './document-fonts.ts'
import { readPdfText } from './pdf-text.ts'
import { closeTypstWorker, type JsonValue, renderPdf } from './typst.ts'

const CREATED = { created: '2026-11-20T12:00:00Z' }
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trama-typst-'))
  writeFileSync(
    join(folder, 'letter.typ'),
    `#import "/trama.typ": *
#show: official.with(lang: "es", title: data.title, head: (institution: "OPAMSS", unit: "Unidad"), foot: (left: "Corte", centre: "Código"))
= #data.title
#text(font: serif, data.text)

#emph[cursiva] #strong[fuerte]
`,
  )
})

afterAll(async () => {
  await closeTypstWorker()
  rmSync(folder, { recursive: true })
})

async function letter(data: JsonValue): Promise<Uint8Array> {
  const result = await renderPdf({ folder, file: 'letter.typ' }, data, CREATED)
  if (!result.ok) throw new Error(result.refusal.message.en)
  return result.value
}

describe('documents', { timeout: 60_000 }, () => {
  test('are set in our own fonts and in no other', async () => {
    const { fonts } = readPdfText(await letter({ title: 'Plan', text: 'Texto' }))
    expect(fonts).toEqual([
      'SourceSans3-Bold',
      'SourceSans3-Italic',
      'SourceSans3-Regular',
      'SourceSans3-SemiBold',
      'SourceSerif4-Regular',
    ])
  })

  test('say so that they are archival PDF/A-2b', async () => {
    const bytes = Buffer.from(await letter({ title: 'Plan', text: 'Texto' })).toString('latin1')
    expect(bytes).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(bytes).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
  })

  test('show what a person typed and never run it', async () => {
    const typed = '#panic("x") #eval("1+1") $x^2$ *no* _no_ `no` <a> @b \\ = // [c] #[d] #import "x.typ"'
    const [page = ''] = readPdfText(await letter({ title: `Plan ${typed}`, text: typed })).pages
    const flat = (text: string) => text.replace(/\s+/g, '')
    expect(flat(page)).toContain(flat(`Plan ${typed}`))
    expect(flat(page).split(flat(typed))).toHaveLength(3)
  })

  test('come out whatever is typed', async () => {
    const texts = fc.record({
      title: fc.string({ unit: 'binary' }),
      text: fc.string({ unit: 'binary', maxLength: 200 }),
    })
    await fc.assert(
      fc.asyncProperty(texts, async (data) => {
        expect((await letter(data)).length).toBeGreaterThan(1000)
      }),
      { numRuns: 60 },
    )
  })

  test('are the same bytes for the same data and date, and others for others', async () => {
    const one = Buffer.from(await letter({ title: 'Plan', text: 'Uno' }))
    expect(one.equals(Buffer.from(await letter({ title: 'Plan', text: 'Uno' })))).toBe(true)
    expect(one.equals(Buffer.from(await letter({ title: 'Plan', text: 'Dos' })))).toBe(false)
  })

  test('an error of a template names its place', async () => {
    writeFileSync(join(folder, 'wrong.typ'), 'hola\n#nada')
    expect(await renderPdf({ folder, file: 'wrong.typ' }, {}, CREATED)).toMatchObject({
      ok: false,
      refusal: { kind: 'template_failed', address: 'wrong.typ:2:2' },
    })
  })

  test('a template reads nothing outside its folder', async () => {
    writeFileSync(join(folder, 'curious.typ'), '#read("../../etc/passwd")')
    expect(await renderPdf({ folder, file: 'curious.typ' }, {}, CREATED)).toMatchObject({
      ok: false,
      refusal: { kind: 'template_failed' },
    })
  })

  test('one that takes too long is stopped; the next one is made', async () => {
    writeFileSync(join(folder, 'long.typ'), '#for i in range(200000) [#i #h(1fr)]')
    const slow = await renderPdf({ folder, file: 'long.typ' }, {}, { ...CREATED, seconds: 0.2 })
    expect(slow).toMatchObject({ ok: false, refusal: { kind: 'took_too_long' } })
    expect((await letter({ title: 'Plan', text: 'Texto' })).length).toBeGreaterThan(1000)
  })
})

test.each([
  ['Ñandú, 12 % — “así”', 'Ñandú, 12 % — “así”'],
  ['e\u0301', 'é'],
  ['listo 👨‍👩‍👧 ✅', `listo ${UNDRAWABLE} ${UNDRAWABLE}`],
  ['a\r\nb\rc\td', 'a\nb\nc\td'],
  ['x\u0000\u200b\ufeffy', 'xy'],
  ['漢字', UNDRAWABLE.repeat(2)],
  ['\ud800', UNDRAWABLE],
])('%j is drawn as %j', (text, drawn) => {
  expect(drawable(text)).toBe(drawn)
})
