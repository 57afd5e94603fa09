import { type SQL, sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { moveAnswers } from '../rules/definition/move-answers.ts'
import type { Answers } from '../rules/filing/answers.ts'
import type { CompiledDefinition } from '../rules/filing/compiled.ts'
import type { DraftDocument } from '../rules/filing/documents.ts'
import { compiledEdition } from './compiled-editions.ts'

export interface DraftRow {
  readonly id: Id
  readonly officeId: Id
  readonly version: number
  readonly accountId: Id | undefined
  readonly guestEmail: string | undefined
  readonly takenBy: Id | undefined
  readonly tokenHash: string | undefined
  readonly applicantName: string | undefined
  readonly ownerName: string | undefined
  readonly ownerEmail: string | undefined
  readonly consentedAt: string | undefined
  readonly definitionId: Id
  readonly jurisdiction: string | undefined
  readonly answers: Answers
  readonly documents: readonly DraftDocument[]
  readonly createdAt: string
  readonly updatedAt: string
  readonly filedCaseId: Id | undefined
  /** The case against whose decision it is. */
  readonly appealsId: Id | undefined
}

/** The newest edition of the procedure of a definition, which open drafts move to. */
export const NEWEST = sql`(select n.id from cases.definition n join cases.definition d on d.id = draft.definition_id
  where n.office_id = d.office_id and n.code = d.code order by n.published_at desc, n.edition desc limit 1)`

const COLUMNS = sql`draft.id, draft.office_id, draft.version, draft.account_id, draft.guest_email, draft.taken_by,
  draft.token_hash,
  draft.applicant_name, draft.owner_name, draft.owner_email, draft.consented_at, draft.definition_id, draft.jurisdiction,
  draft.answers, draft.documents, draft.created_at, draft.updated_at, draft.filed_case_id,
  draft.appeals_id`

const said = (value: unknown): string | undefined => (value === null ? undefined : String(value))

export function draftRowOf(row: Record<string, unknown>): DraftRow {
  return {
    id: String(row.id),
    officeId: String(row.office_id),
    version: Number(row.version),
    accountId: said(row.account_id),
    guestEmail: said(row.guest_email),
    takenBy: said(row.taken_by),
    tokenHash: said(row.token_hash),
    applicantName: said(row.applicant_name),
    ownerName: said(row.owner_name),
    ownerEmail: said(row.owner_email),
    consentedAt: said(row.consented_at),
    definitionId: String(row.definition_id),
    jurisdiction: said(row.jurisdiction),
    answers: row.answers as Answers,
    documents: row.documents as readonly DraftDocument[],
    createdAt: String(row.created_at),
    updatedAt: String(row.updated_at),
    filedCaseId: said(row.filed_case_id),
    appealsId: said(row.appeals_id),
  }
}

/** Hashes of the links that a visitor without an account came by. */
export type GuestLinks = readonly string[]

/** Whether a draft or case is of who asks. The program itself owns none: a guest without a link is nobody. */
export function isOwn(
  { who }: Pick<Ctx, 'who'>,
  links: GuestLinks,
  { accountId, tokenHash }: Pick<DraftRow, 'accountId' | 'tokenHash'>,
): boolean {
  if (tokenHash !== undefined && links.includes(tokenHash)) return true
  return typeof who !== 'string' && accountId !== undefined && accountId === who.accountId
}

/** A draft is prepared by whose it is, or by who took it at the counter: until it is filed, and no longer. */
export function mayPrepare(ctx: Pick<Ctx, 'who'>, links: GuestLinks, draft: DraftRow): boolean {
  const { who } = ctx
  return isOwn(ctx, links, draft) || (typeof who !== 'string' && draft.takenBy === who.accountId)
}

export interface OpenedDraft {
  readonly draft: DraftRow
  readonly compiled: CompiledDefinition
  /** The edition that it is on now; the newest, until it is filed. */
  readonly definitionId: Id
  /** It was begun on an older one: what its applicant answers again or anew; absent where nothing changes for them. */
  readonly moved?: Text
}

/** A draft as it is worked on: always with the newest edition of its procedure. `which` ends in a lock where it is changed. */
export async function openDraft(tx: ReadTx, id: Id, lock: SQL = sql``): Promise<OpenedDraft | undefined> {
  const found = await tx.execute(
    sql`select ${COLUMNS}, ${NEWEST} as newest_id from cases.draft where draft.id = ${id} ${lock}`,
  )
  const [row] = found.rows
  if (row === undefined) return undefined
  const draft = draftRowOf(row)
  const definitionId = String(row.newest_id)
  const compiled = await compiledEdition(tx, definitionId, draft.jurisdiction)
  if (definitionId === draft.definitionId) return { draft, definitionId, compiled }
  const before = (await compiledEdition(tx, draft.definitionId, draft.jurisdiction)).definition
  const { answers, word } = moveAnswers(before, compiled.definition, draft.answers)
  return { draft: { ...draft, answers }, definitionId, compiled, ...(word === undefined ? {} : { moved: word }) }
}

export const NO_DRAFT: Refusal<'no_draft'> = {
  kind: 'no_draft',
  message: {
    es: 'Aquí no hay ninguna solicitud suya. Ábrala con el enlace que recibió por correo, o ingrese con su cuenta.',
    en: 'There is no application of yours here. Open it by the link that you received by e-mail, or sign in.',
  },
}

export const DRAFT_CHANGED: Refusal<'changed_meanwhile'> = {
  kind: 'changed_meanwhile',
  message: {
    es: 'Esta solicitud se cambió en otra ventana mientras usted escribía. Compare y guarde de nuevo: lo que ve aquí es lo que usted escribió.',
    en: 'This application was changed in another window while you were writing. Compare and save again: what you see here is what you wrote.',
  },
}
