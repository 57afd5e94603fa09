import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPdfText } from '../pdf-text.ts'
import { closeTypstWorker, renderPdf } from '../typst.ts'
import { documentSigner } from './key-files.ts'
import { readPdfSignature, signPdf } from './sign-pdf.ts'
import type { DocumentSigner } from './signer.ts'

const SIGNING = { at: '2026-11-20T12:00:00Z', reason: 'Resolución R-1' }
let folder: string
let signer: DocumentSigner
let plain: Uint8Array

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trama-signature-'))
  signer = documentSigner(folder, 'Oficina', new Date('2026-11-01T00:00:00Z'))
  writeFileSync(
    join(folder, 'letter.typ'),
    '#import "/trama.typ": *\n#show: official.with(lang: "es", title: "Carta")\n= Carta\n#link("https://example.org")[una liga]\n#pagebreak()\nDos\n',
  )
  const made = await renderPdf({ folder, file: 'letter.typ' }, {}, { created: SIGNING.at })
  if (!made.ok) throw new Error(made.refusal.message.en)
  plain = made.value
})

afterAll(async () => {
  await closeTypstWorker()
  rmSync(folder, { recursive: true })
})

describe('a signed document', { timeout: 60_000 }, () => {
  test('is the document and its signature, which says who signed', () => {
    const signed = signPdf(plain, signer, SIGNING)
    const reading = readPdfSignature(signed)
    expect(reading.is).toBe('whole')
    if (reading.is !== 'whole') return
    expect(reading.certificate.fingerprint256).toBe(signer.certificate.fingerprint256)
    expect(reading.certificate.subject).toContain('certificado de desarrollo')
    expect(Buffer.from(signed.subarray(0, plain.length)).equals(Buffer.from(plain))).toBe(true)
    expect(readPdfText(signed).pages).toEqual(readPdfText(plain).pages)
  })

  test('no longer counts as signed where one byte of it, or one after it, is another', () => {
    const signed = signPdf(plain, signer, SIGNING)
    for (const at of [100, plain.length - 10, signed.length - 5]) {
      const other = Uint8Array.from(signed)
      other[at] = (other[at] ?? 0) ^ 1
      expect(readPdfSignature(other), `byte ${at}`).toEqual({ is: 'broken' })
    }
    expect(readPdfSignature(Buffer.concat([signed, Buffer.from('% more')]))).toEqual({ is: 'broken' })
    expect(readPdfSignature(plain)).toEqual({ is: 'unsigned' })
  })
})

describe('the key of the signature', () => {
  test('is made once, is known as one of development, and is read by its owner alone', () => {
    const again = documentSigner(folder, 'Oficina', new Date('2026-11-01T00:00:00Z'))
    expect(again.certificate.fingerprint256).toBe(signer.certificate.fingerprint256)
    expect(again.development).toBe(true)
    expect(statSync(join(folder, 'signature', 'key.pem')).mode & 0o777).toBe(0o600)
  })
})
