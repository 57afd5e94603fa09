import { afterAll, describe, expect, test } from 'vitest'
import { readDocx } from './docx.ts'
import type { DocxBlock, DocxTable } from './docx-content.ts'
import { handmadeDocx, handmadeWorkbook } from './handmade-zip.ts'
import { closeWorkbookWorkers } from './workbook.ts'

const p = (text: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const tc = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`
const tr = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
const tbl = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`

async function blocksOf(body: string, parts: Parameters<typeof handmadeDocx>[1] = []): Promise<readonly DocxBlock[]> {
  const result = await readDocx(handmadeDocx(body, parts))
  if (!result.ok) throw new Error(result.refusal.message.en)
  return result.value.blocks
}

async function tableOf(...rows: string[]): Promise<DocxTable> {
  const [table] = await blocksOf(tbl(...rows))
  if (table?.is !== 'table') throw new Error('no table')
  return table
}

const placed = (table: DocxTable) =>
  table.cells.map((cell) => [cell.text, cell.row, cell.column, cell.rowSpan, cell.columnSpan])

afterAll(closeWorkbookWorkers)

describe('tables as the page shows them', { timeout: 30_000 }, () => {
  test('cells merged downwards and across stand once, with their spans', async () => {
    const table = await tableOf(
      tr(tc('Resultado', '<w:vMerge w:val="restart"/>'), tc('Meses', '<w:gridSpan w:val="2"/>')),
      tr(tc('', '<w:vMerge/>'), tc('E'), tc('F')),
      tr(tc('R1', '<w:vMerge w:val="restart"/>'), tc('X'), tc('')),
      tr(tc('', '<w:vMerge/>'), tc(''), tc('X')),
    )
    expect(placed(table)).toEqual([
      ['Resultado', 1, 1, 2, 1],
      ['Meses', 1, 2, 1, 2],
      ['E', 2, 2, 1, 1],
      ['F', 2, 3, 1, 1],
      ['R1', 3, 1, 2, 1],
      ['X', 3, 2, 1, 1],
      ['', 3, 3, 1, 1],
      ['', 4, 2, 1, 1],
      ['X', 4, 3, 1, 1],
    ])
    expect([table.rows, table.columns]).toEqual([4, 3])
  })

  test('words that hide inside a merge are kept; a merge that continues nothing stands for itself', async () => {
    const table = await tableOf(
      tr(tc('uno', '<w:vMerge w:val="restart"/>'), tc('suelto', '<w:vMerge/>')),
      tr(tc('oculto', '<w:vMerge/>'), tc('b')),
    )
    expect(placed(table)).toEqual([
      ['uno\noculto', 1, 1, 2, 1],
      ['suelto', 1, 2, 1, 1],
      ['b', 2, 2, 1, 1],
    ])
  })

  test('rows may start late, merge sideways the old way, and repeat as a head', async () => {
    const table = await tableOf(
      `<w:tr><w:trPr><w:tblHeader/></w:trPr>${tc('a', '<w:hMerge w:val="restart"/>')}${tc('', '<w:hMerge/>')}${tc('c')}</w:tr>`,
      `<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>${tc('d')}</w:tr>`,
    )
    expect(placed(table)).toEqual([
      ['a', 1, 1, 1, 2],
      ['c', 1, 3, 1, 1],
      ['d', 2, 3, 1, 1],
    ])
    expect(table.headerRows).toBe(1)
  })

  test('fills, comments, several paragraphs, breaks, symbols and nested tables', async () => {
    const cell = `<w:tc><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="f2b705"/></w:tcPr>
      ${p('A.1 Uno')}<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>A.2 Dos</w:t><w:br/><w:t>sigue</w:t><w:tab/><w:sym w:font="Wingdings" w:char="F0FC"/><w:commentReference w:id="7"/></w:r></w:p>
      ${tbl(tr(tc('x'), tc('y')))}<w:p/></w:tc>`
    const [table] = await blocksOf(tbl(`<w:tr>${cell}</w:tr>`), [
      [
        'comments',
        'comments.xml',
        '<w:comments><w:comment w:id="7"><w:p><w:r><w:t>¿Cuándo?</w:t></w:r></w:p></w:comment></w:comments>',
      ],
    ])
    expect(table).toMatchObject({
      cells: [{ text: 'A.1 Uno\nA.2 Dos\nsigue\t✓\nx\ty', fill: 'F2B705', comment: '¿Cuándo?' }],
    })
  })
})

describe('paragraphs', { timeout: 30_000 }, () => {
  test('headings by outline level, whatever language names the style, inherited too', async () => {
    const styles = `<w:styles>
      <w:style w:type="paragraph" w:styleId="Ttulo1"><w:name w:val="Título 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Mio"><w:name w:val="Encabezado mío"/><w:basedOn w:val="Ttulo1"/></w:style>
      <w:style w:type="character" w:styleId="x"><w:name w:val="x"/></w:style></w:styles>`
    const blocks = await blocksOf(
      p('Uno', '<w:pStyle w:val="Ttulo1"/>') +
        p('Dos', '<w:pStyle w:val="Mio"/>') +
        p('Tres', '<w:outlineLvl w:val="2"/>') +
        p('Texto'),
      [['styles', 'styles.xml', styles]],
    )
    expect(blocks).toEqual([
      { is: 'paragraph', text: 'Uno', style: 'Título 1', headingLevel: 1 },
      { is: 'paragraph', text: 'Dos', style: 'Encabezado mío', headingLevel: 1 },
      { is: 'paragraph', text: 'Tres', headingLevel: 3 },
      { is: 'paragraph', text: 'Texto' },
    ])
  })

  test('numbers that the program draws, as it draws them', async () => {
    const level = (ilvl: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
    const numbering = `<w:numbering><w:abstractNum w:abstractNumId="0">${level(0, 'decimal', 'A.%1')}${level(1, 'lowerRoman', '%1.%2)')}${level(2, 'bullet', '')}</w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>`
    const item = (text: string, list: number, depth: number) =>
      p(text, `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`)
    const body =
      item('a', 1, 0) +
      item('b', 1, 1) +
      item('c', 1, 1) +
      item('d', 1, 0) +
      item('e', 1, 1) +
      item('f', 1, 2) +
      item('g', 2, 0) +
      item('h', 0, 0)
    const blocks = await blocksOf(body, [['numbering', 'numbering.xml', numbering]])
    expect(blocks.map((block) => (block.is === 'paragraph' ? block.numbering : 'table'))).toEqual([
      'A.1',
      '1.i)',
      '1.ii)',
      'A.2',
      '2.i)',
      '•',
      'A.5',
      undefined,
    ])
  })

  test('what is deleted, moved away or a field code is not shown; what is inserted, and text boxes, are', async () => {
    const body = `<w:p><w:r><w:t>queda </w:t></w:r><w:del><w:r><w:delText>borrado</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>movido</w:t></w:r></w:moveFrom>
      <w:ins><w:r><w:t>nuevo</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r>
      <w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:txbxContent>${p('cuadro')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p('cuadro')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`
    const texts = (await blocksOf(body)).map((block) => (block.is === 'paragraph' ? block.text.trim() : 'table'))
    expect(texts).toEqual(['cuadro', 'queda nuevo'])
  })
})

describe('what is no document', { timeout: 30_000 }, () => {
  test.each([
    ['a workbook', handmadeWorkbook('<sheetData/>'), 'not_a_document'],
    ['broken XML', handmadeDocx('<w:p>'), 'damaged'],
    ['a cut file', handmadeDocx(p('x')).subarray(0, 300), 'damaged'],
  ])('%s is refused', async (_, bytes, kind) => {
    expect(await readDocx(bytes)).toMatchObject({ ok: false, refusal: { kind } })
  })

  test('more paragraphs than any plan has', async () => {
    expect(await readDocx(handmadeDocx(p('x').repeat(20)), { pieces: 10 })).toMatchObject({
      ok: false,
      refusal: { kind: 'too_complex' },
    })
  })
})
