import { afterAll, describe, expect, it } from 'vitest'
import type { DocxBlock, DocxCell } from '../../../platform/documents/docx-content.ts'
import { handmadeZip } from '../../../platform/documents/handmade-zip.ts'
import { closeWorkbookWorkers } from '../../../platform/documents/workbook.ts'
import { documentGrid } from './docx-grid.ts'
import { readPlanFile, readPlanGrid } from './read-plan-file.ts'

const cell = (row: number, column: number, text: string, rowSpan = 1, columnSpan = 1): DocxCell => ({
  row,
  column,
  text,
  rowSpan,
  columnSpan,
})
const NAMES = ['Resultados', 'Indicadores', 'Actividades', 'Responsables', 'Riesgo']

function table(rows: number, cells: readonly DocxCell[]): DocxBlock {
  return { is: 'table', rows, columns: 5, headerRows: 1, cells }
}

const headings = NAMES.map((name, i) => cell(1, i + 1, name))
const BLOCKS: readonly DocxBlock[] = [
  { is: 'paragraph', text: 'PLAN OPERATIVO ANUAL DE TRABAJO' },
  { is: 'paragraph', text: 'UNIDAD DE PARQUES 2019' },
  { is: 'paragraph', text: '' },
  { is: 'paragraph', text: 'OBJETIVO ESPECÍFICO 1: Cuidar los parques' },
  table(3, [
    ...headings,
    cell(2, 1, 'R1. Cuidados los parques', 2),
    cell(2, 2, 'Al menos 5 parques\n\nAl menos 2 plazas'),
    cell(2, 3, 'Barrer'),
    cell(2, 4, 'Unidad de Parques', 2),
    cell(2, 5, 'Falta de escobas'),
    cell(3, 2, 'Al menos 3 fuentes'),
    cell(3, 3, 'Regar'),
    cell(3, 5, 'Falta de agua'),
  ]),
  { is: 'paragraph', text: '' },
  table(2, [...headings, cell(2, 3, 'Podar'), cell(2, 5, 'Falta de tijeras')]),
]

describe('a plan in a Word document', () => {
  const result = readPlanGrid(documentGrid({ blocks: BLOCKS }), {
    year: 2019,
    units: [{ code: 'UPA', names: ['Unidad de Parques'] }],
  })
  if (!result.ok) throw new Error(result.refusal.message.es)
  const poa = result.value.poas[0]
  const lines = poa?.subPlans.flatMap((part) => part.sections.flatMap((section) => section.lines)) ?? []

  it('has its title over two paragraphs and its unit from it', () => {
    expect(poa).toMatchObject({ unit: 'UPA', title: 'PLAN OPERATIVO ANUAL DE TRABAJO UNIDAD DE PARQUES 2019' })
  })

  it('shares merged cells and parts values at a blank line', () => {
    expect(lines[1]?.cells.responsible).toEqual(lines[0]?.cells.responsible)
    expect(lines[0]?.cells.indicator).toHaveLength(2)
  })

  it('goes on with the result after a table that breaks with the page', () => {
    expect(lines).toHaveLength(3)
    expect(lines[2]?.cells.result).toEqual(lines[0]?.cells.result)
    expect(lines[2]?.cells.responsible).toBeUndefined()
  })

  it('remembers table and cell', () => {
    expect(poa?.elements.find((element) => element.title === 'Regar')?.from).toEqual([
      { sheet: 'table 1', address: 'C3' },
    ])
  })
})

describe('a real .docx', () => {
  afterAll(closeWorkbookWorkers)

  const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
  const tableCell = (text: string) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`
  const tableRow = (texts: readonly string[]) => `<w:tr>${texts.map(tableCell).join('')}</w:tr>`
  const body =
    paragraph('PLAN OPERATIVO UNIDAD DE PARQUES 2019') +
    `<w:tbl>${tableRow(NAMES)}${tableRow(['R1. Cuidados los parques', 'Al menos 5 parques', 'Barrer', 'Unidad de Parques', 'Falta de agua'])}</w:tbl>`
  const bytes = handmadeZip([
    {
      name: '[Content_Types].xml',
      content:
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    },
    {
      name: '_rels/.rels',
      content:
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    },
    {
      name: 'word/document.xml',
      content: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    },
  ])

  it('is known by what it holds, whatever it is called', async () => {
    const units = [{ code: 'UPA', names: ['Unidad de Parques'] }]
    const result = await readPlanFile({ name: 'plan.txt', bytes, year: 2019, units })
    if (!result.ok) throw new Error(result.refusal.message.es)
    expect(result.value.file.format).toBe('docx')
    expect(result.value.poas[0]).toMatchObject({ unit: 'UPA' })
    expect(result.value.counts).toMatchObject({ results: 1, activities: 1, risks: 1 })
  })
})
