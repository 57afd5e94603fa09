import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import { say } from '../../../kernel/text.ts'
import { signPdf } from '../../../platform/documents/signature/sign-pdf.ts'
import type { DocumentSigner } from '../../../platform/documents/signature/signer.ts'
import type { FileStore, StoredFile } from '../../../platform/files/store.ts'
import type { StaffCase, StaffResolution } from '../data/staff-case-query.ts'
import { answerWords } from '../pages/form/answer-words.ts'
import { spanWords } from '../rules/clock/day-words.ts'
import type { Definition } from '../rules/definition/definition.ts'
import { resolutionPdf } from './resolution-pdf.ts'

export interface Issuing {
  readonly answer: StaffCase
  readonly draft: StaffResolution
  readonly clockParagraph: string
  readonly institution: string
  readonly signer: DocumentSigner
  readonly files: FileStore
  readonly now: string
  readonly today: string
  /** Address under which anybody verifies it. */
  readonly url: string
}

/** What the definition says of appeals; where it says nothing, the law alone. */
function remediesOf({ appeal }: Definition): string {
  if (appeal === undefined)
    return 'Quien no esté conforme puede recurrir dentro de los plazos de la Ley de Procedimientos Administrativos, que se cuentan desde el día siguiente al de la notificación.'
  const { to, within, citation } = appeal
  const rests = citation === undefined ? '' : ` (${citation})`
  return `Quien no esté conforme puede recurrir ante ${say(to, 'es')} dentro de ${spanWords(within, 'es')}, que se cuentan desde el día siguiente al de la notificación${rests}.`
}

/** Lays the resolution out, signs it and keeps it in the store. What refers to it is saved afterwards, or nothing is. */
export async function issueResolution(issuing: Issuing): Promise<Result<StoredFile, Refusal>> {
  const { answer, draft, signer, files, now, today, url } = issuing
  const { row, definition } = answer
  const step = definition.steps.find(({ key }) => key === draft.step)
  const role = definition.roles.find(({ key }) => key === step?.by)
  const fields = definition.sections.flatMap((section) => section.fields)
  const made = await resolutionPdf({
    institution: issuing.institution,
    unit: step?.unit ?? '',
    number: draft.number,
    caseNumber: row.number,
    procedure: definition.title.es,
    outcome: draft.outcome,
    applicant: row.ownerName ?? row.applicantName ?? '–',
    facts: fields
      .filter(({ key, kind }) => row.answers[key] !== undefined && (definition.open.includes(key) || kind === 'parcel'))
      .map((each) => ({ term: say(each.title, 'es'), words: answerWords(each, row.answers[each.key], 'es') })),
    clauses: draft.clauses,
    grounds: draft.grounds,
    clockParagraph: issuing.clockParagraph,
    remedies: remediesOf(definition),
    signedOn: today,
    signedAt: now,
    signedBy: role === undefined ? 'La institución' : say(role.title, 'es'),
    signature: `Firmado digitalmente por ${signer.name}`,
    development: signer.development,
    code: draft.code,
    url,
  })
  if (!made.ok) return refuse(made.refusal)
  const signed = signPdf(made.value, signer, { at: now, reason: `Resolución ${draft.number}` })
  return { ok: true, value: await files.put(signed) }
}
