import { afterAll, expect, test } from 'vitest'
import { readPdfText } from '../../../platform/documents/pdf-text.ts'
import { closeTypstWorker } from '../../../platform/documents/typst.ts'
import type { WholeCase } from '../data/case-query.ts'
import { compileDefinition } from '../rules/filing/compiled.ts'
import { receiptPdf } from './receipt-pdf.ts'

afterAll(closeTypstWorker)

const title = { es: 'Trámite de prueba', en: 'Procedure of a test' }
const compiled = compileDefinition({
  code: 'tramite-de-prueba',
  edition: '2026-1',
  title,
  summary: title,
  who: title,
  situation: title,
  roles: [{ key: 'applicant', title }],
  calendar: 'sv',
  certainty: 'invented',
  sections: [{ key: 'one', title, fields: [{ key: 'name', title, kind: 'text', required: true }] }],
  documents: [{ key: 'plans', title: { es: 'Planos', en: 'Plans' }, accepts: ['pdf'], certainty: 'invented' }],
  fees: [],
  checks: [],
  steps: [],
  open: [],
  counted: [],
  overrides: [],
})

const document = { id: 'a', key: 'plans', size: 3, type: 'application/pdf', at: '', superseded: false }
const of = {
  row: {
    number: 'OPAMSS-TP-2026-00007',
    filedOn: '2026-04-07',
    // Ten past eleven at night in El Salvador is the next day in Greenwich.
    filedAt: '2026-04-08T05:10:00.000Z',
    applicantName: 'Vecina Inventada',
    ownerName: undefined,
    verificationCode: '7K2MQX4P9T',
  },
  compiled,
  orders: [{ totalCents: 11_375 }],
  documents: [
    { ...document, name: 'planos.pdf', sha256: 'a'.repeat(64), entry: 1, fromOffice: false },
    { ...document, name: 'corregidos.pdf', sha256: 'b'.repeat(64), entry: 2, fromOffice: false },
    { ...document, name: 'resolucion.pdf', sha256: 'c'.repeat(64), entry: 1, fromOffice: true },
  ],
} as unknown as WholeCase

const flat = (text: string) => text.replace(/[\s\u00ad\u2010-]+/g, '')

async function printed(locale: 'es' | 'en') {
  const made = await receiptPdf({
    of,
    institution: 'Oficina de Prueba',
    zone: 'America/El_Salvador',
    statusUrl: 'https://tramites.example/estado/OPAMSS-TP-2026-00007',
    verifyUrl: 'https://tramites.example/verificar/7K2MQX4P9T',
    locale,
  })
  if (!made.ok) throw new Error(made.refusal.message.en)
  return { bytes: made.value, text: flat(readPdfText(made.value).pages.join('')) }
}

test('the receipt tells what was filed, the day and hour of the place, and the hash of what came with it', {
  timeout: 60_000,
}, async () => {
  const { text } = await printed('es')
  for (const said of [
    'Constancia de presentación',
    'OPAMSS-TP-2026-00007',
    '7 de abril de 2026, 23:10',
    'Vecina Inventada',
    '$113.75',
    'planos.pdf',
    'a'.repeat(64),
    '7K2MQX4P9T',
    'https://tramites.example/verificar/7K2MQX4P9T',
  ])
    expect(text).toContain(flat(said))
  expect(text, 'what came later is not of the filing').not.toMatch(/corregidos|resolucion\.pdf/)
})

test('it is the same file however often it is asked for, and speaks English too', { timeout: 60_000 }, async () => {
  const [one, other] = [await printed('es'), await printed('es')]
  expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true)
  expect((await printed('en')).text).toContain(flat('Receipt of the filing'))
})
