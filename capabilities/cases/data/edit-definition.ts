import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import { changeBetween, type RecordState } from '../../../platform/audit/record-state.ts'
import type { Change, Command } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { definitionPublished } from '../cases-events.ts'
import { readDefinitionFile } from '../imports/definition-file.ts'
import { PUBLISH_DEFINITIONS, WRITE_DEFINITIONS } from '../permissions.ts'
import { checkDefinition } from '../rules/definition/check.ts'
import { compareEditions } from '../rules/definition/compare.ts'
import { type Definition, definitionSchema } from '../rules/definition/definition.ts'
import { blankDefinition, type Edit, edited } from '../rules/definition/edit.ts'
import { type DefinitionDraft, draftsIn, editionsIn, NO_DRAFT } from './definition-drafts.ts'
import { DEFINITION } from './definitions.ts'

const code = z
  .string()
  .trim()
  .max(60)
  .regex(/^[a-z][a-z0-9-]*$/, {
    error: 'code',
  })

export const startInput = z.object({ code, title: z.string().trim().min(3).max(200).optional() })
const draftInput = z.object({ draftId: z.uuid(), expectedVersion: z.coerce.number().int().min(1) })
const at = z.string().max(100)
export const editInput = draftInput.extend({
  edit: z.union([
    z.object({ act: z.enum(['put', 'add']), at, value: z.unknown() }),
    z.object({ act: z.enum(['up', 'down', 'remove']), at }),
    z.object({ act: z.literal('basics'), value: z.record(z.string(), z.unknown()) }),
  ]),
})
export const importInput = z.object({ yaml: z.string().min(1).max(500_000) })

type DraftOutput = { readonly draftId: Id; readonly version: number }

/** A draft of the next edition: from the one in force, or from nothing. One is open of each procedure at a time. */
export const startDraft: Command<z.infer<typeof startInput>, DraftOutput> = {
  id: 'cases.start_definition_draft',
  title: { es: 'Abrir el borrador de un trámite', en: 'Open the draft of a procedure' },
  input: startInput,
  permission: WRITE_DEFINITIONS,
  async run(tx, ctx, input) {
    const [current] = await editionsIn(tx, { code: input.code })
    if (current === undefined && input.title === undefined) return refuse(NO_TITLE)
    const content = definitionSchema.parse(
      current === undefined
        ? blankDefinition(input.code, input.title ?? input.code)
        : { ...current.content, edition: nextEdition(current.edition, ctx.today) },
    )
    return insertDraft(tx, ctx, content, undefined)
  },
}

/** A YAML that somebody wrote or took along: it becomes the draft of its procedure, or takes the place of what was there. */
export const importDraft: Command<z.infer<typeof importInput>, DraftOutput> = {
  id: 'cases.import_definition',
  title: { es: 'Traer un trámite de un archivo YAML', en: 'Bring a procedure in from a YAML file' },
  input: importInput,
  permission: WRITE_DEFINITIONS,
  async run(tx, ctx, { yaml }) {
    const read = readDefinitionFile(yaml)
    if (!read.ok) return read
    const [before] = await draftsIn(tx, { code: read.value.code })
    if (before === undefined) return insertDraft(tx, ctx, read.value, undefined)
    const held = await holdDraft(tx, before.id, before.version)
    return held.ok ? saveDraft(tx, ctx, held.value, read.value) : held
  },
}

export const editDraft: Command<z.infer<typeof editInput>, DraftOutput> = {
  id: 'cases.edit_definition',
  title: { es: 'Cambiar el borrador de un trámite', en: 'Change the draft of a procedure' },
  input: editInput,
  permission: WRITE_DEFINITIONS,
  async run(tx, ctx, { draftId, expectedVersion, edit }) {
    const held = await holdDraft(tx, draftId, expectedVersion)
    if (!held.ok) return held
    // Of one procedure there is one draft: its code stays.
    const asked: Edit =
      edit.act === 'basics' ? { act: 'basics', value: { ...edit.value, code: held.value.code } } : edit
    const done = edited(held.value.content, asked)
    return done.ok ? saveDraft(tx, ctx, held.value, done.value) : done
  },
}

