import { randomFillSync } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { readDocx } from './docx.ts'
import { handmadeDocx, handmadeRelationships, handmadeWorkbook, handmadeZip } from './handmade-zip.ts'
import type { ReadingDone, ReadingPart, ReadingRequest } from './reading-worker.ts'
import { closeWorkbookWorkers, readWorkbook, writeWorkbook } from './workbook.ts'
import { WORKBOOK_LIMITS } from './workbook-content.ts'
import { WorkerLane } from './worker-lane.ts'

const text = (content: string) => new TextEncoder().encode(content)
const cells = (xml: string) => handmadeWorkbook(`<sheetData>${xml}</sheetData>`)
const good = cells('<row r="1"><c r="A1"><v>1</v></c></row>')

/** A compound file with the given names in its directory. */
function compoundFile(names: readonly string[]): Uint8Array {
  const file = Buffer.alloc(512 * 3)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file)
  file.writeUInt16LE(9, 30)
  file.writeUInt32LE(1, 48)
  file.writeUInt32LE(0, 76)
  file.fill(0xff, 512, 1024)
  file.writeUInt32LE(0xfffffffe, 512 + 4)
  for (const [i, name] of names.entries()) {
    const at = 1024 + i * 128
    file.write(name, at, 'utf16le')
    file.writeUInt16LE((name.length + 1) * 2, at + 64)
  }
  return new Uint8Array(file)
}

async function kindOf(bytes: Uint8Array, limits = {}): Promise<string> {
  const result = await readWorkbook(bytes, limits)
  if (result.ok) return 'read'
  expect(result.refusal.message.es.length).toBeGreaterThan(15)
  expect(result.refusal.message.en?.length).toBeGreaterThan(15)
  return result.refusal.kind
}

afterAll(closeWorkbookWorkers)

