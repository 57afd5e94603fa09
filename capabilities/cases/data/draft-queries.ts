import { sql } from 'drizzle-orm'
import { refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Query } from '../../../platform/capability/command.ts'
import { APPLY } from '../filing-permissions.ts'
import type { Definition } from '../rules/definition/definition.ts'
import { type Review, reviewOf } from '../rules/filing/review.ts'
import { type GuestLinks, mayPrepare, NO_DRAFT, type OpenedDraft, openDraft } from './draft-store.ts'

export interface DraftAnswer extends OpenedDraft {
  readonly review: Review
}

/** A draft with all that stands between it and its filing today. */
export const draftQuery: Query<{ readonly draftId: string; readonly links: GuestLinks }, DraftAnswer> = {
  id: 'cases.draft',
  permission: APPLY,
  async run(tx, ctx, { draftId, links }) {
    const opened = await openDraft(tx, draftId)
    if (opened === undefined || !mayPrepare(ctx, links, opened.draft)) return refuse(NO_DRAFT)
    const { compiled, draft } = opened
    return { ok: true, value: { ...opened, review: reviewOf(compiled, draft.answers, draft.documents, ctx.today) } }
  },
}

export interface OwnThings {
  readonly drafts: readonly { readonly id: string; readonly procedure: Text; readonly updatedAt: string }[]
  readonly cases: readonly {
    readonly id: string
    readonly number: string
    readonly procedure: Text
    readonly filedOn: string
    readonly endedAs: string | undefined
    readonly dueOn: string | undefined
    readonly steps: readonly Text[]
  }[]
}

/** Applications and cases of whoever asks, the newest first. */
export const ownThingsQuery: Query<{ readonly links: GuestLinks }, OwnThings> = {
  id: 'cases.own_things',
  permission: APPLY,
  async run(tx, { who }, { links }) {
    const account = typeof who === 'string' ? null : who.accountId
    const own = sql`(t.account_id = ${account}::uuid or t.token_hash = any(${sql.param(links)}::text[]))`
    const drafts = await tx.execute(sql`
      select t.id, t.updated_at, d.content -> 'title' as title from cases.draft t join cases.definition d on d.id = t.definition_id
      where ${own} and t.filed_case_id is null order by t.updated_at desc limit 100`)
    const cases = await tx.execute(sql`
      select t.id, t.number, t.filed_on, t.ended_as, t.due_on, t.flow, d.content from cases.case_file t
      join cases.definition d on d.id = t.definition_id
      where ${own} order by t.filed_at desc limit 200`)
    return {
      ok: true,
      value: {
        drafts: drafts.rows.map(({ id, updated_at: at, title }) => ({
          id: String(id),
          updatedAt: String(at),
          procedure: title as Text,
        })),
        cases: cases.rows.map((row) => {
          const { title, steps } = row.content as Definition
          const { open, ended } = row.flow as { readonly open: readonly string[]; readonly ended?: string }
          return {
            id: String(row.id),
            number: String(row.number),
            procedure: title,
            filedOn: String(row.filed_on),
            endedAs: row.ended_as === null ? undefined : String(row.ended_as),
            dueOn: row.due_on === null ? undefined : String(row.due_on),
            steps: steps.filter(({ key }) => key === ended || open.includes(key)).map((step) => step.title),
          }
        }),
      },
    }
  },
}

/** What the link of a letter opens: a draft, or the case that came of it. */
export const guestLinkQuery: Query<
  { readonly hash: string },
  { readonly draftId: string; readonly caseId: string | undefined }
> = {
  id: 'cases.guest_link',
  permission: APPLY,
  async run(tx, _ctx, { hash }) {
    const found = await tx.execute(sql`select id, filed_case_id from cases.draft where token_hash = ${hash}`)
    const [row] = found.rows
    if (row === undefined) return refuse(NO_DRAFT)
    return {
      ok: true,
      value: {
        draftId: String(row.id),
        caseId: row.filed_case_id === null ? undefined : String(row.filed_case_id),
      },
    }
  },
}

export interface ConsentAnswer {
  readonly procedure: Text
  readonly by: string
  readonly owner: string
  readonly consentedAt: string | undefined
}

/** What somebody is asked to consent to, by the link of the letter. */
export const consentQuery: Query<{ readonly hash: string }, ConsentAnswer> = {
  id: 'cases.consent',
  permission: APPLY,
  async run(tx, _ctx, { hash }) {
    const found = await tx.execute(sql`
      select t.applicant_name, t.owner_name, t.consented_at, d.content -> 'title' as title
      from cases.draft t join cases.definition d on d.id = t.definition_id where t.consent_token_hash = ${hash}`)
    const [row] = found.rows
    if (row === undefined) return refuse(NO_DRAFT)
    return {
      ok: true,
      value: {
        procedure: row.title as Text,
        by: String(row.applicant_name ?? ''),
        owner: String(row.owner_name ?? ''),
        consentedAt: row.consented_at === null ? undefined : String(row.consented_at),
      },
    }
  },
}
