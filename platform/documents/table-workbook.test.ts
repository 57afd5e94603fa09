import { expect, test } from 'vitest'
import type { CellValue } from './csv.ts'
import { tableWorkbook } from './table-workbook.ts'
import { readWorkbook } from './workbook.ts'

async function bytesOf(rows: readonly (readonly CellValue[])[], most = 2): Promise<Uint8Array> {
  async function* some() {
    for (let at = 0; at < rows.length; at += most) yield rows.slice(at, at + most)
  }
  const pieces: Uint8Array[] = []
  const columns = [{ title: 'Número' }, { title: 'Presentado', kind: 'date' }, { title: 'm²', kind: 'number' }] as const
  for await (const piece of tableWorkbook({ sheet: 'Expedientes', columns, rows: some() })) pieces.push(piece)
  return Buffer.concat(pieces)
}

test('a table written while it is read is a workbook with its texts, days and numbers', async () => {
  const read = await readWorkbook(
    await bytesOf([
      ['OPAMSS-PC-2019-00012', '2019-02-28', 132.5],
      ['=1+1 & <ñ>', null, -3],
      ['\u0000 sin signo', '2024-02-29', null],
    ]),
  )
  if (!read.ok) throw new Error(read.refusal.message.en)
  const [sheet] = read.value.sheets
  expect(sheet?.name).toBe('Expedientes')
  expect(sheet?.cells.map(({ text }) => text)).toEqual([
    ...['Número', 'Presentado', 'm²'],
    ...['OPAMSS-PC-2019-00012', '28/02/2019', '132.5'],
    ...['=1+1 & <ñ>', '-3'],
    ...[' sin signo', '29/02/2024'],
  ])
})

test('it is the same bytes for the same rows, and a failure in the middle is no file', async () => {
  const rows = Array.from({ length: 3000 }, (_, at) => [`N-${at}`, '2026-11-20', at])
  expect(await bytesOf(rows, 100)).toEqual(await bytesOf(rows, 100))
  async function* broken(): AsyncGenerator<readonly (readonly CellValue[])[]> {
    yield [['uno']]
    throw new Error('the database went away')
  }
  const sending = async () => {
    for await (const _ of tableWorkbook({ sheet: 'x', columns: [{ title: 'a' }], rows: broken() }));
  }
  await expect(sending()).rejects.toThrow('the database went away')
})
