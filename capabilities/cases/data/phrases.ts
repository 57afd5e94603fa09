import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Change } from '../../../platform/capability/command.ts'
import type { Manifest } from '../../../platform/capability/manifest.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { institutionFile } from '../../../platform/packs/institution.ts'
import { readOne } from '../../../platform/packs/pack.ts'
import { type PhraseKind, phraseFile } from '../staff-deployment.ts'

export interface Phrase {
  readonly code: string
  readonly kind: PhraseKind
  readonly words: string
  readonly article: string | undefined
}

/** What can be said of this procedure. */
export async function phrasesFor(tx: ReadTx, officeId: Id, procedure: string): Promise<readonly Phrase[]> {
  const found = await tx.execute(sql`
    select code, kind, words, article from cases.phrase
    where office_id = ${officeId} and (procedures is null or ${procedure} = any(procedures)) order by kind, code`)
  return found.rows.map((row) => ({
    code: String(row.code),
    kind: String(row.kind) as PhraseKind,
    words: String(row.words),
    article: row.article === null ? undefined : String(row.article),
  }))
}

/** Phrases that the pack publishes and the office lacks; what officers changed stays. */
export const loadPhrases: NonNullable<Manifest['loadPack']> = async (tx, _ctx, pack) => {
  const [institution, file] = [readOne(pack, institutionFile), readOne(pack, phraseFile)]
  if (!institution.ok) return institution
  if (!file.ok) return file
  const changes: Change[] = []
  for (const { code, kind, words, article, procedures, certainty } of file.value?.value.phrases ?? []) {
    const made = await tx.execute(sql`
      insert into cases.phrase (id, office_id, code, kind, words, article, procedures, certainty)
      select ${newId()}, id, ${code}, ${kind}, ${words}, ${article ?? null}, ${procedures === undefined ? null : sql.param(procedures)}::text[],
        ${certainty}
      from identity.office where code = ${institution.value?.value.home ?? ''}
      on conflict (office_id, code) do nothing returning id`)
    const id = made.rows[0]?.id
    if (id !== undefined) changes.push({ kind: PHRASE, id: String(id), label: code, before: {}, after: { words } })
  }
  return { ok: true, value: changes }
}

export const PHRASE = 'cases.phrase'