/** Somebody filled its form and walked its steps: from here to the next change it may be published. */
export const noteTried: Command<z.infer<typeof draftInput>, DraftOutput> = {
  id: 'cases.try_definition',
  title: { es: 'Dar por probado el borrador de un trámite', en: 'Mark the draft of a procedure as tried' },
  input: draftInput,
  permission: WRITE_DEFINITIONS,
  async run(tx, _ctx, { draftId, expectedVersion }) {
    const held = await holdDraft(tx, draftId, expectedVersion)
    if (!held.ok) return held
    await tx.execute(sql`update cases.definition_draft set tried_version = version where id = ${draftId}`)
    return {
      ok: true,
      value: {
        output: { draftId, version: expectedVersion },
        changes: [changeOf(held.value, {}, { tried: true })],
      },
    }
  },
}

export const discardDraft: Command<z.infer<typeof draftInput>, { readonly code: string }> = {
  id: 'cases.discard_definition',
  title: { es: 'Descartar el borrador de un trámite', en: 'Discard the draft of a procedure' },
  input: draftInput,
  permission: WRITE_DEFINITIONS,
  async run(tx, _ctx, { draftId, expectedVersion }) {
    const held = await holdDraft(tx, draftId, expectedVersion)
    if (!held.ok) return held
    await tx.execute(sql`delete from cases.definition_draft where id = ${draftId}`)
    const change = { ...changeOf(held.value, { edition: held.value.content.edition }, {}) }
    return { ok: true, value: { output: { code: held.value.code }, changes: [change] } }
  },
}

/** From this moment the public sees it and new cases are of it; those that were filed stay on theirs. */
export const publishDraft: Command<z.infer<typeof draftInput>, { readonly code: string; readonly edition: string }> = {
  id: 'cases.publish_definition',
  title: { es: 'Publicar una edición de un trámite', en: 'Publish an edition of a procedure' },
  input: draftInput,
  permission: PUBLISH_DEFINITIONS,
  async run(tx, ctx, { draftId, expectedVersion }) {
    const held = await holdDraft(tx, draftId, expectedVersion)
    if (!held.ok) return held
    const { content, tried, officeId } = held.value
    const errors = checkDefinition(content).filter(({ severity }) => severity === 'error')
    if (errors.length > 0) return refuse(hasErrors(errors.length))
    if (!tried) return refuse(NOT_TRIED)
    const { edition } = content
    const id = newId()
    const made = await tx.execute(sql`
      insert into cases.definition (id, office_id, code, edition, content, published_at)
      values (${id}, ${officeId}, ${content.code}, ${edition}, ${JSON.stringify(content)}::jsonb, ${ctx.now})
      on conflict (office_id, code, edition) do nothing returning id`)
    if (made.rows.length === 0) return refuse(editionTaken(edition))
    await tx.execute(sql`delete from cases.definition_draft where id = ${draftId}`)
    const label = `${content.title.es}, ${edition}`
    return {
      ok: true,
      value: {
        output: { code: content.code, edition },
        changes: [{ kind: DEFINITION, id, label, before: {}, after: { edition, published: ctx.today } }],
        events: [definitionPublished(content.code, edition)],
      },
    }
  },
}

type Held = DefinitionDraft & { readonly officeId: Id }

/** One writer at a time: who comes second is told, and what was typed stays in the form. */
async function holdDraft(tx: WriteTx, id: Id, expectedVersion: number): Promise<Result<Held, Refusal>> {
  const locked = await tx.execute(sql`select office_id from cases.definition_draft where id = ${id} for update`)
  const [draft] = await draftsIn(tx, { id })
  const officeId = locked.rows[0]?.office_id
  if (draft === undefined || officeId === undefined) return refuse(NO_DRAFT)
  if (draft.version !== expectedVersion) return refuse(CHANGED_MEANWHILE)
  return { ok: true, value: { ...draft, officeId: String(officeId) } }
}

