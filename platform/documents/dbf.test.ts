import { describe, expect, test } from 'vitest'
import { dbfHeadLength, isDbf, readDbfCells, readDbfHead } from './dbf.ts'
import { handmadeDbf, handmadeFpt } from './handmade-dbf.ts'
import { bytesReader } from './text-of-bytes.ts'

const FIELDS = [
  { name: 'NUM_EXP', type: 'C', length: 12 },
  { name: 'AREA', type: 'N', length: 10, decimals: 2 },
  { name: 'FEC_ING', type: 'D', length: 8 },
  { name: 'RESUELTO', type: 'T', length: 8 },
  { name: 'MONTO', type: 'Y', length: 8 },
  { name: 'NOTA', type: 'M', length: 4 },
  { name: 'PAGADO', type: 'L', length: 1 },
] as const

/** 5 March 2019 as Visual FoxPro writes it: the Julian day 2458548, and half past two. */
const instant = Buffer.alloc(8)
instant.writeInt32LE(2_458_548, 0)
instant.writeInt32LE(52_200_000, 4)
const money = Buffer.alloc(8)
money.writeBigInt64LE(15_007_500n, 0)
const block = Buffer.alloc(4)
block.writeUInt32LE(8, 0)

function read(table: Buffer, memo?: Buffer) {
  const head = readDbfHead(table.subarray(0, dbfHeadLength(table)))
  const record = table.subarray(head.headLength, head.headLength + head.recordLength)
  return readDbfCells(record, head.fields, bytesReader(head.encoding), memo)
}

describe('a table of FoxPro', () => {
  const values = ['0012-98', '    450.00', '19980305', instant, money, block, 'T']

  test('is read cell by cell, as it was written', () => {
    const table = handmadeDbf(FIELDS, [values], { version: 0x30, driver: 3 })
    expect(isDbf(table)).toBe(true)
    expect(read(table, handmadeFpt(['Véase la caja 4']))).toEqual([
      { is: 'text', text: '0012-98' },
      { is: 'text', text: '450.00' },
      { is: 'day', text: '1998-03-05' },
      { is: 'day', text: '2019-03-05' },
      { is: 'text', text: '1500.75' },
      { is: 'text', text: 'Véase la caja 4' },
      { is: 'text', text: 'T' },
    ])
  })

  test('says which notes are missing where their file did not come, or is cut off', () => {
    const table = handmadeDbf(FIELDS, [values], { version: 0x30, driver: 3 })
    const memo = handmadeFpt(['Véase la caja 4'])
    for (const given of [undefined, memo.subarray(0, 516), Buffer.alloc(3)])
      expect(read(table, given)[5]).toEqual({ is: 'missing memo' })
  })

  test('is read in the alphabet that it names: of DOS and of Windows', () => {
    const name = [{ name: 'MUNICIPIO', type: 'C', length: 20 }] as const
    const dos = handmadeDbf(
      name,
      [[Buffer.from([0x43, 0x75, 0x73, 0x63, 0x61, 0x74, 0x61, 0x6e, 0x63, 0x69, 0x6e, 0x67, 0x6f, 0x20, 0xa4])]],
      { driver: 2 },
    )
    expect(read(dos)[0]).toEqual({ is: 'text', text: 'Cuscatancingo ñ' })
    const windows = handmadeDbf(name, [[Buffer.from('San Martín', 'latin1')]], { driver: 87 })
    expect(read(windows)[0]).toEqual({ is: 'text', text: 'San Martín' })
  })

  test('with nothing in it has nothing in it', () => {
    const empty = ['', '**********', '', Buffer.alloc(8), Buffer.alloc(8), Buffer.alloc(4), '?']
    const cells = read(handmadeDbf(FIELDS, [empty], { version: 0x30 }))
    expect(cells.map((cell) => ('text' in cell ? cell.text : cell.is))).toEqual(['', '', '', '', '0', '', ''])
  })

  test('is told from what only looks like one', () => {
    const table = handmadeDbf(FIELDS, [values], { version: 0x30 })
    const shorter = Buffer.from(table)
    shorter.writeUInt16LE(40, 10)
    for (const other of [Buffer.from('NUM_EXP;FEC_ING\n'), table.subarray(0, 60), shorter, Buffer.alloc(200, 3)])
      expect(isDbf(other)).toBe(false)
  })
})
