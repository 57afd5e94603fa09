import { say as inWords, type Locale } from '../../../kernel/text.ts'
import { SHEET_WORDS } from '../pages/staff/edit/sheet-words.ts'
import { formatBlock, parseBlock } from '../rules/edit/block.ts'
import { clear, copyBlock, fillRight, pasteBlock } from '../rules/edit/fill.ts'
import {
  type Area,
  changedPlaces,
  type Edit,
  edgesOf,
  openSheet,
  type Place,
  placeKey,
  placesIn,
  redo,
  type Sheet,
  textAt,
  undo,
  write,
} from '../rules/edit/sheet.ts'
import { type SheetKind, seenText, valueText } from '../rules/edit/sheet-form.ts'
import type { KeptChanges } from './kept-changes.ts'
import { type CellOfPage, makeGrid, markCell, placeOfNode, type RowOfPage, seenTexts } from './sheet-dom.ts'
import { keyAct, type Mode } from './sheet-keys.ts'
import { wrongCells } from './wrong-cells.ts'

export interface EditorParts {
  readonly table: HTMLTableElement
  readonly rows: readonly RowOfPage[]
  readonly kind: SheetKind
  readonly locale: Locale
  /** To the person, also to one who does not see the sheet. */
  readonly say: (message: string) => void
  readonly changed: () => void
}

/** A cell that is written anew on a page that has come; `seen` is absent where that page's own value was seen. */
export interface PutBack {
  readonly name: string
  readonly typed: string
  readonly seen: string | undefined
}

/** By name of the field, where another value was seen than the page shows. */
export function seenThen(cells: readonly PutBack[]): Readonly<Record<string, string>> {
  return Object.fromEntries(cells.flatMap(({ name, seen }) => (seen === undefined ? [] : [[name, seen] as const])))
}

const NOTE = 'sheet-changed-note'

/** The sheet in the page: what is selected, what is being written, and what stands in the cells. */
export class SheetEditor {
  onSave: () => void = () => {}
  readonly #parts: EditorParts
  readonly #words: (typeof SHEET_WORDS)[Locale]
  #sheet: Sheet
  #wrong: ReadonlyMap<string, string> = new Map()
  #seenThen: Readonly<Record<string, string>> = {}
  #mode: Mode = 'moving'
  #at: Place = { row: 0, column: 0 }
  #from: Place = { row: 0, column: 0 }
  #dragging = false

  constructor(parts: EditorParts) {
    this.#parts = parts
    this.#words = SHEET_WORDS[parts.locale]
    const { rows, table } = parts
    const fixed = rows.flatMap(({ cells }, row) =>
      cells.flatMap(({ input }, column) => (input === undefined ? [placeKey({ row, column })] : [])),
    )
    this.#sheet = openSheet(rows.map(seenTexts), fixed)
    makeGrid(table, rows)
    const note = document.createElement('span')
    note.id = NOTE
    note.hidden = true
    note.textContent = this.#words.changed
    table.before(note)
    this.#listen()
    this.#tabStop(true)
  }

  /** A page that came back with what was typed: those cells are changed from the start. */
  takeTyped(): void {
    this.#put(this.#typedNow())
  }

  get place(): Place {
    return this.#at
  }

