import type { CellRef, DraftElement, ElementKind, Proposal } from '../model.ts'
import { placeKey } from './grid.ts'
import { parseIndicatorTerms } from './indicator-terms.ts'
import { fundingStatusOf, namesPersons, roleOf } from './responsibles.ts'
import type { Piece } from './splitting.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
type Growing = Omit<Mutable<DraftElement>, 'from' | 'proposals'> & { from: CellRef[]; proposals: Proposal[] }

/** Elements of one plan as they are met; a value met again is one value with one more place. */
export class ElementStore {
  readonly #elements = new Map<string, Growing>()
  readonly #bySense = new Map<string, string>()
  readonly #places = new Map<string, Set<string>>()
  readonly #rowsOfProposal = new Map<string, { rule: RowRule; key: string; rows: Set<string> }>()
  readonly #year: number

  constructor(year: number) {
    this.#year = year
  }

  /**
   * Takes a value in. `sense` tells when two texts are the same value; without it each text is its own. The key is the
   * place of its first cell, so that the same file always yields the same keys.
   */
  take(
    kind: ElementKind,
    piece: Piece,
    from: readonly CellRef[],
    key: string,
    sense?: string,
    proposals: readonly Proposal[] = [],
  ): string {
    const known = sense === undefined ? undefined : this.#bySense.get(`${kind}|${sense}`)
    const existing = known === undefined ? undefined : this.#elements.get(known)
    if (existing) {
      this.addPlaces(existing.key, from)
      for (const proposal of proposals) this.propose(existing.key, proposal)
      return existing.key
    }
    const element: Growing = {
      key,
      kind,
      ...(piece.code === undefined ? {} : { code: piece.code }),
      ...(piece.label === undefined ? {} : { label: piece.label }),
      title: piece.title,
      from: [...from],
      proposals: [...proposals],
      ...this.#readInto(kind, piece.title, proposals),
    }
    this.#elements.set(key, element)
    if (sense !== undefined) this.#bySense.set(`${kind}|${sense}`, key)
    return key
  }

  #readInto(kind: ElementKind, title: string, proposals: readonly Proposal[]): Partial<Growing> {
    if (kind === 'indicator') {
      const read = parseIndicatorTerms(title, this.#year)
      return read ? { indicator: read.terms, proposals: [...proposals, read.proposal] } : {}
    }
    if (kind === 'funding_source') return { funding: fundingStatusOf(title) }
    if (kind === 'responsible') return { role: roleOf(title), ...(namesPersons(title) ? { namesPersons: true } : {}) }
    return {}
  }

  has(kind: ElementKind, sense: string): boolean {
    return this.#bySense.has(`${kind}|${sense}`)
  }

  get(key: string): DraftElement | undefined {
    return this.#elements.get(key)
  }

  change(
    key: string,
    change: Partial<Pick<DraftElement, 'schedule' | 'weight' | 'code'>>,
    from: readonly CellRef[] = [],
  ): void {
    const element = this.#elements.get(key)
    if (!element) return
    Object.assign(element, change)
    this.addPlaces(key, from)
  }

  addPlaces(key: string, from: readonly CellRef[]): void {
    const element = this.#elements.get(key)
    if (!element) return
    const known = this.#places.get(key) ?? new Set(element.from.map(placeKey))
    this.#places.set(key, known)
    for (const ref of from) {
      const place = placeKey(ref)
      if (!known.has(place)) element.from.push(ref)
      known.add(place)
    }
  }

  propose(key: string, proposal: Proposal): void {
    const element = this.#elements.get(key)
    if (
      element &&
      !element.proposals.some((known) => known.rule === proposal.rule && known.reason.es === proposal.reason.es)
    )
      element.proposals.push(proposal)
  }

  /** One proposal that names all rows it concerns, however many they are. */
  proposeForRow(key: string, rule: RowRule, row: string): void {
    const id = `${rule}|${key}`
    const known = this.#rowsOfProposal.get(id) ?? { rule, key, rows: new Set() }
    known.rows.add(row)
    this.#rowsOfProposal.set(id, known)
  }

  finish(): readonly DraftElement[] {
    for (const { key, rule, rows } of this.#rowsOfProposal.values()) {
      const words = ROW_RULES[rule]
      const list = spokenRows([...rows])
      this.propose(key, {
        rule,
        reason: { es: words.es.replace('{rows}', list), en: words.en.replace('{rows}', list) },
      })
    }
    this.#rowsOfProposal.clear()
    return [...this.#elements.values()].map(({ proposals, ...element }) =>
      proposals.length === 0 ? element : { ...element, proposals },
    )
  }
}

/** `L408, L409 y L410` as `L408–L410` when they follow one another in the file. */
function spokenRows(rows: readonly string[]): string {
  return rows.length > 6 ? `${rows.slice(0, 5).join(', ')} … ${rows.at(-1)}` : rows.join(', ')
}

const ROW_RULES = {
  same_cell_continues: {
    es: 'En blanco en las filas {rows}, debajo de esta celda y dentro del mismo resultado: se leyó como una sola celda combinada.',
    en: 'Blank at rows {rows}, below this cell and within the same result: read as one merged cell.',
  },
  merged_text_in_the_middle: {
    es: 'El texto está a media altura de su celda combinada: se leyó también para las filas {rows}, arriba de él.',
    en: 'The text stands in the middle of its merged cell: read also for rows {rows}, above it.',
  },
  joined_after_page_break: {
    es: 'Después de un salto de página, la fila {rows} sigue sin repetirlo: se leyó como continuación.',
    en: 'After a page break row {rows} goes on without repeating it: read as its continuation.',
  },
  activity_shared: {
    es: 'La fila {rows} trae indicador o fuente sin actividad propia: se leyó con esta actividad.',
    en: 'Row {rows} has an indicator or source without an activity of its own: read with this activity.',
  },
  row_joined_above: {
    es: 'La fila {rows} no trae actividad: lo que dice se unió a la fila de arriba.',
    en: 'Row {rows} has no activity: what it says was joined to the row above.',
  },
  same_text_repeated: {
    es: 'El mismo texto se repite en la fila {rows}: se leyó como el mismo valor.',
    en: 'The same text is repeated at row {rows}: read as the same value.',
  },
} as const
export type RowRule = keyof typeof ROW_RULES
