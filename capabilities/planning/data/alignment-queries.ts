import { sql } from 'drizzle-orm'
import { type Id, isId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { linksFrom, linksTo } from '../../../platform/links/links.ts'
import { ALIGN_ELEMENT } from '../alignment-permissions.ts'
import type { ElementKind } from '../model.ts'
import { READ_PUBLIC } from '../permissions.ts'
import { unitOfElement } from './align-element.ts'

export interface AlignmentItem {
  readonly id: Id
  readonly parent: Id | undefined
  readonly catalogue: string
  readonly code: string
  readonly title: Text
}

export interface AlignmentCatalogue {
  readonly id: Id
  readonly code: string
  readonly title: Text
  readonly note: Text | undefined
  readonly certainty: string
  readonly items: readonly AlignmentItem[]
}

/** That an element contributes to an item; `proposal` while nobody has confirmed it. */
export interface Alignment {
  readonly element: Id
  readonly item: Id
  readonly proposal: string | null
  readonly reason: string | null
}

export interface AlignmentAnswer {
  readonly catalogues: readonly AlignmentCatalogue[]
  readonly alignments: readonly Alignment[]
}

/** Catalogues and who contributes to what, for anybody. */
export const alignmentQuery: Query<undefined, AlignmentAnswer> = {
  id: 'planning.alignment',
  permission: READ_PUBLIC,
  async run(tx) {
    const catalogues = await loadCatalogues(tx)
    const ids = catalogues.flatMap(({ items }) => items.map(({ id }) => id))
    const links = await linksTo(tx, ids, 'aligned_with')
    return {
      ok: true,
      value: {
        catalogues,
        alignments: links.map(({ from, to, proposal, reason }) => ({
          element: from.id,
          item: to.id,
          proposal,
          reason: reason ?? null,
        })),
      },
    }
  },
}

async function loadCatalogues(tx: ReadTx): Promise<readonly AlignmentCatalogue[]> {
  const catalogues = await tx.execute(sql`select * from planning.alignment_catalogue order by sort, code collate "C"`)
  const items = await tx.execute(sql`
    select id, catalogue_id, parent_id, code, title, title_en from planning.alignment_item order by catalogue_id, sort`)
  const own = Map.groupBy(items.rows, (row) => String(row.catalogue_id))
  return catalogues.rows.map((row) => ({
    id: String(row.id),
    code: String(row.code),
    title: textOf(row.title, row.title_en),
    note: row.note === null ? undefined : textOf(row.note, row.note_en),
    certainty: String(row.certainty),
    items: (own.get(String(row.id)) ?? []).map((item) => ({
      id: String(item.id),
      parent: item.parent_id === null ? undefined : String(item.parent_id),
      catalogue: String(row.code),
      code: String(item.code),
      title: textOf(item.title, item.title_en),
    })),
  }))
}

export interface ElementAlignment {
  readonly element: {
    readonly id: Id
    readonly kind: ElementKind
    readonly code: string | null
    readonly title: Text
    readonly unit: string | null
    readonly year: number
  }
  readonly catalogues: readonly AlignmentCatalogue[]
  readonly alignments: readonly Alignment[]
}

/** One element with what it contributes to, for who may say so. */
export const elementAlignmentQuery: Query<string, ElementAlignment> = {
  id: 'planning.element_alignment',
  permission: ALIGN_ELEMENT,
  subject: (tx, id) => unitOfElement(tx, id),
  async run(tx, _ctx, id) {
    const found = isId(id)
      ? await tx.execute(sql`
          select e.id, e.kind, e.code, e.title, e.title_en, u.code as unit, i.from_year
          from planning.element e join planning.instrument i on i.id = e.instrument_id
          left join identity.unit u on u.id = i.unit_id where e.id = ${id} and e.retired_at is null`)
      : { rows: [] }
    const row = found.rows[0]
    if (row === undefined) return refuse(noElement())
    const links = await linksFrom(tx, [id], 'aligned_with')
    return {
      ok: true,
      value: {
        element: {
          id: String(row.id),
          kind: row.kind as ElementKind,
          code: row.code === null ? null : String(row.code),
          title: textOf(row.title, row.title_en),
          unit: row.unit === null ? null : String(row.unit),
          year: Number(row.from_year),
        },
        catalogues: await loadCatalogues(tx),
        alignments: links.map(({ from, to, proposal, reason }) => ({
          element: from.id,
          item: to.id,
          proposal,
          reason: reason ?? null,
        })),
      },
    }
  },
}

function textOf(es: unknown, en: unknown): Text {
  return en === null || en === undefined ? { es: String(es) } : { es: String(es), en: String(en) }
}

function noElement(): Refusal<'no_element'> {
  return {
    kind: 'no_element',
    message: { es: 'Ese elemento no está en ningún plan vigente.', en: 'That element is in no plan in force.' },
  }
}
