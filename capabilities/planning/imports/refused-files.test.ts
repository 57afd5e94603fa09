import { describe, expect, it } from 'vitest'
import { handmadeZip } from '../../../platform/documents/handmade-zip.ts'
import { readPlanFile } from './read-plan-file.ts'

const text = (words: string) => new TextEncoder().encode(words)
/** Header of a file of Office before 2007, which is also that of a protected one. */
const COMPOUND = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array<number>(2000).fill(0)])
const PLAN =
  'PLAN OPERATIVO UNIDAD X 2019\n\nRESULTADOS\tINDICADORES\tACTIVIDADES\tRIESGO\nR1. Uno\tDos\tTres\tFalta de algo\n'

const FILES: readonly (readonly [string, Uint8Array, string])[] = [
  ['nothing at all', new Uint8Array(), 'empty_file'],
  ['bytes that are no text', Uint8Array.from({ length: 4000 }, (_, i) => (i * 37) % 32), 'unknown_format'],
  ['a PDF', text(`%PDF-1.7\n${'\u0000\u0001\u0002'.repeat(50)}`), 'unknown_format'],
  ['a workbook of before 2007', COMPOUND, 'old_format'],
  ['an archive that is no workbook', handmadeZip([{ name: 'a.txt', content: 'hola' }]), 'not_a_workbook'],
  ['a text of 21 MB', text('x'.repeat(21_000_000)), 'too_large'],
  ['a text without tables', text('PLAN OPERATIVO 2019\n\nNada más.\n'), 'no_table'],
  [
    'a plan parted by commas',
    text('PLAN 2019\n"RESULTADOS","INDICADORES","ACTIVIDADES"\nR1,I1,A1\n'),
    'parted_by_commas',
  ],
  ['a plan parted by semicolons', text('RESULTADOS;INDICADORES;ACTIVIDADES\nR1;I1;A1\n'), 'parted_by_commas'],
  ['prose that names columns', text('Resultados, indicadores y actividades del año.\n'), 'no_table'],
  ['a table that is no plan', text('Ingresos\tTotal\nTasas\t5\n'), 'no_table'],
  ['a plan of another year', text(PLAN.replace('2019', '2018')), 'wrong_year'],
]

describe('files that cannot be taken', () => {
  it.each(FILES)('%s', async (_name, bytes, kind) => {
    const result = await readPlanFile({ name: 'plan.txt', bytes, year: 2019, units: [] })
    expect(result).toMatchObject({ ok: false, refusal: { kind } })
    if (result.ok) return
    // A sentence in each language, for a person.
    expect(result.refusal.message.es).toMatch(/^[¿¡\p{Lu}].+[.»]$/u)
    expect(result.refusal.message.en).toMatch(/^\p{Lu}.+[.”]$/u)
  })

  it('a good one is taken whatever it is called', async () => {
    const result = await readPlanFile({ name: 'plan.xlsx', bytes: text(PLAN), year: 2019, units: [] })
    expect(result.ok && result.value.file).toMatchObject({ format: 'text', size: PLAN.length })
  })
})
