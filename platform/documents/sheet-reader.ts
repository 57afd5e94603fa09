import { type CellArea, cellAddress, MOST_COLUMNS, MOST_ROWS, parseAddress, parseArea } from './cell-address.ts'
import type { DocumentRefusal } from './refusals.ts'
import { tooManyCells } from './refusals.ts'
import type { ReadCell, WorkbookLimits } from './workbook-content.ts'
import { PLAIN_STYLE, type ReadStyle } from './workbook-styles.ts'
import { decodeEscapes } from './workbook-text.ts'
import { type Attributes, attribute, StopReading, type XmlHandler } from './xml.ts'
import { DamagedPart } from './zip-guard.ts'

/** Thrown to end a sheet that goes beyond a limit; carries the sentence that names sheet and address. */
export class BeyondLimit extends StopReading {
  readonly refusal: DocumentRefusal
  constructor(refusal: DocumentRefusal) {
    super(refusal.kind)
    this.refusal = refusal
  }
}

export interface SheetContext {
  readonly part: string
  readonly sheet: string
  readonly styles: readonly ReadStyle[]
  readonly sharedStrings: readonly string[]
  /** By address; what is left over after the reading stands on empty cells. */
  readonly comments: Map<string, string>
  readonly limits: WorkbookLimits
  /** Cells still allowed in the whole workbook. */
  readonly cellsLeft: number
  emit(cell: ReadCell): void
}

export interface SheetReading extends XmlHandler {
  readonly merges: CellArea[]
  /** Cells emitted, comments without a cell included, after the part has been read. */
  finish(): { readonly rows: number; readonly columns: number; readonly cells: number }
}

/** Follows one `sheetN.xml` as it inflates (ECMA-376 part 1 §18.3.1). Cells and rows may leave their address out. */
export function sheetReading(context: SheetContext): SheetReading {
  const { styles, sharedStrings, comments, limits } = context
  const merges: CellArea[] = []
  const sharedFormulas = new Map<string, string>()
  let row = 0
  let column = 0
  let lastRow = 0
  let lastColumn = 0
  let emitted = 0
  let style: ReadStyle = PLAIN_STYLE
  let type = 'n'
  let value = ''
  let formula: string | undefined
  let sharedFormula: string | undefined
  let collect: 'value' | 'formula' | undefined
  let phonetic = false

  const emit = (cell: ReadCell): void => {
    const holdsOnlyFill = cell.text === '' && cell.formula === undefined && cell.comment === undefined
    // Whole rows or columns painted to the end of the sheet are decoration; data out there is a refusal.
    if (cell.row > limits.rows || cell.column > limits.columns) {
      if (holdsOnlyFill) return
      const of = cell.row > limits.rows ? 'rows' : 'columns'
      throw new BeyondLimit(tooManyCells(context.sheet, cell.address, { of, count: limits[of] }))
    }
    emitted += 1
    if (emitted > context.cellsLeft) {
      throw new BeyondLimit(tooManyCells(context.sheet, cell.address, { of: 'cells', count: limits.cells }))
    }
    if (cell.row > lastRow) lastRow = cell.row
    if (cell.column > lastColumn) lastColumn = cell.column
    context.emit(cell)
  }

  const openCell = (attributes: Attributes): void => {
    const reference = attributes.r
    const place = reference === undefined ? undefined : parseAddress(reference)
    if (reference !== undefined && !place) throw new DamagedPart(context.part)
    if (place) row = place.row
    column = place?.column ?? column + 1
    if (column > MOST_COLUMNS || row > MOST_ROWS) throw new DamagedPart(context.part)
    style = styles[Number(attributes.s ?? 0)] ?? PLAIN_STYLE
    type = attributes.t ?? 'n'
    value = ''
    formula = undefined
    sharedFormula = undefined
  }

  const openFormula = (attributes: Attributes): void => {
    formula = ''
    sharedFormula = attributes.t === 'shared' ? attributes.si : undefined
  }

  const closeFormula = (): void => {
    if (sharedFormula === undefined) return
    if (formula) sharedFormulas.set(sharedFormula, formula)
    else formula = sharedFormulas.get(sharedFormula) ?? ''
  }

  const closeCell = (): void => {
    const { fill } = style
    if (value === '' && formula === undefined && fill === undefined && comments.size === 0) return
    const address = cellAddress(row, column)
    const comment = comments.size > 0 ? comments.get(address) : undefined
    const shown = showValue(type, value, style, sharedStrings)
    if (shown.text === '' && formula === undefined && fill === undefined && comment === undefined) return
    if (comment !== undefined) comments.delete(address)
    emit({
      row,
      column,
      address,
      text: shown.text,
      ...(shown.number === undefined ? {} : { number: shown.number }),
      ...(shown.date === undefined ? {} : { date: shown.date }),
      ...(formula === undefined ? {} : { formula }),
      ...(fill === undefined ? {} : { fill }),
      ...(comment === undefined ? {} : { comment }),
    })
  }

  return {
    merges,
    open: (name, attributes) => {
      if (name === 'c') openCell(attributes)
      else if (name === 'v' || name === 't') collect = phonetic ? undefined : 'value'
      else if (name === 'row') {
        row = attributes.r === undefined ? row + 1 : Number(attributes.r)
        column = 0
        if (!(Number.isInteger(row) && row >= 1)) throw new DamagedPart(context.part)
      } else if (name === 'f') {
        collect = 'formula'
        openFormula(attributes)
      } else if (name === 'rPh') phonetic = true
      else if (name === 'mergeCell') {
        const area = parseArea(attribute(attributes, 'ref') ?? '')
        if (!area) throw new DamagedPart(context.part)
        if (area.bottom > area.top || area.right > area.left) merges.push(area)
      }
    },
    text: (text) => {
      if (collect === 'value') value += text
      else if (collect === 'formula') formula = (formula ?? '') + text
    },
    close: (name) => {
      if (name === 'c') closeCell()
      else if (name === 'v' || name === 't') collect = undefined
      else if (name === 'f') {
        collect = undefined
        closeFormula()
      } else if (name === 'rPh') phonetic = false
    },
    finish: () => {
      for (const [address, comment] of comments) {
        const place = parseAddress(address)
        if (place) emit({ ...place, address, text: '', comment })
      }
      return { rows: lastRow, columns: lastColumn, cells: emitted }
    },
  }
}

type Shown = Pick<ReadCell, 'text' | 'number' | 'date'>

/** Cell types of §18.18.11: shared and inline strings, formula strings, booleans, errors, ISO dates, numbers. */
function showValue(type: string, value: string, style: ReadStyle, sharedStrings: readonly string[]): Shown {
  if (type === 's') return { text: style.format.showText(sharedStrings[Number(value)] ?? '') }
  if (type === 'inlineStr' || type === 'str') return { text: style.format.showText(decodeEscapes(value)) }
  if (type === 'b') return { text: value === '1' || value === 'true' ? 'TRUE' : 'FALSE' }
  if (type === 'e') return { text: value }
  if (type === 'd') return { text: value, date: value.slice(0, 10) }
  if (value === '') return { text: '' }
  const number = Number(value)
  if (!Number.isFinite(number)) return { text: value }
  const date = style.format.date?.(number)
  return { text: style.format.show(number), number, ...(date === undefined ? {} : { date }) }
}
