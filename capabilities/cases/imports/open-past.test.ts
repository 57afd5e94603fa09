import { describe, expect, test } from 'vitest'
import { handmadeDbf } from '../../../platform/documents/handmade-dbf.ts'
import { LARGEST_PAST_FILE, openPast } from './open-past.ts'

const FIELDS = [
  { name: 'NUM_EXP', type: 'C', length: 10 },
  { name: 'FEC_ING', type: 'D', length: 8 },
] as const
const text = (said: string) => new TextEncoder().encode(said)

async function opened(name: string, bytes: Uint8Array, encoding?: string) {
  const read = await openPast({ name, bytes, encoding })
  if (!read.ok) throw new Error(read.refusal.message.es)
  return read.value
}

describe('files of past cases', () => {
  test('in text keep the place of each cell, and quotes may hold lines', async () => {
    const { headings, rows } = await opened('x.csv', text('\ufeffExpediente;Nota\n0012;"dos\nlíneas"\n\n0013;\n'))
    expect(headings).toEqual(['Expediente', 'Nota'])
    expect(rows.flatMap(({ cells }) => cells.map(({ address, text: said }) => [address, said]))).toEqual([
      ['fila 2, columna 1', '0012'],
      ['fila 2, columna 2', 'dos\nlíneas'],
      ['fila 3, columna 1', '0013'],
    ])
  })

  test('in the alphabet of Windows or DOS are read in it', async () => {
    const windows = await opened('x.csv', Buffer.from('Expediente;Dueño\n1;Peña\n', 'latin1'))
    expect(windows.headings).toEqual(['Expediente', 'Dueño'])
    const dos = Buffer.from([...text('Expediente;Nombre\n1;Pe'), 0xa4, ...text('a\n')])
    expect((await opened('x.csv', dos, 'cp850')).rows[0]?.cells[1]?.text).toBe('Peña')
  })

  test('that have more cells than headings lose none', async () => {
    const { headings, rows } = await opened('x.csv', text('Expediente;Nota\n1;a;b\n'))
    expect([headings.length, rows[0]?.cells.length]).toEqual([3, 3])
  })

  test('of FoxPro tell what was deleted, and days as days', async () => {
    const table = handmadeDbf(
      FIELDS,
      [
        ['1-98', '19980305'],
        ['2-98\0\0x', '        '],
      ],
      { version: 0x30, deleted: [1] },
    )
    expect((await opened('EXP.DBF', table)).rows).toEqual([
      {
        row: 1,
        cells: [
          { column: 0, address: 'fila 1, NUM_EXP', text: '1-98' },
          { column: 1, address: 'fila 1, FEC_ING', text: '1998-03-05', day: '1998-03-05' },
        ],
      },
      { row: 2, deleted: true, cells: [{ column: 0, address: 'fila 2, NUM_EXP', text: '2-98x' }] },
    ])
  })

  test.each([
    ['vacio.csv', new Uint8Array(), 'está vacío'],
    ['grande.csv', new Uint8Array(LARGEST_PAST_FILE + 1), 'pesa 40 MB y se reciben hasta 40 MB'],
    ['falso.dbf', text('a;b\n1;2\n'), 'por dentro no es una tabla'],
    ['cortado.dbf', handmadeDbf(FIELDS, [['1-98', '19980305']]).subarray(0, 100), 'está cortado'],
    ['foto.csv', Buffer.from([0xff, 0xd8, 0, 1, 2]), 'no es CSV, Excel'],
    ['solo.csv', text('Expediente;Nota\n'), 'no trae ninguna fila'],
    ['comilla.csv', text('Expediente;Nota\n1;"abierta\n2;b\n'), 'comilla que no se cierra'],
  ])('%s is refused in words', async (name, bytes, words) => {
    const read = await openPast({ name, bytes })
    expect(read.ok ? '' : read.refusal.message.es).toContain(words)
  })
})
