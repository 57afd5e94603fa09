import { MonthGrid } from '../chart/month-grid.tsx'
import { ProgressBar } from '../chart/progress-bar.tsx'
import type { ExampleSet } from '../examples.ts'
import type { State } from '../state/state.ts'
import { StateBadge } from '../state/state-badge.tsx'
import { type Column, DataTable } from './data-table.tsx'
import { MatrixTable } from './matrix-table.tsx'

interface UnitRow {
  readonly key: string
  readonly es: string
  readonly en: string
  readonly activities: number
  readonly done: number
  readonly todate: number
  readonly target: number
  readonly state: State
}

const UNITS: readonly UnitRow[] = [
  {
    key: 'pla',
    es: 'Planificación',
    en: 'Planning',
    activities: 31,
    done: 106,
    todate: 100,
    target: 200,
    state: 'above',
  },
  {
    key: 'con',
    es: 'Control del desarrollo',
    en: 'Development control',
    activities: 24,
    done: 920,
    todate: 1000,
    target: 2000,
    state: 'behind',
  },
  {
    key: 'fin',
    es: 'Finanzas',
    en: 'Finance',
    activities: 48,
    done: 61,
    todate: 100,
    target: 180,
    state: 'far_behind',
  },
  {
    key: 'com',
    es: 'Comunicaciones',
    en: 'Communications',
    activities: 12,
    done: 40,
    todate: 40,
    target: 80,
    state: 'on_track',
  },
  {
    key: 'esc',
    es: 'Escuela metropolitana',
    en: 'Metropolitan school',
    activities: 9,
    done: 0,
    todate: 0,
    target: 60,
    state: 'not_programmed',
  },
]

