import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { projectRoot } from '../../platform/root.ts'
import type { ProgrammedRow, YearDocument } from './year-document.ts'
import { UNITS, YEAR } from './year-plan.ts'

const words = (es: string) => ({ es, en: es })
const invented = { certainty: 'invented' } as const

const UNIT_NAMES: Readonly<Record<(typeof UNITS)[number], string>> = { PER: 'Permisos', PAR: 'Parques' }

/** The institution of the document as a deployment folder: its plans are written from the document's own tables. */
export function writeDeployment(document: YearDocument): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'trama-year-'))
  cpSync(join(projectRoot, 'deployments', 'example'), folder, { recursive: true })
  const write = (path: string, content: object): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), stringify(content))
  }
  for (const gone of ['plans', 'demo/year.yaml', 'risks.yaml']) rmSync(join(folder, gone), { recursive: true })
  write('pack.yaml', {
    id: 'one-year',
    version: '1.0.0',
    title: words('Valle de Ejemplo'),
    currency: 'USD',
    zone: 'America/El_Salvador',
    defaultLocale: 'es',
    year: YEAR,
    status: words('Todo es inventado.'),
  })
  write('institution.yaml', institution())
  write('methods/progress.yaml', {
    version: 'un-anio',
    title: words('Estados del año'),
    near: 80,
    full: 100,
    farAbove: 150,
    ...invented,
  })
  write('demo/accounts.yaml', accounts())
  write('plans/pei-2021-2025.yaml', pei())
  write(`plans/plan-de-accion-${YEAR}.yaml`, actionPlan())
  for (const unit of UNITS) write(`plans/poa-${YEAR}/${unit.toLowerCase()}.yaml`, poa(document, unit))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

function institution(): object {
  return {
    home: 'OVE',
    offices: [
      { code: 'CVE', kind: 'council', name: words('Consejo del Valle de Ejemplo') },
      { code: 'OVE', kind: 'planning_office', name: words('Oficina del Valle de Ejemplo') },
      { code: 'RIB', kind: 'municipality', place: 'ribera', name: words('Municipio de Ribera') },
      { code: 'LOM', kind: 'municipality', place: 'loma', name: words('Municipio de Loma') },
    ],
    units: [
      unitOf('DE', 'Dirección Ejecutiva', 'executive', false),
      ...UNITS.map((code) => unitOf(code, UNIT_NAMES[code], 'operational', true)),
    ],
    posts: UNITS.map((code) => ({
      code: `${code}-1`,
      unit: code,
      heads: true,
      name: words(`Jefatura de ${UNIT_NAMES[code]}`),
      ...invented,
    })),
    bodies: [{ code: 'CVE', kind: 'council', name: words('Consejo del Valle de Ejemplo'), ...invented }],
  }
}

function unitOf(code: string, name: string, level: string, presentsPlan: boolean): object {
  return { code, office: 'OVE', level, presentsPlan, name: words(name), synonyms: [], ...invented }
}

function accounts(): object {
  const account = (username: string, role: string, units: readonly string[] = []) => ({
    username,
    name: `Cuenta de ejemplo · ${username}`,
    role,
    ...(units.length === 0 ? {} : { units }),
  })
  return {
    password: 'un-anio-de-ejemplo',
    accounts: [
      account('administracion', 'administrator'),
      account('direccion', 'executive_director', ['DE']),
      ...UNITS.map((unit) => account(`planificacion.${unit.toLowerCase()}`, 'unit_planner', [unit])),
    ],
  }
}

function pei(): object {
  return {
    title: words('Plan del Valle 2021–2025'),
    from: 2021,
    to: 2025,
    mission: { key: 'MISION', ...words('Servir al valle.') },
    vision: { key: 'VISION', ...words('Un valle bien cuidado.') },
    goal: { key: 'META', ...words('Trámites prontos y parques vivos.') },
    values: [{ key: 'VAL1', ...words('Constancia') }],
    crossAxes: [],
    areas: [{ key: 'AE1', ...words('Servicio'), objectives: [{ key: 'OE1', code: '1', ...words('Servir mejor') }] }],
  }
}

function actionPlan(): object {
  const result = { key: 'AL1.R1', ...words('Más servicio en menos días'), indicators: [] }
  return {
    title: words(`Plan de acción ${YEAR}`),
    year: YEAR,
    scopes: [{ key: 'AL1', serves: ['OE1'], ...words('Servir a tiempo'), results: [result] }],
  }
}

const INDICATORS: Readonly<Record<string, object>> = {
  'PER R1': indicator('1,200 trámites resueltos', 1200, 'trámites'),
  'PAR R1': indicator('300 árboles sembrados', 300, 'árboles'),
}

function indicator(es: string, value: number, unit: string): object {
  return { ...words(es), kind: 'count', accumulation: 'flow', value, unit, due: `${YEAR}-12-31` }
}

function poa(document: YearDocument, unit: (typeof UNITS)[number]): object {
  const rows = document.programmed.filter((row) => row.unit === unit)
  const results = [...new Set(rows.map(({ result }) => result))]
  return {
    unit,
    year: YEAR,
    title: words(`Plan operativo ${YEAR} de ${UNIT_NAMES[unit]}`),
    shared: {
      responsible: { jefatura: { ...words(`Jefatura de ${UNIT_NAMES[unit]}`), role: 'executes' } },
      funding: { propio: { ...words('Presupuesto propio'), status: 'secured' } },
      risk: { sequia: words('Sequía') },
    },
    plans: [
      {
        sections: [
          {
            pei: ['OE1'],
            scopes: ['AL1'],
            specific: words(`Objetivo de ${UNIT_NAMES[unit]}`),
            all: { responsible: '@jefatura', funding: '@propio', risk: '@sequia' },
            results: results.map((code) => ({
              result: { code, ...words(`${code} de ${UNIT_NAMES[unit]}`) },
              lines: rows.filter(({ result }) => result === code).map((row, place) => lineOf(row, place)),
            })),
          },
        ],
      },
    ],
  }
}

function lineOf(row: ProgrammedRow, place: number): object {
  const own = place === 0 ? INDICATORS[`${row.unit} ${row.result}`] : undefined
  const programmed = row.months.flatMap((value, index) => (value === null ? [] : [[index + 1, value] as const]))
  const schedule =
    row.kind === 'marks'
      ? { marks: programmed.map(([month]) => month) }
      : { quantities: Object.fromEntries(programmed), total: row.total }
  return {
    ...(own === undefined ? {} : { indicator: own }),
    activity: { ...words(row.activity), schedule },
  }
}
