import { renderSVG } from 'uqr'
import { formatDate } from '../../../kernel/format.ts'
import type { Result } from '../../../kernel/result.ts'
import type { DocumentRefusal } from '../../../platform/documents/refusals.ts'
import { type JsonValue, renderPdf } from '../../../platform/documents/typst.ts'
import type { Clause, Decision } from '../rules/resolution/resolution.ts'

export interface ResolutionPdfInput {
  readonly institution: string
  readonly unit: string
  readonly number: string
  readonly caseNumber: string
  readonly procedure: string
  readonly outcome: Decision
  readonly applicant: string
  /** Title and value of what the definition lets everybody read, and where it is. */
  readonly facts: readonly { readonly term: string; readonly words: string }[]
  readonly clauses: readonly Clause[]
  readonly grounds: string
  readonly clockParagraph: string
  /** To whom one turns who disagrees, and within which time. */
  readonly remedies: string
  readonly signedOn: string
  readonly signedAt: string
  /** The post that signs, never a person's private data. */
  readonly signedBy: string
  readonly signature: string
  readonly development: boolean
  readonly code: string
  readonly url: string
}

const OUTCOMES: Readonly<Record<Decision, { readonly says: string; readonly clauses: string }>> = {
  granted: { says: 'Se otorga lo solicitado.', clauses: 'Condiciones' },
  conditioned: {
    says: 'Se otorga lo solicitado con las condiciones que siguen, que forman parte de esta resolución.',
    clauses: 'Condiciones',
  },
  denied: { says: 'Se deniega lo solicitado por los motivos que siguen.', clauses: 'Motivos de la denegatoria' },
}

/** The resolution as it is signed: letter paper, PDF/A-2b, with the code and the QR by which anybody verifies it. */
export function resolutionPdf(input: ResolutionPdfInput): Promise<Result<Uint8Array, DocumentRefusal>> {
  return renderPdf({ folder: 'capabilities/cases/exports', file: 'resolution.typ' }, resolutionPdfData(input), {
    created: input.signedAt,
  })
}

export function resolutionPdfData(input: ResolutionPdfInput): JsonValue {
  const outcome = OUTCOMES[input.outcome]
  const day = formatDate(input.signedOn, 'es', 'prose')
  return {
    title: `Resolución ${input.number}`,
    subtitle: `${input.procedure} · expediente ${input.caseNumber}`,
    institution: input.institution,
    unit: input.unit,
    number: input.number,
    foot: day,
    code: input.code,
    development: input.development
      ? 'Firmado con un certificado de desarrollo: sirve para probar la plataforma y no tiene validez legal.'
      : '',
    facts: [
      { term: 'Trámite', words: input.procedure },
      { term: 'Expediente', words: input.caseNumber },
      { term: 'Quien solicita', words: input.applicant },
      ...input.facts,
    ],
    decided: { title: 'Se resuelve', words: outcome.says },
    clauses: {
      title: outcome.clauses,
      items: input.clauses.map(({ words, article = '' }) => ({ words, article })),
    },
    grounds: {
      title: 'Fundamento',
      parts: input.grounds.split(/\r?\n\s*\r?\n/).map((part) => part.trim()),
    },
    clock: { title: 'Cuenta del plazo', words: input.clockParagraph },
    remedies: {
      title: 'Recursos',
      words: input.remedies,
    },
    place: `San Salvador, ${day}`,
    signedBy: input.signedBy,
    signature: input.signature,
    verify: 'Verifique este documento con su código:',
    url: input.url,
    qr: renderSVG(input.url, { border: 1 }),
    qrAlt: 'Código QR que abre la página de verificación',
  }
}