export const examples: ExampleSet = {
  id: 'tablas',
  title: { es: 'Tablas', en: 'Tables' },
  use: {
    es: 'Cabecera y primera columna fijas, números a la derecha, orden y columnas en la dirección de la página, totales y descarga.',
    en: 'Header and first column stay in view, numbers at the right, order and columns in the address of the page, totals and download.',
  },
  examples: [
    {
      id: 'tablas-datos',
      title: { es: 'Tabla de datos', en: 'Data table' },
      render: (locale) => {
        const es = locale === 'es'
        const columns: Column<UnitRow>[] = [
          {
            key: 'unidad',
            title: es ? 'Unidad' : 'Unit',
            cell: (row) => <a href="#tablas-datos">{row[locale]}</a>,
            sortable: true,
          },
          {
            key: 'estado',
            title: es ? 'Estado' : 'State',
            cell: (row) => <StateBadge state={row.state} locale={locale} />,
          },
          {
            key: 'avance',
            title: es ? 'Avance' : 'Progress',
            cell: (row) => (
              <ProgressBar
                label={row[locale]}
                locale={locale}
                executed={row.done}
                programmedToDate={row.todate}
                target={row.target}
                state={row.state}
              />
            ),
          },
          {
            key: 'actividades',
            title: es ? 'Actividades' : 'Activities',
            kind: 'number',
            cell: (row) => row.activities,
            sortable: true,
            total: 124,
          },
          {
            key: 'ejecutado',
            title: es ? 'Ejecutado' : 'Done',
            kind: 'number',
            cell: (row) => row.done.toLocaleString('en-US'),
            total: '1,127',
          },
          {
            key: 'meta',
            title: es ? 'Meta' : 'Target',
            kind: 'number',
            cell: (row) => row.target.toLocaleString('en-US'),
            total: '2,520',
          },
        ]
        return (
          <DataTable
            id="tabla-unidades"
            caption={es ? 'Avance por unidad al 30 de junio de 2019' : 'Progress by unit as of 30 June 2019'}
            locale={locale}
            columns={columns}
            rows={UNITS}
            rowKey={(row) => row.key}
            sort={{
              key: 'actividades',
              direction: 'desc',
              href: (key, direction) => `?orden=${key}-${direction}#tablas-datos`,
            }}
            chooser={{ action: '#tablas-datos', shown: ['estado', 'avance', 'actividades', 'ejecutado', 'meta'] }}
            exports={[
              { label: 'Excel', href: '#tabla.xlsx' },
              { label: 'CSV', href: '#tabla.csv' },
            ]}
            select={{ name: 'unidad', value: (row) => row.key, label: (row) => row[locale] }}
            highlight={(row) => row.key === 'con'}
            filter
          />
        )
      },
    },
    {
      id: 'tablas-vacia',
      title: { es: 'Tabla vacía', en: 'Empty table' },
      render: (locale) => (
        <DataTable
          id="tabla-vacia"
          caption={locale === 'es' ? 'Actividades atrasadas' : 'Late activities'}
          locale={locale}
          columns={[
            { key: 'a', title: locale === 'es' ? 'Actividad' : 'Activity', cell: () => '' },
            { key: 'b', title: locale === 'es' ? 'Meses de atraso' : 'Months late', kind: 'number', cell: () => '' },
          ]}
          rows={[]}
          rowKey={() => ''}
          empty={locale === 'es' ? 'Ninguna actividad está atrasada.' : 'No activity is late.'}
        />
      ),
    },
    {
      id: 'tablas-matriz',
      title: { es: 'Matriz del POA', en: 'Matrix of the annual plan' },
      render: (locale) => {
        const es = locale === 'es'
        const months = (programmed: (number | null)[], executed: (number | null)[], label: string) => (
          <MonthGrid label={label} locale={locale} programmed={programmed} executed={executed} completed={6} />
        )
        const quarterly = [null, null, 1, null, null, 1, null, null, 1, null, null, 1]
        const monthly = Array<number>(12).fill(10)
        return (
          <MatrixTable
            id="matriz"
            caption={
              es ? 'Plan operativo de Control del Desarrollo, 2019' : 'Operational plan of Development Control, 2019'
            }
            locale={locale}
            columns={[
              { key: 'resultado', title: es ? 'Resultado' : 'Result', width: '14rem' },
              { key: 'indicador', title: es ? 'Indicador' : 'Indicator', width: '12rem' },
              { key: 'actividad', title: es ? 'Actividad' : 'Activity', width: '16rem' },
              {
                key: 'meses',
                title: es ? 'Enero a diciembre' : 'January to December',
                group: es ? 'Cronograma' : 'Schedule',
                width: '14rem',
              },
              { key: 'total', title: es ? 'Año' : 'Year', group: es ? 'Cronograma' : 'Schedule', kind: 'number' },
              { key: 'responsable', title: es ? 'Responsable' : 'In charge', width: '10rem' },
              { key: 'riesgo', title: es ? 'Riesgo' : 'Risk', width: '12rem' },
            ]}
            rows={[
              {
                id: 'm-objetivo',
                cells: [],
                heading: es ? 'Objetivo: responder a tiempo cada solicitud' : 'Objective: answer every request in time',
              },
              {
                id: 'm-1',
                cells: [
                  {
                    column: 'resultado',
                    rowSpan: 2,
                    content: es ? 'Solicitudes resueltas dentro del plazo' : 'Requests resolved within the term',
                  },
                  {
                    column: 'indicador',
                    rowSpan: 2,
                    content: es ? '2,000 trámites resueltos' : '2,000 procedures resolved',
                  },
                  {
                    column: 'actividad',
                    header: true,
                    content: es ? 'A.1 Resolver los trámites recibidos' : 'A.1 Resolve the procedures received',
                  },
                  { column: 'meses', content: months(monthly, [10, 10, 8, 6, 10, 12], 'A.1') },
                  { column: 'total', content: '120' },
                  { column: 'responsable', content: es ? 'Jefatura de la unidad' : 'Head of the unit' },
                  {
                    column: 'riesgo',
                    rowSpan: 3,
                    content: es ? 'Baja de personal en temporada alta' : 'Shortage of staff in high season',
                  },
                ],
              },
              {
                id: 'm-2',
                cells: [
                  {
                    column: 'actividad',
                    header: true,
                    here: true,
                    content: es ? 'A.2 Publicar el informe trimestral' : 'A.2 Publish the quarterly report',
                  },
                  { column: 'meses', content: months(quarterly, [null, null, 1, null, 1, null], 'A.2') },
                  { column: 'total', content: '4' },
                  { column: 'responsable', content: es ? 'Analista' : 'Analyst' },
                ],
              },
              {
                id: 'm-3',
                cells: [
                  {
                    column: 'resultado',
                    content: es ? 'Normas conocidas por quienes construyen' : 'Rules known to those who build',
                  },
                  { column: 'indicador', content: es ? '3 jornadas de divulgación' : '3 outreach days' },
                  {
                    column: 'actividad',
                    header: true,
                    content: es ? 'A.3 Realizar jornadas con gremios' : 'A.3 Hold days with trade bodies',
                  },
                  {
                    column: 'meses',
                    content: months([null, null, null, 1, null, null, null, 1, null, null, 1, null], [], 'A.3'),
                  },
                  { column: 'total', content: '3' },
                  { column: 'responsable', content: es ? 'Comunicaciones' : 'Communications' },
                ],
              },
            ]}
          />
        )
      },
    },
  ],
}
