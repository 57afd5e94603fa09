import { renderSVG } from 'uqr'
import { civilDateAt } from '../../../kernel/civil.ts'
import { formatDate, formatMoney } from '../../../kernel/format.ts'
import type { Result } from '../../../kernel/result.ts'
import { type Locale, say } from '../../../kernel/text.ts'
import type { DocumentRefusal } from '../../../platform/documents/refusals.ts'
import { type JsonValue, renderPdf } from '../../../platform/documents/typst.ts'
import type { WholeCase } from '../data/case-query.ts'
import { CASE_WORDS } from '../pages/public/filing/case-words.ts'

export interface ReceiptPdfInput {
  readonly of: WholeCase
  readonly institution: string
  readonly zone: string
  /** Where its status stands, and where anybody verifies it. */
  readonly statusUrl: string
  readonly verifyUrl: string
  readonly locale: Locale
}

/** The receipt on paper: the same however often it is asked for, with the hash of each document that came with the filing. */
export function receiptPdf(input: ReceiptPdfInput): Promise<Result<Uint8Array, DocumentRefusal>> {
  return renderPdf({ folder: 'capabilities/cases/exports', file: 'receipt.typ' }, receiptPdfData(input), {
    created: input.of.row.filedAt,
  })
}

export function receiptPdfData({ of, institution, zone, statusUrl, verifyUrl, locale }: ReceiptPdfInput): JsonValue {
  const words = CASE_WORDS[locale]
  const { row, compiled, orders, documents } = of
  const { definition } = compiled
  const total = orders.reduce((sum, { totalCents }) => sum + totalCents, 0)
  const titleOf = (key: string) => definition.documents.find((each) => each.key === key)?.title ?? { es: key }
  return {
    lang: locale,
    title: words.receipt,
    institution,
    number: row.number,
    foot: formatDate(row.filedOn, locale, 'prose'),
    code: row.verificationCode,
    says: words.receiptText(say(definition.title, locale), formatDate(row.filedOn, locale, 'prose')),
    facts: [
      { term: words.number, words: row.number },
      { term: words.procedure, words: say(definition.title, locale) },
      { term: words.edition, words: definition.edition },
      { term: words.filedAt, words: instantWords(row.filedAt, zone, locale) },
      { term: words.applicant, words: row.applicantName ?? '–' },
      ...(row.ownerName === undefined ? [] : [{ term: words.onBehalf, words: row.ownerName }]),
      ...(total === 0 ? [] : [{ term: words.fees, words: formatMoney({ cents: total, currency: 'USD' }) }]),
    ],
    documents: {
      title: words.broughtDocuments,
      // What came with the filing; what came later has its place in the history.
      items: documents
        .filter(({ entry, fromOffice }) => entry === 1 && !fromOffice)
        .map(({ key, name, sha256 }) => ({ title: say(titleOf(key), locale), name, sha256 })),
    },
    status: { says: words.statusAt, url: statusUrl },
    verify: words.verifyReceipt,
    url: verifyUrl,
    qr: renderSVG(verifyUrl, { border: 1 }),
    qrAlt: words.qrAlt,
  }
}

/** The day and the hour of the place: the law asks for both (LPA, arts. 95 and 96). */
function instantWords(at: string, zone: string, locale: Locale): string {
  const instant = new Date(at)
  const hour = instant.toLocaleTimeString('es-SV', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  })
  return `${formatDate(civilDateAt(instant.toISOString(), zone), locale, 'prose')}, ${hour}`
}
