import { createHash } from 'node:crypto'
import { recordImport } from '../../capabilities/planning/data/record-import.ts'
import { readPlanFile } from '../../capabilities/planning/imports/read-plan-file.ts'
import type { Loaded } from './loaded.ts'

export interface ExampleRow {
  readonly indicator?: string
  readonly activity: string
  /** `###.........`: the first quarter. */
  readonly months: string
}

/** A unit's plan of 2031 as a text with tabulations, for tests of what becomes of a file. */
export function planText(...rows: readonly ExampleRow[]): string {
  const line = (...cells: readonly string[]) => cells.join('\t')
  return [
    'PLAN OPERATIVO 2031 SUBDIRECCIÓN DE CONTROL DEL DESARROLLO URBANO',
    '',
    'OBJETIVO ESPECÍFICO 1: Atender con calidad a quienes construyen',
    '',
    line(
      ...['RESULTADOS', 'INDICADORES', 'FUENTE DE VERIFICACIÓN', 'ACTIVIDADES', 'TIEMPO'],
      ...[...Array<string>(11).fill(''), 'RESPONSABLE', 'FUENTE DE FINANCIAMIENTO', 'RIESGO'],
    ),
    line('', '', '', '', ...'EFMAMJJASOND'.split(''), '', '', ''),
    ...rows.map(({ indicator = '', activity, months }, index) =>
      line(
        ...[index === 0 ? 'R1. Ventanilla renovada' : '', indicator, index === 0 ? 'Guías' : '', activity],
        ...[...months].map((mark) => (mark === '#' ? 'X' : '')),
        ...['Jefatura', 'Fondos propios', 'Falta de personal'],
      ),
    ),
    '',
  ].join('\n')
}

/** The file is read and kept, as when somebody uploads it. */
export async function uploadText(loaded: Loaded, text: string, login = 'administracion'): Promise<string> {
  const bytes = new TextEncoder().encode(text)
  const reading = await readPlanFile({
    name: 'plan.txt',
    bytes,
    year: 2031,
    units: [{ code: 'SCDU', names: ['Subdirección de Control del Desarrollo Urbano'] }],
  })
  if (!reading.ok) throw new Error(reading.refusal.message.en)
  const recorded = await loaded.runner.command(recordImport, await loaded.as(login), {
    file: {
      sha256: createHash('sha256').update(bytes).digest('hex'),
      name: 'plan.txt',
      size: bytes.byteLength,
      type: 'text/plain',
    },
    reading: reading.value,
  })
  if (!recorded.ok) throw new Error(recorded.refusal.message.es)
  return recorded.value.importId
}
