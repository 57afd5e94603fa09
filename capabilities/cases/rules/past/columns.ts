import { fold } from '../../../../kernel/sort-key.ts'
import { PAST_FIELDS, type PastField, type PastMapping } from './past-case.ts'

/** How columns are called in files of the office and in tables of FoxPro, whose names end after ten letters. */
const SYNONYMS: Readonly<Record<PastField, readonly string[]>> = {
  number: [
    ...[
      'numero',
      'numero de expediente',
      'no expediente',
      'n expediente',
      'nro expediente',
      'num expediente',
      'expediente',
    ],
    ...[
      'num exp',
      'no exp',
      'nexp',
      'numexp',
      'expedient',
      'num expedi',
      'no tramite',
      'numero de tramite',
      'correlativo',
    ],
    ...['codigo', 'cod exp', 'codexp', 'id expediente', 'number', 'case'],
  ],
  filedOn: [
    ...[
      'fecha de ingreso',
      'fecha ingreso',
      'fec ingreso',
      'fecha ing',
      'fec ing',
      'f ingreso',
      'fing',
      'fecing',
      'ingreso',
    ],
    ...[
      'fecha de presentacion',
      'fecha presentacion',
      'fecha de solicitud',
      'fecha solicitud',
      'fec sol',
      'fecha recibido',
    ],
    ...['fecha de recepcion', 'fec recep', 'presentado', 'filed', 'filed on'],
  ],
  endedOn: [
    ...[
      'fecha de resolucion',
      'fecha resolucion',
      'fec resolucion',
      'fecha resol',
      'fec resol',
      'fecha res',
      'fec res',
      'f resol',
    ],
    ...[
      'fres',
      'fecres',
      'fecha de salida',
      'fecha salida',
      'fec salida',
      'fecha de entrega',
      'fecha entrega',
      'fec entr',
    ],
    ...['fecha final', 'fec final', 'fecha de finalizacion', 'resuelto', 'ended', 'ended on'],
  ],
  outcome: [
    ...[
      'resultado',
      'resolucion',
      'estado',
      'situacion',
      'tipo de resolucion',
      'tipo resolucion',
      'tipo resol',
      'dictamen',
    ],
    ...['estatus', 'status', 'fallo', 'outcome'],
  ],
  applicant: [
    ...[
      'solicitante',
      'propietario',
      'nombre',
      'nombre del solicitante',
      'nombre solicitante',
      'nombre del propietario',
    ],
    ...['nom sol', 'nomsol', 'nom prop', 'nomprop', 'interesado', 'titular', 'applicant', 'razon social', 'cliente'],
  ],
  municipality: ['municipio', 'munic', 'mun', 'muni', 'nom mun', 'nommun', 'alcaldia', 'distrito', 'municipality'],
  use: ['uso', 'uso del suelo', 'uso de suelo', 'uso suelo', 'tipo de uso', 'tipo uso', 'destino', 'use'],
  area: [
    ...[
      'area',
      'm2',
      'metros cuadrados',
      'area m2',
      'area de construccion',
      'area construccion',
      'area const',
      'area cons',
    ],
    ...['a const', 'aconst', 'area construida', 'area a construir', 'mts2', 'superficie'],
  ],
  storeys: ['niveles', 'no niveles', 'numero de niveles', 'num niv', 'plantas', 'pisos', 'storeys'],
  investment: [
    'inversion',
    'monto',
    'valor',
    'costo',
    'presupuesto',
    'monto de la inversion',
    'monto inversion',
    'valor obra',
    'investment',
  ],
}

/** `FEC_ING.` and `Fec. Ing` are one name. */
export function plainHeading(heading: string): string {
  return fold(heading)
    .replace(/[º°]/g, '')
    .replace(/²/g, '2')
    .replace(/[^a-z0-9ñ]+/g, ' ')
    .trim()
}

/** Each field the first column that is called like it; a column serves one field. What was chosen before goes first. */
export function guessColumns(
  headings: readonly string[],
  remembered: Readonly<Record<string, PastField>> = {},
): PastMapping {
  const plain = headings.map(plainHeading)
  const mapping: Partial<Record<PastField, number>> = {}
  const taken = new Set<number>()
  const give = (field: PastField, column: number) => {
    if (column < 0 || taken.has(column) || mapping[field] !== undefined) return
    mapping[field] = column
    taken.add(column)
  }
  for (const [at, heading] of plain.entries()) {
    const field = remembered[heading]
    if (field !== undefined) give(field, at)
  }
  for (const field of PAST_FIELDS)
    for (const name of SYNONYMS[field])
      give(
        field,
        plain.findIndex((heading, at) => heading === name && !taken.has(at)),
      )
  return mapping
}

/** What a person chose, to be remembered for the next file with such headings. */
export function rememberedOf(headings: readonly string[], mapping: PastMapping): Readonly<Record<string, PastField>> {
  return Object.fromEntries(
    PAST_FIELDS.flatMap((field) => {
      const heading = headings[mapping[field] ?? -1]
      return heading === undefined ? [] : [[plainHeading(heading), field]]
    }),
  )
}