async function insertDraft(tx: WriteTx, ctx: Ctx, content: Definition, before: Definition | undefined) {
  const id = newId()
  const made = await tx.execute(sql`
    insert into cases.definition_draft (id, office_id, code, content, changed_at)
    select ${id}, coalesce(
        (select office_id from cases.definition where code = ${content.code} limit 1),
        ${typeof ctx.who === 'string' ? null : ctx.who.officeId}::uuid), ${content.code}, ${JSON.stringify(content)}::jsonb, ${ctx.now}
    on conflict (office_id, code) do nothing returning id`)
  if (made.rows.length === 0) return refuse(OPEN_ALREADY)
  const change = changeOf({ id, content }, before === undefined ? {} : { edition: before.edition }, {
    edition: content.edition,
  })
  return { ok: true as const, value: { output: { draftId: id, version: 1 }, changes: [change] } }
}

async function saveDraft(tx: WriteTx, ctx: Ctx, held: Held, content: Definition) {
  const version = held.version + 1
  await tx.execute(sql`
    update cases.definition_draft set content = ${JSON.stringify(content)}::jsonb, version = ${version}, changed_at = ${ctx.now}
    where id = ${held.id}`)
  const differences = compareEditions(held.content, content)
  const side = (name: 'before' | 'after'): RecordState =>
    Object.fromEntries(differences.map((each) => [each.place, each[name]]))
  const told = changeBetween(side('before'), side('after')) ?? { before: {}, after: {} }
  return {
    ok: true as const,
    value: {
      output: { draftId: held.id, version },
      changes: differences.length === 0 ? [] : [changeOf({ id: held.id, content }, told.before, told.after)],
    },
  }
}

function changeOf(
  { id, content }: Pick<DefinitionDraft, 'id' | 'content'>,
  before: RecordState | undefined,
  after: RecordState | undefined,
): Change {
  return { kind: DEFINITION, id, label: `${content.title.es}, borrador de ${content.edition}`, before, after }
}

/** `2026-2` after `2026-1` in 2026, and `2027-1` after it in 2027. */
function nextEdition(edition: string, today: string): string {
  const year = today.slice(0, 4)
  const [before, number = '0'] = edition.split('-')
  return before !== undefined && before >= year && /^\d+$/.test(number)
    ? `${before}-${Number(number) + 1}`
    : `${year}-1`
}

const NO_TITLE: Refusal<'no_title'> = {
  kind: 'no_title',
  field: 'title',
  message: {
    es: 'Ese trámite no existe todavía: escriba también cómo se llama.',
    en: 'That procedure does not exist yet: write its name too.',
  },
}
const OPEN_ALREADY: Refusal<'open_already'> = {
  kind: 'open_already',
  message: {
    es: 'De ese trámite ya hay un borrador abierto: siga en él o descártelo.',
    en: 'A draft of that procedure is open already: go on with it or discard it.',
  },
}
const CHANGED_MEANWHILE: Refusal<'changed_meanwhile'> = {
  kind: 'changed_meanwhile',
  message: {
    es: 'Otra persona cambió el borrador mientras usted escribía. Mire cómo quedó y guarde de nuevo si lo suyo sigue valiendo.',
    en: 'Somebody else changed the draft while you were writing. See how it stands and save again if yours still holds.',
  },
}
const NOT_TRIED: Refusal<'not_tried'> = {
  kind: 'not_tried',
  message: {
    es: 'Tal como está, nadie lo ha probado: pruébelo y dígalo antes de publicar.',
    en: 'As it stands nobody has tried it: try it and say so before publishing.',
  },
}
function hasErrors(count: number): Refusal<'has_errors'> {
  return {
    kind: 'has_errors',
    message: {
      es: `No se publica con errores: quedan ${count}. Cada uno está junto a lo que le toca.`,
      en: `It is not published with errors: ${count} are left. Each stands beside what it concerns.`,
    },
  }
}
function editionTaken(edition: string): Refusal<'edition_taken'> {
  return {
    kind: 'edition_taken',
    message: {
      es: `La edición ${edition} ya está publicada y no se cambia: dé otro número a esta.`,
      en: `Edition ${edition} is published already and is not changed: give this one another number.`,
    },
  }
}

export const definitionCommands = [startDraft, importDraft, editDraft, noteTried, discardDraft, publishDraft]
