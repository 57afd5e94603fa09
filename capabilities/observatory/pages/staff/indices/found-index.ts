import type { Result } from '../../../../../kernel/result.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import { type WritableIndex, writableIndexQuery } from '../../../data/index-drafts.ts'
import { indexWorkPaths } from '../../../indices-paths.ts'
import type { IndexDefinition } from '../../../rules/indices/definition.ts'
import { INDEX_WORK_WORDS } from './index-work-words.ts'

/** The index of the address: its draft or, without one, the version in force, from which the first change starts. */
export interface FoundIndex extends WritableIndex {
  readonly definition: IndexDefinition
  /** Of the draft; 0 where there is none. */
  readonly expectedVersion: number
}

export async function findIndex(c: WebContext): Promise<Result<FoundIndex>> {
  const asked = { code: c.req.param('index') ?? '' }
  const found = await c.get('services').runner.query(writableIndexQuery, c.get('ctx'), asked)
  if (!found.ok) return found
  const { draft, editions } = found.value
  const definition = draft?.content ?? editions[0].content
  return { ok: true, value: { ...found.value, definition, expectedVersion: draft?.version ?? 0 } }
}

/** The way back to all indices. */
export function aboveIndices(c: WebContext) {
  const locale = c.get('locale')
  return { title: INDEX_WORK_WORDS[locale].title, href: localPath(locale, indexWorkPaths.indices()) }
}