  tally(): { readonly unsaved: number; readonly wrong: number } {
    return { unsaved: changedPlaces(this.#sheet).length, wrong: this.#wrong.size }
  }

  /** Name → text and what was seen, of every cell that is not saved. */
  unsavedCells(): Readonly<Record<string, readonly [string, string]>> {
    return Object.fromEntries(
      changedPlaces(this.#sheet).flatMap((place) => {
        const name = this.#cell(place)?.input?.name
        const seen = this.#parts.rows[place.row]?.seen[place.column]
        if (name === undefined || seen === undefined) return []
        return [[name, [textAt(this.#sheet, place), this.#seenThen[name] ?? seenText([seen])] as const]]
      }),
    )
  }

  /** Whether a cell is being written at this moment. */
  get writing(): boolean {
    return this.#mode !== 'moving'
  }

  /** What was written after this was sent; without what was seen there where it writes over what was sent. */
  writtenSince(sent: KeptChanges['cells']): readonly PutBack[] {
    this.commit()
    const now = this.unsavedCells()
    return this.#places().flatMap((place): readonly PutBack[] => {
      const name = this.#cell(place)?.input?.name ?? ''
      const typed = textAt(this.#sheet, place)
      const seen = now[name]?.[1]
      if (name in sent) return typed === sent[name]?.[0] ? [] : [{ name, typed, seen: undefined }]
      return seen === undefined ? [] : [{ name, typed, seen }]
    })
  }

  knows(name: string): boolean {
    return this.#parts.rows.some(({ cells }) => cells.some(({ input }) => input?.name === name))
  }

  putBack(cells: readonly PutBack[]): void {
    this.#seenThen = seenThen(cells)
    const typed = new Map(cells.map((cell) => [cell.name, cell.typed]))
    this.#put(
      this.#places().flatMap((place) => {
        const text = typed.get(this.#cell(place)?.input?.name ?? '')
        return text === undefined ? [] : [{ ...place, text }]
      }),
    )
  }

  commit(): void {
    const input = this.#cell(this.#at)?.input
    this.#mode = 'moving'
    if (input !== undefined && input.value !== textAt(this.#sheet, this.#at))
      this.#put([{ ...this.#at, text: input.value.trim() }])
  }

  undo(): void {
    this.#step(undo, this.#words.undone)
  }

  redo(): void {
    this.#step(redo, this.#words.redone)
  }

  fill(): void {
    this.commit()
    this.#put(fillRight(this.#sheet, this.#area()))
    this.#parts.say(this.#words.filled)
    this.goTo(this.#at, true)
  }

  goTo(place: Place, extend = false): void {
    this.#tabStop(false)
    this.#at = place
    if (!extend) this.#from = place
    this.#mode = 'moving'
    this.#tabStop(true)
    const cell = this.#cell(place)
    const target = cell?.input ?? cell?.td
    target?.focus()
    cell?.input?.select()
    target?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    this.#showSelection()
  }

  /** Goes there, to write on where somebody was in the middle of it. */
  writeOn(place: Place): void {
    this.goTo(place)
    const input = this.#cell(place)?.input
    if (input === undefined) return
    this.#mode = 'editing'
    input.setSelectionRange(input.value.length, input.value.length)
  }

  toFirstWrong(): void {
    const place = this.#places().find((each) => this.#wrong.has(placeKey(each)))
    if (place !== undefined) this.goTo(place)
  }

  #listen(): void {
    const { table, rows } = this.#parts
    table.addEventListener('keydown', (event) => this.#onKey(event))
    table.addEventListener('focusin', (event) => {
      const place = placeOfNode(rows, event.target)
      if (place === undefined || placeKey(place) === placeKey(this.#at)) return
      this.#tabStop(false)
      this.#at = place
      this.#from = place
      this.#mode = 'moving'
      this.#tabStop(true)
      this.#showSelection()
    })
    table.addEventListener('focusout', () => this.commit())
    table.addEventListener('input', () => {
      if (this.#mode === 'moving') this.#mode = 'typing'
    })
    table.addEventListener('dblclick', () => {
      this.#mode = 'editing'
    })
    table.addEventListener('mousedown', (event) => {
      const place = placeOfNode(rows, event.target)
      if (place === undefined) return
      this.#dragging = true
      if (event.shiftKey) {
        event.preventDefault()
        this.goTo(place, true)
      }
    })
    table.addEventListener('mouseover', (event) => {
      const place = event.buttons === 1 && this.#dragging ? placeOfNode(rows, event.target) : undefined
      if (place !== undefined && placeKey(place) !== placeKey(this.#at)) this.goTo(place, true)
    })
    table.addEventListener('click', (event) => {
      const place = placeOfNode(rows, event.target)
      this.#dragging = false
      if (place !== undefined && this.#mode === 'moving' && !event.shiftKey) this.#cell(place)?.input?.select()
    })
    for (const kind of ['copy', 'cut', 'paste'] as const)
      table.addEventListener(kind, (event) => this.#onClipboard(kind, event))
  }

  #onKey(event: KeyboardEvent): void {
    const bounds = { rows: this.#parts.rows.length, columns: this.#parts.rows[0]?.cells.length ?? 0 }
    const { key, shiftKey, altKey } = event
    const done = keyAct(
      { key, shiftKey, altKey, command: event.ctrlKey || event.metaKey },
      this.#mode,
      this.#at,
      bounds,
    )
    if (done === undefined || event.isComposing) return
    const input = this.#cell(this.#at)?.input
    if (done.act === 'type') {
      this.#mode = 'typing'
      // What is typed takes the place of what stood there, however one came into the cell.
      input?.select()
      return
    }
    event.preventDefault()
    switch (done.act) {
      case 'move':
        this.commit()
        this.goTo(done.to, done.extend)
        return
      case 'edit':
        this.#mode = input === undefined ? 'moving' : 'editing'
        input?.setSelectionRange(input.value.length, input.value.length)
        return
      case 'cancel':
        if (input !== undefined) input.value = textAt(this.#sheet, this.#at)
        this.goTo(this.#at)
        return
      case 'clear':
        this.#put(clear(this.#area()))
        return
      case 'all':
        this.#from = { row: 0, column: 0 }
        this.goTo({ row: bounds.rows - 1, column: bounds.columns - 1 }, true)
        return
      case 'undo':
        this.undo()
        return
      case 'redo':
        this.redo()
        return
      case 'fill':
        this.fill()
        return
      case 'save':
        this.onSave()
    }
  }

  /** While something is written within one cell, the clipboard is the browser's; else it holds blocks of cells. */
  #onClipboard(kind: 'copy' | 'cut' | 'paste', event: ClipboardEvent): void {
    const pasted = kind === 'paste' ? (event.clipboardData?.getData('text/plain') ?? '') : ''
    if (this.#mode === 'editing' && !/[\t\n]/.test(pasted)) return
    event.preventDefault()
    this.commit()
    const area = this.#area()
    if (kind !== 'paste') {
      event.clipboardData?.setData('text/plain', formatBlock(copyBlock(this.#sheet, area)))
      if (kind === 'cut') this.#put(clear(area))
      return
    }
    const { edits, area: covered, outside, fixed } = pasteBlock(this.#sheet, area, parseBlock(pasted))
    this.#put(edits)
    this.#from = covered.from
    this.goTo(covered.to, true)
    const words = this.#words
    this.#parts.say(
      [
        words.pasted(edits.length),
        ...(outside > 0 ? [words.outside(outside)] : []),
        ...(fixed > 0 ? [words.fixedPasted(fixed)] : []),
        ...(this.#wrong.size > 0 ? [words.toCorrect(this.#wrong.size)] : []),
      ].join(' '),
    )
  }

  #step(which: (sheet: Sheet) => Sheet, message: string): void {
    this.commit()
    const next = which(this.#sheet)
    if (next === this.#sheet) return
    this.#take(next)
    this.#parts.say(message)
    this.goTo(this.#at, true)
  }

  #put(edits: readonly Edit[]): void {
    const next = write(this.#sheet, edits)
    if (next !== this.#sheet) this.#take(next)
  }

  /** Brings the page to what the sheet says, and announces a cell that became wrong. */
  #take(next: Sheet): void {
    const { rows, kind, locale, say, changed } = this.#parts
    this.#sheet = next
    const before = this.#wrong
    const isChanged = new Set(changedPlaces(next).map(placeKey))
    this.#wrong = new Map(
      [...wrongCells(next, rows, kind)].map(([key, message]) => [key, inWords(message, locale)] as const),
    )
    for (const place of this.#places()) {
      const cell = this.#cell(place)
      if (cell === undefined) continue
      const key = placeKey(place)
      const text = textAt(next, place)
      if (cell.input !== undefined && cell.input.value !== text) cell.input.value = text
      markCell(cell, { changed: isChanged.has(key), wrong: this.#wrong.get(key), noteId: NOTE })
    }
    const [news] = [...this.#wrong].filter(([key, message]) => before.get(key) !== message)
    if (news !== undefined) say(news[1])
    changed()
  }

  #showSelection(): void {
    const area = this.#area()
    const selected = new Set(placesIn(area).map(placeKey))
    const several = selected.size > 1
    for (const place of this.#places()) {
      const td = this.#cell(place)?.td
      const is = String(several && selected.has(placeKey(place)))
      if (td !== undefined && td.getAttribute('aria-selected') !== is) td.setAttribute('aria-selected', is)
    }
    const { top, bottom, left, right } = edgesOf(area)
    if (several) this.#parts.say(this.#words.selected(bottom - top + 1, right - left + 1))
  }

  #typedNow(): readonly Edit[] {
    return this.#places().flatMap((place) => {
      const input = this.#cell(place)?.input
      const seen = this.#parts.rows[place.row]?.seen[place.column]
      return input === undefined || input.value === valueText(seen?.value ?? null)
        ? []
        : [{ ...place, text: input.value }]
    })
  }

  #tabStop(is: boolean): void {
    const cell = this.#cell(this.#at)
    const target = cell?.input ?? cell?.td
    if (target !== undefined) target.tabIndex = is ? 0 : -1
  }

  #area(): Area {
    return { from: this.#from, to: this.#at }
  }

  #cell({ row, column }: Place): CellOfPage | undefined {
    return this.#parts.rows[row]?.cells[column]
  }

  #places(): readonly Place[] {
    return this.#parts.rows.flatMap(({ cells }, row) => cells.map((_cell, column) => ({ row, column })))
  }
}
