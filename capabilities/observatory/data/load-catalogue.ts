import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { Refusal, Result } from '../../../kernel/result.ts'
import type { Change } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { type Pack, readOne } from '../../../platform/packs/pack.ts'
import { type IndicatorData, indicatorsFiles, themesFile } from '../catalogue-deployment.ts'
import type { SheetContent } from '../model.ts'

export const INDICATOR = 'observatory.indicator'

/** Themes and indicators that the database lacks; one that is there is left alone, with whatever editions officers made of it. */
export async function loadCatalogue(
  tx: WriteTx,
  ctx: Ctx,
  pack: Pack,
  officeId: Id,
): Promise<Result<readonly Change[], Refusal>> {
  const themes = readOne(pack, themesFile)
  if (!themes.ok) return themes
  const files = pack.read(indicatorsFiles)
  if (!files.ok) return files
  for (const [index, { code, title, description }] of (themes.value?.value.themes ?? []).entries())
    await tx.execute(sql`
      insert into observatory.theme (id, office_id, code, title, description, sort)
      values (${newId()}, ${officeId}, ${code}, ${JSON.stringify(title)}::jsonb, ${JSON.stringify(description)}::jsonb, ${index})
      on conflict (office_id, code) do nothing`)
  const known = await tx.execute(sql`select code from observatory.indicator`)
  const there = new Set(known.rows.map(({ code }) => String(code)))
  const ids = await tx.execute(sql`select code, id from observatory.theme where office_id = ${officeId}`)
  const themeOf = new Map(ids.rows.map(({ code, id }) => [String(code), String(id)]))
  const changes: Change[] = []
  for (const { value } of files.value)
    for (const [sort, data] of value.indicators.entries()) {
      const themeId = themeOf.get(value.theme)
      if (there.has(data.code) || themeId === undefined) continue
      changes.push(await saveIndicator(tx, ctx, officeId, themeId, sort, data))
    }
  return { ok: true, value: changes }
}

async function saveIndicator(
  tx: WriteTx,
  ctx: Ctx,
  officeId: Id,
  themeId: Id,
  sort: number,
  { code, title, inForceFrom, note, earlier, ...content }: IndicatorData,
): Promise<Change> {
  const id = newId()
  await tx.execute(sql`
    insert into observatory.indicator (id, office_id, code, theme_id, sort) values (${id}, ${officeId}, ${code}, ${themeId}, ${sort})`)
  const editions = [
    ...earlier.map(({ inForceFrom: from, note: why, ...changed }) => ({
      from,
      why,
      content: { ...content, ...changed } satisfies SheetContent,
    })),
    { from: inForceFrom, why: note, content },
  ]
  for (const [index, edition] of editions.entries())
    await tx.execute(sql`
      insert into observatory.sheet (id, office_id, indicator_id, number, in_force_from, title, content, note, recorded_at)
      values (${newId()}, ${officeId}, ${id}, ${index + 1}, ${edition.from}, ${JSON.stringify(title)}::jsonb,
        ${JSON.stringify(edition.content)}::jsonb, ${edition.why}, ${ctx.now})`)
  return { kind: INDICATOR, id, label: title.es, after: { code } }
}
