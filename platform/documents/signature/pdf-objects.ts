/** What an update at the end of a document has to know of it. */
export interface PdfObjects {
  /** One more than the highest number. */
  readonly size: number
  readonly root: number
  /** Where its table of objects begins. */
  readonly table: number
  /** Entries of the trailer that an update repeats. */
  readonly kept: string
  /** What stands between `obj` and `endobj`. */
  text(number: number): string
}

/** Reads the table of a document that is one piece and has a plain table, as those are that we make ourselves. */
export function readPdfObjects(pdf: Uint8Array): PdfObjects {
  const whole = Buffer.from(pdf).toString('latin1')
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(whole)?.[1])
  if (!whole.startsWith('xref', table)) throw new Error('The table of objects of the document is not a plain one.')
  const trailerAt = whole.indexOf('trailer', table)
  const trailer = whole.slice(trailerAt)
  const offsets = offsetsIn(whole.slice(table + 4, trailerAt))
  return {
    size: numberIn(trailer, /\/Size\s+(\d+)/),
    root: numberIn(trailer, /\/Root\s+(\d+)\s+0\s+R/),
    table,
    kept: [/\/Info\s+\d+\s+0\s+R/, /\/ID\s*\[[^\]]*\]/].flatMap((entry) => entry.exec(trailer)?.[0] ?? []).join(' '),
    text(number) {
      const offset = offsets.get(number)
      const head = `${number} 0 obj`
      if (offset === undefined || !whole.startsWith(head, offset)) throw new Error(`Object ${number} is not there.`)
      return whole.slice(offset + head.length, whole.indexOf('endobj', offset)).trim()
    },
  }
}

/** Adds an entry to a dictionary; to a list that is there already, at its end. */
export function withEntry(dictionary: string, key: string, value: string): string {
  const known = new RegExp(`/${key}\\s*\\[`).exec(dictionary)
  if (known !== null && value.startsWith('[')) {
    const at = known.index + known[0].length
    return `${dictionary.slice(0, at)}${value.slice(1, -1)} ${dictionary.slice(at)}`
  }
  if (new RegExp(`/${key}[\\s<\\[(/]`).test(dictionary)) throw new Error(`The dictionary has its ${key} elsewhere.`)
  const end = dictionary.lastIndexOf('>>')
  return `${dictionary.slice(0, end)}/${key} ${value}\n${dictionary.slice(end)}`
}

function offsetsIn(table: string): ReadonlyMap<number, number> {
  const offsets = new Map<number, number>()
  let number = 0
  for (const line of table.split(/\r?\n/)) {
    const section = /^(\d+) (\d+)\s*$/.exec(line)
    const entry = /^(\d{10}) \d{5} ([nf])/.exec(line)
    if (entry !== null) {
      if (entry[2] === 'n') offsets.set(number, Number(entry[1]))
      number += 1
    } else if (section !== null) number = Number(section[1])
  }
  return offsets
}

function numberIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error(`The trailer of the document lacks ${pattern.source}.`)
  return Number(found)
}
