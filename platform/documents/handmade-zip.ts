import { crc32, deflateRawSync } from 'node:zlib'

/** A part of a package put together by hand, honest or lying: for the tests of what strangers may send. */
export interface HandmadeEntry {
  readonly name: string
  readonly content: string | Uint8Array
  /** What the directory says instead of the truth. */
  readonly claimedSize?: number
  /** General purpose flags; bit 0 is encryption. */
  readonly flags?: number
}

export function handmadeZip(entries: readonly HandmadeEntry[]): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const content = Buffer.from(entry.content as Uint8Array)
    const compressed = deflateRawSync(content)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(entry.flags ?? 0, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt16LE(0x21, 8)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(compressed.length, 14)
    common.writeUInt32LE(entry.claimedSize ?? content.length, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, name, compressed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), common, rest, name]))
    locals.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...locals, ...directory, end]))
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The relationships part of `part` (or of the whole package, ''): `[id, type, target]`. */
export function handmadeRelationships(
  part: string,
  targets: readonly (readonly [id: string, type: string, target: string])[],
): HandmadeEntry {
  const slash = part.lastIndexOf('/')
  const items = targets.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`,
  )
  return {
    name: `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`,
    content: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`,
  }
}

const SPREADSHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

/** A workbook of one sheet, `Hoja1`, around the given content of its `<worksheet>`; further parts as given. */
export function handmadeWorkbook(
  sheet: string,
  more: {
    readonly styles?: string
    readonly sharedStrings?: string
    readonly theme?: string
    readonly workbookPr?: string
    readonly entries?: readonly HandmadeEntry[]
  } = {},
): Uint8Array {
  const part = (name: string, root: string, content: string | undefined): HandmadeEntry[] =>
    content === undefined ? [] : [{ name, content: `<${root} ${SPREADSHEET}>${content}</${root}>` }]
  return handmadeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    handmadeRelationships('', [['rId1', 'officeDocument', 'xl/workbook.xml']]),
    handmadeRelationships('xl/workbook.xml', [
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ...(more.styles ? [['rId2', 'styles', 'styles.xml'] as const] : []),
      ...(more.sharedStrings ? [['rId3', 'sharedStrings', '/xl/sharedStrings.xml'] as const] : []),
      ...(more.theme ? [['rId4', 'theme', 'theme/theme1.xml'] as const] : []),
    ]),
    {
      name: 'xl/workbook.xml',
      content: `<workbook ${SPREADSHEET} xmlns:r="${RELATIONSHIPS}">${more.workbookPr ?? ''}<sheets><sheet name="Hoja1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    ...part('xl/worksheets/sheet1.xml', 'worksheet', sheet),
    ...part('xl/styles.xml', 'styleSheet', more.styles),
    ...part('xl/sharedStrings.xml', 'sst', more.sharedStrings),
    ...(more.theme ? [{ name: 'xl/theme/theme1.xml', content: more.theme }] : []),
    ...(more.entries ?? []),
  ])
}

/** A .docx around the given content of its body; further parts as `[type, file name, XML]`. */
export function handmadeDocx(
  body: string,
  parts: readonly (readonly [type: string, file: string, xml: string])[] = [],
): Uint8Array {
  const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  return handmadeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    handmadeRelationships('', [['rId1', 'officeDocument', 'word/document.xml']]),
    handmadeRelationships(
      'word/document.xml',
      parts.map(([type, file], i) => [`rId${i + 1}`, type, file] as const),
    ),
    { name: 'word/document.xml', content: `<w:document ${word}><w:body>${body}</w:body></w:document>` },
    ...parts.map(([, file, xml]) => ({ name: `word/${file}`, content: xml.replace(/^<w:\w+/, `$& ${word}`) })),
  ])
}
