/** Rows of cells, as a spreadsheet puts them on the clipboard. */
export type Block = readonly (readonly string[])[]

/**
 * Reads what Excel and LibreOffice copy: cells parted by tabs, rows by line ends, a cell with a tab, a line end or a quote in
 * quotes. One line end at the very end closes the last row and begins no new one.
 */
export function parseBlock(text: string): Block {
  const source = text.replace(/\r\n?/gu, '\n')
  const rows: string[][] = [[]]
  let at = 0
  for (;;) {
    const cell = source[at] === '"' ? quotedCell(source, at) : undefined
    const plain = cell ?? plainCell(source, at)
    rows.at(-1)?.push(plain.text)
    at = plain.end
    if (at >= source.length) return rows
    if (source[at] === '\n') {
      if (at + 1 >= source.length) return rows
      rows.push([])
    }
    at += 1
  }
}

/** For the clipboard: what `parseBlock` and every spreadsheet reads. */
export function formatBlock(block: Block): string {
  return block.map((row) => `${row.map(cellText).join('\t')}\n`).join('')
}

interface Cell {
  readonly text: string
  /** Index of what parts it from the next cell, or the end. */
  readonly end: number
}

/** A quote that nobody closes, or with text after it, is only a quote. */
function quotedCell(source: string, start: number): Cell | undefined {
  const match = /"((?:[^"]|"")*)"(?=[\t\n]|$)/uy
  match.lastIndex = start
  const found = match.exec(source)
  if (found === null) return undefined
  return { text: (found[1] ?? '').replaceAll('""', '"'), end: match.lastIndex }
}

function plainCell(source: string, start: number): Cell {
  const end = source.slice(start).search(/[\t\n]/u)
  const stop = end < 0 ? source.length : start + end
  return { text: source.slice(start, stop), end: stop }
}

function cellText(text: string): string {
  return /["\t\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
