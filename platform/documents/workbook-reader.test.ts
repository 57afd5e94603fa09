import { afterAll, describe, expect, test } from 'vitest'
import { handmadeRelationships, handmadeWorkbook, handmadeZip } from './handmade-zip.ts'
import { closeWorkbookWorkers, readWorkbook } from './workbook.ts'
import { resolveColour, tinted } from './workbook-colours.ts'
import type { ReadSheet } from './workbook-content.ts'

async function sheetOf(bytes: Uint8Array): Promise<ReadSheet | undefined> {
  const result = await readWorkbook(bytes)
  if (!result.ok) throw new Error(result.refusal.message.en)
  return result.value.sheets[0]
}

const cellsOf = async (rows: string, more: Parameters<typeof handmadeWorkbook>[1] = {}) =>
  (await sheetOf(handmadeWorkbook(`<sheetData>${rows}</sheetData>`, more)))?.cells

afterAll(closeWorkbookWorkers)

describe('what programs write into a sheet', { timeout: 30_000 }, () => {
  test('cells and rows may leave their address out', async () => {
    const cells = await cellsOf(
      '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="5"><c r="B5"><v>4</v></c><c><v>5</v></c></row>',
    )
    expect(cells?.map((cell) => [cell.address, cell.number])).toEqual([
      ['A1', 1],
      ['C1', 3],
      ['B5', 4],
      ['C5', 5],
    ])
  })

  test('every type of value', async () => {
    const cells = await cellsOf(
      `<row r="1"><c t="s"><v>0</v></c><c t="inlineStr"><is><r><t>en </t></r><r><t xml:space="preserve">línea</t></r></is></c>
       <c t="str"><f>A1&amp;"x"</f><v>unido</v></c><c t="b"><v>1</v></c><c t="e"><v>#DIV/0!</v></c><c t="d"><v>2019-03-04</v></c>
       <c><f>1+1</f></c></row>`,
      { sharedStrings: '<si><r><t>Meta</t></r><rPh><t>fonética</t></rPh><r><t> 2019</t></r></si>' },
    )
    expect(cells?.map(({ row: _row, column: _column, address: _address, ...rest }) => rest)).toEqual([
      { text: 'Meta 2019' },
      { text: 'en línea' },
      { text: 'unido', formula: 'A1&"x"' },
      { text: 'TRUE' },
      { text: '#DIV/0!' },
      { text: '2019-03-04', date: '2019-03-04' },
      { text: '', formula: '1+1' },
    ])
  })

  test('a shared formula is told for each of its cells', async () => {
    const cells = await cellsOf(
      '<row r="1"><c><f t="shared" si="0" ref="A1:B1">SUM(C1:D1)</f><v>3</v></c><c><f t="shared" si="0"/><v>7</v></c></row>',
    )
    expect(cells?.map((cell) => [cell.number, cell.formula])).toEqual([
      [3, 'SUM(C1:D1)'],
      [7, 'SUM(C1:D1)'],
    ])
  })

  test('fills by pattern, index and theme with its tint, on cells without a word', async () => {
    const theme =
      '<a:theme xmlns:a="x"><a:clrScheme><a:dk1><a:sysClr lastClr="101010"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:accent1><a:srgbClr val="2E3A87"/></a:accent1></a:clrScheme></a:theme>'
    const fill = (inside: string) => `<fill><patternFill ${inside}</patternFill></fill>`
    const styles = `<fills>${[
      'patternType="none">',
      'patternType="gray125">',
      'patternType="solid"><fgColor rgb="FFF2B705"/><bgColor indexed="64"/>',
      'patternType="solid"><fgColor theme="4" tint="0.5"/>',
      'patternType="solid"><fgColor indexed="13"/>',
      'patternType="solid"><fgColor theme="1"/>',
      'patternType="lightUp"><fgColor rgb="FFAA0000"/>',
    ]
      .map(fill)
      .join('')}</fills><dxfs><dxf>${fill('patternType="solid"><fgColor rgb="FF000000"/>')}</dxf></dxfs>
      <cellStyleXfs><xf fillId="2"/></cellStyleXfs><cellXfs>${[0, 1, 2, 3, 4, 5, 6].map((id) => `<xf fillId="${id}" numFmtId="0"/>`).join('')}</cellXfs>`
    const cells = await cellsOf(
      `<row r="1">${[0, 1, 2, 3, 4, 5, 6].map((style) => `<c s="${style}"/>`).join('')}</row>`,
      { styles, theme },
    )
    expect(cells?.map((cell) => [cell.address, cell.text, cell.fill])).toEqual([
      ['B1', '', '808080'],
      ['C1', '', 'F2B705'],
      ['D1', '', '848FD5'],
      ['E1', '', 'FFFF00'],
      ['F1', '', '101010'],
      ['G1', '', 'AA0000'],
    ])
  })

  test('days counted from 1904 are the same days', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="170"/></cellXfs>'
    const cells = await cellsOf('<row r="1"><c s="0"><v>42066</v></c></row>', {
      styles,
      workbookPr: '<workbookPr date1904="1"/>',
    })
    expect(cells).toEqual([{ row: 1, column: 1, address: 'A1', text: '04/03/2019', number: 42066, date: '2019-03-04' }])
  })

  test('hidden sheets are told, chart sheets have no cells, prefixes and strict names do not matter', async () => {
    const strict = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    const bytes = handmadeZip([
      {
        name: '_rels/.rels',
        content: `<Relationships><Relationship Id="a" Type="${strict}/officeDocument" Target="/XL/Workbook.xml"/></Relationships>`,
      },
      handmadeRelationships('xl/workbook.xml', [
        ['a', 'worksheet', 'worksheets/a.xml'],
        ['b', 'chartsheet', 'chartsheets/b.xml'],
        ['c', 'worksheet', 'worksheets/c.xml'],
      ]),
      {
        name: 'xl/workbook.xml',
        content:
          '<x:workbook xmlns:x="m" xmlns:q="r"><x:sheets><x:sheet name="POA" q:id="a"/><x:sheet name="G" q:id="b"/><x:sheet name="Listas" state="veryHidden" q:id="c"/></x:sheets></x:workbook>',
      },
      {
        name: 'xl/worksheets/a.xml',
        content:
          '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="2"><x:c r="B2" t="str"><x:v>hola</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="B2:C4"/><x:mergeCell ref="D1"/></x:mergeCells></x:worksheet>',
      },
      { name: 'xl/worksheets/c.xml', content: '<worksheet/>' },
    ])
    const result = await readWorkbook(bytes)
    expect(result.ok && result.value.sheets).toEqual([
      {
        name: 'POA',
        hidden: false,
        rows: 2,
        columns: 2,
        cells: [{ row: 2, column: 2, address: 'B2', text: 'hola' }],
        merges: [{ top: 2, left: 2, bottom: 4, right: 3 }],
      },
      { name: 'Listas', hidden: true, rows: 0, columns: 0, cells: [], merges: [] },
    ])
  })

  test('a conversation replaces the notice that old programs show; a comment without a cell has one', async () => {
    const entries = [
      handmadeRelationships('xl/worksheets/sheet1.xml', [
        ['a', 'comments', '../comments1.xml'],
        ['b', 'threadedComment', '../threadedComments/t1.xml'],
      ]),
      {
        name: 'xl/comments1.xml',
        content:
          '<comments><commentList><comment ref="A1"><text><t>[Threaded comment] Your version…</t></text></comment><comment ref="D9"><text><r><t>Ana:\n</t></r><r><t>falta fecha</t></r></text></comment></commentList></comments>',
      },
      {
        name: 'xl/threadedComments/t1.xml',
        content:
          '<ThreadedComments><threadedComment ref="A1"><text>¿Cuántas?</text></threadedComment><threadedComment ref="A1"><text>Doce</text></threadedComment></ThreadedComments>',
      },
    ]
    const cells = await cellsOf('<row r="1"><c r="A1"><v>12</v></c></row><row r="10"><c r="A10"><v>1</v></c></row>', {
      entries,
    })
    expect(cells?.map((cell) => [cell.address, cell.comment])).toEqual([
      ['A1', '¿Cuántas?\nDoce'],
      ['D9', 'Ana:\nfalta fecha'],
      ['A10', undefined],
    ])
  })
})

test.each([
  ['2E3A87', 0, '2E3A87'],
  ['000000', 0.5, '808080'],
  ['FFFFFF', -0.25, 'BFBFBF'],
  ['4472C4', 0.7999816888943144, 'DAE3F3'],
  ['4472C4', -0.249977111117893, '2F5597'],
])('%s tinted by %d is %s', (colour, tint, result) => {
  expect(tinted(colour, tint)).toBe(result)
})

test('an automatic colour is no fill', () => {
  expect(resolveColour({ auto: '1' }, {}, [])).toBeUndefined()
})
