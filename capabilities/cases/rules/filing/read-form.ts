import { parseMoney } from '../../../../kernel/money.ts'
import type { Answer, Answers, Field, Parts } from './answers.ts'

/** What a browser sent, by name: several where several things were ticked. */
export type Sent = ReadonlyMap<string, readonly string[]>

/** Parts of a person and of who signs; the first names them in rules and lists. */
export const PERSON_PARTS = {
  person: ['name', 'document', 'contact'],
  professional: ['name', 'accreditation'],
} as const

/** Rows that a table's form offers below those that are filled in. */
export const EMPTY_ROWS = 3
const MOST_ROWS = 200
const LONGEST = 10_000

export function partName(field: string, part: string): string {
  return `${field}.${part}`
}

export function cellName(field: string, row: number, column: string): string {
  return `${field}.${row}.${column}`
}

/**
 * The answers after a form was sent: of the fields that it showed what was typed, of all others what was there. Nothing typed is no
 * answer; what cannot be read stays as it was typed, so that it can be shown again and be said what is wrong.
 */
export function answersAfter(before: Answers, shown: readonly Field[], sent: Sent): Answers {
  const after: Record<string, Answer> = { ...before }
  for (const field of shown) {
    if (field.kind === 'file') continue
    const answer = readAnswer(field, sent)
    if (answer === undefined) delete after[field.key]
    else after[field.key] = answer
  }
  return after
}

function readAnswer(field: Field, sent: Sent): Answer | undefined {
  const { key, kind, options = [] } = field
  const text = typed(sent, key)
  switch (kind) {
    case 'number':
      return text === undefined ? undefined : (numberOf(text) ?? text)
    case 'money': {
      const money = text === undefined ? undefined : parseMoney(text, 'USD')
      return money === undefined ? text : money.cents / 100
    }
    case 'yes_no':
      return text === 'si' ? true : text === 'no' ? false : undefined
    case 'choices': {
      const known = new Set<string>(options.map(({ value }) => value))
      const chosen = (sent.get(key) ?? []).filter((each) => known.has(each))
      return chosen.length === 0 ? undefined : [...new Set(chosen)]
    }
    case 'table':
      return rowsOf(field, sent)
    case 'person':
    case 'professional':
      return partsOf(
        PERSON_PARTS[kind].map((part) => [part, typed(sent, partName(key, part))]),
        'name',
      )
    case 'parcel': {
      // A choice among what was found belongs to the words that it was found for.
      const choice = text === undefined ? undefined : typed(sent, `${key}-choice`)
      return choice === undefined ? text : { said: text ?? '', choice }
    }
    case 'point':
    case 'polygon':
      return partsOf(
        [
          ['said', text],
          ['system', typed(sent, `${key}-system`)],
        ],
        'said',
      )
    default:
      return text
  }
}

function typed(sent: Sent, name: string): string | undefined {
  const text = sent.get(name)?.at(-1)?.trim().slice(0, LONGEST)
  return text === '' ? undefined : text
}

/** `1,234.5` and `1234,5`. */
export function numberOf(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f]/gu, '')
  const pointed = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain.replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(pointed) && pointed.length < 16 ? Number(pointed) : undefined
}

function partsOf(said: readonly (readonly [string, string | undefined])[], main: string): Parts | undefined {
  const parts = Object.fromEntries(said.filter((pair): pair is readonly [string, string] => pair[1] !== undefined))
  // A chosen system of coordinates, or a contact, alone says nothing.
  const meant = said.some(([name, value]) => value !== undefined && (name === main || name !== 'system'))
  return meant ? parts : undefined
}

/** Columns of a table are its options. Rows with nothing in them are none. */
function rowsOf({ key, options = [] }: Field, sent: Sent): readonly Parts[] | undefined {
  const rows: Parts[] = []
  for (let row = 0; row < MOST_ROWS; row += 1) {
    const cells = options.map(({ value }) => [value, typed(sent, cellName(key, row, value))] as const)
    if (cells.every(([column]) => !sent.has(cellName(key, row, column)))) break
    const filled = partsOf(cells, options[0]?.value ?? '')
    if (filled !== undefined) rows.push(filled)
  }
  return rows.length === 0 ? undefined : rows
}