describe('what strangers send', { timeout: 60_000 }, () => {
  const zeros = new Uint8Array(40_000_000)
  const docx = handmadeDocx('<w:p/>')
  const sheetMissing = handmadeZip([
    handmadeRelationships('', [['rId1', 'officeDocument', 'xl/workbook.xml']]),
    handmadeRelationships('xl/workbook.xml', [['rId1', 'worksheet', 'worksheets/sheet1.xml']]),
    { name: 'xl/workbook.xml', content: '<workbook><sheets><sheet name="POA" id="rId1"/></sheets></workbook>' },
  ])
  const cases: readonly (readonly [what: string, bytes: Uint8Array, kind: string])[] = [
    ['nothing', new Uint8Array(), 'empty_file'],
    ['text', text('Resultado;Indicador'), 'not_a_workbook'],
    ['a PDF', text('%PDF-1.7 …'), 'not_a_workbook'],
    ['a web page saved as .xls', text('<html><table><tr><td>1</td></tr></table>'), 'not_a_workbook'],
    ['random bytes', randomFillSync(new Uint8Array(100_000)), 'not_a_workbook'],
    ['a compound file cut in its header', compoundFile([]).subarray(0, 40), 'old_format'],
    ['an .xls of 2003', compoundFile(['Root Entry', 'Workbook']), 'old_format'],
    ['a workbook with a password', compoundFile(['Root Entry', 'EncryptionInfo', 'EncryptedPackage']), 'encrypted'],
    ['a zip with encrypted parts', handmadeZip([{ name: 'xl/workbook.xml', content: 'x', flags: 1 }]), 'encrypted'],
    ['a Word document', docx, 'not_a_workbook'],
    ['a zip of something else', handmadeZip([{ name: 'foto.jpg', content: 'x' }]), 'not_a_workbook'],
    [
      'a LibreOffice sheet',
      handmadeZip([
        { name: 'mimetype', content: 'x' },
        { name: 'content.xml', content: 'x' },
      ]),
      'not_a_workbook',
    ],
    ['a truncated workbook', good.subarray(0, good.length - 100), 'damaged'],
    ['a workbook cut in the middle', good.subarray(0, good.length >> 1), 'damaged'],
    ['a zip signature and nothing else', text('PK\u0003\u0004'), 'damaged'],
    ['a sheet of broken XML', cells('<row r="1"><c r="A1"><v>1</row>'), 'damaged'],
    ['an address that is none', cells('<row r="1"><c r="1A"><v>1</v></c></row>'), 'damaged'],
    ['a row that is none', cells('<row r="x"><c><v>1</v></c></row>'), 'damaged'],
    ['a workbook whose sheet is missing', sheetMissing, 'damaged'],
    [
      'forty megabytes of zeros',
      handmadeWorkbook('', { entries: [{ name: 'xl/media/x.bin', content: zeros }] }),
      'zip_bomb',
    ],
    [
      'a part that claims 4 GB',
      handmadeWorkbook('', { entries: [{ name: 'x', content: 'x', claimedSize: 0xfffffff0 }] }),
      'zip_bomb',
    ],
    [
      'a part that claims less than it is',
      handmadeZip([
        handmadeRelationships('', [['rId1', 'officeDocument', 'xl/workbook.xml']]),
        { name: 'xl/workbook.xml', content: '<workbook/>', claimedSize: 3 },
      ]),
      'damaged',
    ],
  ]
  test.each(cases)('%s', async (_, bytes, kind) => {
    expect(await kindOf(bytes)).toBe(kind)
  })

  test('entities are never expanded: a document type declaration is damage', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>'
    const bytes = handmadeZip([
      handmadeRelationships('', [['rId1', 'officeDocument', 'xl/workbook.xml']]),
      { name: 'xl/workbook.xml', content: bomb },
    ])
    expect(await kindOf(bytes)).toBe('damaged')
  })

  test('more parts than any office file has', async () => {
    const many = Array.from({ length: 10_001 }, (_, i) => ({ name: `x/${i}`, content: '' }))
    expect(await kindOf(handmadeZip(many))).toBe('zip_bomb')
  })

  test('200 MB are refused by their size before anybody asks what they are, saying both sizes', async () => {
    expect(await readWorkbook(new Uint8Array(200_000_000))).toMatchObject({
      ok: false,
      refusal: { kind: 'too_large', message: { es: expect.stringMatching(/200 MB.*50 MB/) } },
    })
  })

  test.each([
    ['rows', { rows: 10 }, '<row r="11"><c r="B11"><v>1</v></c></row>', 'Hoja1!B11'],
    ['columns', { columns: 3 }, '<row r="1"><c r="D1"><v>1</v></c></row>', 'Hoja1!D1'],
    ['cells', { cells: 2 }, '<row r="1"><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>', 'Hoja1!C1'],
  ])('too many %s: the sentence names sheet and address', async (_, limits, xml, address) => {
    const result = await readWorkbook(cells(xml), limits)
    expect(result).toMatchObject({ ok: false, refusal: { kind: 'too_many_cells', address } })
    expect(!result.ok && result.refusal.message.es).toContain('Hoja1')
  })

  test('a sheet painted to its last row is no reason to refuse what stands at its top', async () => {
    const styles =
      '<fills><fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill></fills><cellXfs><xf fillId="0"/></cellXfs>'
    const painted = handmadeWorkbook(
      '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>POA</t></is></c></row><row r="1048576"><c r="A1048576" s="0"/></row></sheetData>',
      { styles },
    )
    const result = await readWorkbook(painted)
    expect(result.ok && result.value.sheets[0]?.cells.map((cell) => cell.address)).toEqual(['A1'])
  })

  test('whatever bytes are changed, the answer is a reading or a refusal', async () => {
    const spec = { title: 'x', created: '2026-01-01T00:00:00Z', styles: {} }
    const sheet = { name: 'POA', cells: [{ row: 1, column: 1, value: 'Meta', comment: 'nota' }] }
    const whole = await writeWorkbook({ ...spec, sheets: [sheet] })
    if (!whole.ok) throw new Error('not written')
    const changes = fc.array(fc.tuple(fc.nat(whole.value.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        const bytes = whole.value.slice()
        for (const [at, byte] of list) bytes[at] = byte
        const [workbook, document] = await Promise.all([readWorkbook(bytes), readDocx(bytes)])
        expect(typeof workbook.ok).toBe('boolean')
        expect(document.ok).toBe(false)
      }),
      { numRuns: 150 },
    )
  })
})

describe('a worker that may die', { timeout: 60_000 }, () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `<row>${`<c t="str"><v>texto ${i}</v></c>`.repeat(10)}</row>`)
  const large = cells(rows.join(''))

  test('a file that takes too long is stopped; the next one is read', async () => {
    const [slow, next] = await Promise.all([kindOf(large, { seconds: 0.05 }), kindOf(good)])
    expect([slow, next]).toEqual(['took_too_long', 'read'])
  })

  test('a file that needs more memory than the worker may have ends the worker, not the server', async () => {
    const lane = new WorkerLane<ReadingRequest, ReadingPart, ReadingDone>({
      script: 'platform/documents/reading-worker',
      idleMilliseconds: 1000,
      heapMegabytes: 16,
      mostWaiting: 1,
    })
    const strings = `<si><t>${'año '.repeat(5)}</t></si>`.repeat(400_000)
    const bytes = handmadeWorkbook('<sheetData/>', { sharedStrings: strings })
    const limits = { ...WORKBOOK_LIMITS, ratio: 2000 }
    const [first, second] = await Promise.all([
      lane.run({ read: 'workbook', bytes, limits }, 60_000),
      lane.run({ read: 'workbook', bytes: good, limits }, 60_000),
    ])
    expect(first.is).toBe('out_of_memory')
    expect(second).toMatchObject({ is: 'done', value: { ok: true } })
    await lane.close()
  })

  test('more files than may wait are asked to come back later', async () => {
    const kinds = await Promise.all(Array.from({ length: 25 }, () => kindOf(good)))
    expect(kinds.filter((kind) => kind === 'busy')).toHaveLength(4)
    expect(kinds.filter((kind) => kind === 'read')).toHaveLength(21)
  })
})
