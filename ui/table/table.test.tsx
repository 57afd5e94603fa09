import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { DataTable, type DataTableProps } from './data-table.tsx'
import { MatrixTable } from './matrix-table.tsx'

interface Row {
  readonly id: string
  readonly name: string
  readonly count: number
}
const table = (more: Partial<DataTableProps<Row>> = {}) =>
  renderToString(
    <DataTable<Row>
      id="t"
      caption="Unidades"
      locale="es"
      columns={[
        { key: 'name', title: 'Unidad', cell: (row) => row.name, sortable: true },
        { key: 'count', title: 'Actividades', kind: 'number', cell: (row) => row.count, sortable: true, total: 3 },
      ]}
      rows={[
        { id: '1', name: 'Planificación', count: 1 },
        { id: '2', name: 'Finanzas', count: 2 },
      ]}
      rowKey={(row) => row.id}
      {...more}
    />,
  )

describe('data table', () => {
  it('names its downloads by what it is: two tables of one page both give CSV', () => {
    const html = table({ exports: [{ label: 'CSV', href: '/unidades.csv' }] })
    expect(html).toContain('CSV<span class="hidden">: Unidades</span>')
  })

  it('heads rows by the first column, totals at the foot, and scrolls in a named region by keyboard', () => {
    const html = table()
    expect(html).toContain('<th scope="row">Planificación</th>')
    expect(html).toMatch(/<tfoot>.*Total.*<td class="number">3<\/td>/)
    expect(html).toContain('aria-label="Unidades: tabla" tabindex="0"')
  })

  it('sorts by link: the column in force turns round, the others start upwards', () => {
    const html = table({
      sort: { key: 'count', direction: 'asc', href: (key, direction) => `?orden=${key}.${direction}` },
    })
    expect(html).toContain('aria-sort="ascending"')
    expect(html).toContain('href="?orden=count.desc"')
    expect(html).toContain('href="?orden=name.asc"')
  })

  it('leaves out columns that were not chosen, never the first', () => {
    const html = table({ chooser: { action: '/x', shown: [], hidden: { anio: '2019' } } })
    expect(html).toContain('Planificación')
    expect(html).not.toContain('<td class="number">1</td>')
    expect(html).toContain('<input type="hidden" name="anio" value="2019"')
  })

  it('says so when it is empty, without totals of nothing', () => {
    const html = table({ rows: [], empty: 'No hay unidades.' })
    expect(html).toContain('No hay unidades.')
    expect(html).not.toContain('<tfoot>')
  })

  it('names what each box selects', () => {
    const html = table({ select: { name: 'fila', value: (row) => row.id, label: (row) => row.name, form: 'masa' } })
    expect(html).toContain('name="fila" value="2" form="masa" aria-label="Seleccionar Finanzas"')
  })
})

describe('matrix', () => {
  const matrix = renderToString(
    <MatrixTable
      id="m"
      caption="POA"
      locale="es"
      columns={[
        { key: 'result', title: 'Resultado' },
        { key: 'activity', title: 'Actividad' },
        { key: 'months', title: 'Meses', group: 'Cronograma' },
        { key: 'total', title: 'Año', group: 'Cronograma', kind: 'number' },
      ]}
      rows={[
        { id: 'o', heading: 'Objetivo', cells: [] },
        {
          id: 'a',
          cells: [
            { column: 'result', content: 'R', rowSpan: 3, lang: 'es' },
            { column: 'activity', content: 'A.1', header: true },
            { column: 'months', content: 'x' },
            { column: 'total', content: '4' },
          ],
        },
        { id: 'b', cells: [{ column: 'activity', content: 'A.2', header: true }] },
      ]}
    />,
  )

  it('writes a shared value once over the rows that share it', () => {
    expect(matrix).toMatch(/<td rowspan="3" lang="es" class="shared" data-label="[^"]+" role="cell">/)
    expect(matrix).toContain('data-label="Resultado · vale también para las 2 filas siguientes"')
  })

  it('groups columns under one heading, the others reach over both lines', () => {
    expect(matrix).toContain('<th scope="colgroup" role="columnheader" colspan="2">Cronograma</th>')
    expect(matrix).toMatch(/rowspan="2">Resultado</)
  })

  it('knows rows that open a card from rows that go on with it', () => {
    expect(matrix).toMatch(/id="a" role="row" class="matrix-opens"/)
    expect(matrix).toMatch(/id="b" role="row" class="matrix-goes-on"/)
    expect(matrix).toMatch(/class="matrix-heading"><th colspan="4" scope="rowgroup"/)
  })
})
