export interface ReadTable {
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const SEPARATORS = ['\t', ';', ','] as const

/** A table as text: RFC 4180, or what a spreadsheet puts on the clipboard. The separator is the one that the first line has most of. */
export function tableOfText(text: string): ReadTable | undefined {
  const plain = text.replace(/^\uFEFF/, '')
  const firstLine = plain.slice(0, plain.search(/\r?\n|$/))
  const [separator] = [...SEPARATORS].sort((one, other) => count(firstLine, other) - count(firstLine, one))
  const [headings, ...rows] = recordsOf(plain, separator ?? ',').filter((record) =>
    record.some((each) => each.trim() !== ''),
  )
  if (headings === undefined || headings.length < 2 || rows.length === 0) return undefined
  return { headings: headings.map((each) => each.trim()), rows }
}

function count(text: string, part: string): number {
  return text.split(part).length - 1
}

function recordsOf(text: string, separator: string): readonly (readonly string[])[] {
  const records: string[][] = []
  let record: string[] = []
  let field = ''
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]
    if (quoted) {
      if (letter !== '"') field += letter
      else if (text[at + 1] === '"') {
        field += '"'
        at += 1
      } else quoted = false
    } else if (letter === '"' && field === '') quoted = true
    else if (letter === separator) {
      record.push(field)
      field = ''
    } else if (letter === '\n') {
      records.push([...record, field.replace(/\r$/, '')])
      record = []
      field = ''
    } else field += letter
  }
  if (field !== '' || record.length > 0) records.push([...record, field])
  return records
}
