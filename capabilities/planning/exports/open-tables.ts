import { isMissing, type Maybe } from '../../../kernel/missing.ts'
import { csvText } from '../../../platform/documents/csv.ts'
import type { DraftElement } from '../model.ts'
import { planningPaths } from '../paths.ts'
import type { Judged } from '../rules/states.ts'
import { type ControlRow, controlRows, isOwed } from './control-rows.ts'
import { MONEY_TABLE } from './open-money.ts'
import { CODE, column, ID, type OpenRow, type OpenTable, PERMALINK, UNIT } from './open-table.ts'
import type { YearExport } from './year-export.ts'

const PROGRESS: OpenTable = {
  name: 'avance',
  title: { es: 'Avance', en: 'Progress' },
  explanation: {
    es: 'Una fila por figura: institución, unidad, objetivo, resultado y actividad, con lo programado y lo ejecutado al corte.',
    en: 'One row a figure: institution, unit, objective, result and activity, with what was programmed and done to date.',
  },
  columns: [
    column('year', 'Año del plan', 'Year of the plan'),
    column('cutOff', 'Fecha de corte', 'Cut-off date'),
    UNIT,
    column(
      'level',
      'institution, poa, sub_plan, objective, result o activity',
      'institution, poa, sub_plan, objective, result or activity',
    ),
    ID,
    CODE,
    column('title', 'Texto', 'Text'),
    column('resultId', 'Resultado de la actividad', 'Result of the activity'),
    column('programmed', 'Programado al corte (solo actividades)', 'Programmed to date (activities only)'),
    column('executed', 'Ejecutado al corte (solo actividades)', 'Done to date (activities only)'),
    column('unprogrammed', 'Ejecutado en meses sin programación', 'Done in months without a programme'),
    column('programmedYear', 'Programado en el año', 'Programmed in the year'),
    column('toDateRaw', 'Avance al corte sin tope, de 0 a 100 o más', 'Progress to date without cap, 0 to 100 or more'),
    column('toDateCapped', 'Avance al corte, de 0 a 100', 'Progress to date, 0 to 100'),
    column('yearCapped', 'Avance del año, de 0 a 100', 'Progress of the year, 0 to 100'),
    column('missing', 'Por qué no hay avance al corte', 'Why there is no progress to date'),
    column('state', 'Estado', 'State'),
    column('judged', 'Cuántos de sus elementos tienen valoración', 'How many of its elements are judged'),
    column('of', 'Cuántos elementos tiene', 'How many elements it has'),
    column('reprogrammed', 'Meses reprogramados, separados por espacios', 'Reprogrammed months, parted by blanks'),
    column('cancelled', 'Por qué se anuló', 'Why it was cancelled'),
    column('demo', 'Verdadero: avances generados, no de la institución', 'True: generated, not the institution’s'),
    PERMALINK,
  ],
  rows: (input, element) =>
    controlRows(input.answer, input.unitCode).flatMap((row) => {
      if (isOwed(row)) return element === undefined ? [owedRow(row.unit.code, row.unit.title.es, input)] : []
      return element === undefined || row.figure.id === element ? [progressRow(row, input)] : []
    }),
}

function basis({ answer }: YearExport) {
  return { year: answer.plan.year, cutOff: answer.cutOff, demo: answer.plan.demo }
}

function owedRow(unit: string, title: string, input: YearExport): OpenRow {
  return { ...basis(input), unit, level: 'poa', title, missing: 'not_collected' }
}

function progressRow({ figure, unit, result, activity }: ControlRow, input: YearExport): OpenRow {
  const sums = activity?.progress.sums
  const { coverage } = figure
  return {
    ...basis(input),
    unit: unit?.code ?? null,
    level: figure.kind,
    id: figure.id,
    code: figure.code ?? null,
    title: figure.kind === 'institution' ? input.institution.es : figure.title,
    resultId: result?.key ?? null,
    programmed: sums?.programmed ?? null,
    executed: sums?.executed ?? null,
    unprogrammed: activity?.progress.unprogrammed.total ?? null,
    programmedYear: sums?.programmedYear ?? null,
    toDateRaw: numberOf(figure.toDate, 'raw'),
    toDateCapped: numberOf(figure.toDate, 'capped'),
    yearCapped: numberOf(figure.year, 'capped'),
    missing: isMissing(figure.toDate) ? figure.toDate.missing : null,
    state: figure.state,
    judged: activity ? null : coverage.judged,
    of: activity ? null : coverage.of,
    reprogrammed: activity?.reprogrammed.join(' ') || null,
    cancelled: figure.cancelled?.reason ?? null,
    page: ['result', 'activity'].includes(figure.kind) ? planningPaths.element(figure.id) : null,
  }
}

function numberOf(value: Maybe<Judged>, which: keyof Judged): number | null {
  return isMissing(value) ? null : value[which]
}

const MONTHS_TABLE: OpenTable = {
  name: 'meses',
  title: { es: 'Meses', en: 'Months' },
  explanation: {
    es: 'Una fila por actividad y mes: lo programado, lo ejecutado y lo que la unidad anotó. Vacío no es cero.',
    en: 'One row an activity and month: what was programmed, what was done and what the unit noted. Empty is not zero.',
  },
  columns: [
    column('year', 'Año del plan', 'Year of the plan'),
    UNIT,
    ID,
    CODE,
    column('title', 'Texto de la actividad', 'Text of the activity'),
    column('month', 'Mes, de 1 a 12', 'Month, 1 to 12'),
    column('programmed', 'Programado; vacío: no programado', 'Programmed; empty: not programmed'),
    column('executed', 'Ejecutado; vacío: no reportado', 'Done; empty: not reported'),
    column('state', 'Estado del mes', 'State of the month'),
    column('counted', 'Si cuenta a la fecha de corte', 'Whether it counts at the cut-off'),
    column(
      'reprogrammed',
      'Si su programación cambió después de aprobada',
      'Whether its programme changed after approval',
    ),
    column('note', 'Nota del reporte', 'Note of the report'),
    column('demo', 'Verdadero: generado, no de la institución', 'True: generated, not the institution’s'),
    PERMALINK,
  ],
  rows: (input, element) =>
    controlRows(input.answer, input.unitCode).flatMap((row) => {
      if (isOwed(row) || !row.activity || (element !== undefined && row.figure.id !== element)) return []
      const { activity, unit } = row
      return activity.progress.months.map(
        (month): OpenRow => ({
          year: input.answer.plan.year,
          unit: unit?.code ?? null,
          id: row.figure.id,
          code: row.figure.code ?? null,
          title: row.figure.title,
          month: month.month,
          programmed: month.programmed,
          executed: month.executed,
          state: month.state,
          counted: month.counted,
          reprogrammed: activity.reprogrammed.includes(month.month),
          note: activity.notes.flatMap((one) => (one.month === month.month ? [one.note] : [])).join('\n') || null,
          demo: input.answer.plan.demo,
          page: planningPaths.element(row.figure.id),
        }),
      )
    }),
}

const READINGS_TABLE: OpenTable = {
  name: 'lecturas',
  title: { es: 'Indicadores y lecturas', en: 'Indicators and readings' },
  explanation: {
    es: 'Una fila por lectura de cada indicador; el que no tiene lecturas aparece una vez, con su meta.',
    en: 'One row a reading of each indicator; one without readings stands once, with its target.',
  },
  columns: [
    column('year', 'Año del plan', 'Year of the plan'),
    UNIT,
    ID,
    CODE,
    column('title', 'Texto del indicador', 'Text of the indicator'),
    column('kind', 'Clase de indicador', 'Kind of indicator'),
    column('direction', 'Sentido', 'Direction'),
    column('accumulation', 'Cómo se acumula', 'How it accumulates'),
    column('baseline', 'Línea base', 'Baseline'),
    column('target', 'Última meta', 'Last target'),
    column('targetUnit', 'Unidad de medida de la meta', 'What the target counts'),
    column('due', 'Fecha de la última meta', 'Day of the last target'),
    column('period', 'Período de la lectura', 'Period of the reading'),
    column('value', 'Valor leído', 'Value read'),
    column('missing', 'Por qué no hay valor', 'Why there is no value'),
    column('numerator', 'Numerador', 'Numerator'),
    column('denominator', 'Denominador', 'Denominator'),
    column('note', 'Nota', 'Note'),
    PERMALINK,
  ],
  rows: (input, element) =>
    input.answer.plan.poas
      .filter(({ head }) => input.unitCode === undefined || head.unit.code === input.unitCode)
      .flatMap((poa) =>
        poa.plan.elements
          .filter(({ kind, key }) => kind === 'indicator' && (element === undefined || key === element))
          .flatMap((indicator): readonly OpenRow[] => {
            const about = indicatorCells(indicator, poa.head.unit.code, input)
            const readings = poa.readings.get(indicator.key) ?? []
            if (readings.length === 0) return [{ ...about, missing: 'not_reported' }]
            return readings.map(({ period, value, missing, numerator, denominator, note }) => ({
              ...about,
              period,
              value,
              missing: value === null ? (missing ?? 'not_reported') : null,
              numerator,
              denominator,
              note,
            }))
          }),
      ),
}

function indicatorCells(element: DraftElement, unit: string, input: YearExport): OpenRow {
  const terms = element.indicator
  const last = terms?.targets.at(-1)
  return {
    year: input.answer.plan.year,
    unit,
    id: element.key,
    code: element.code ?? null,
    title: element.title,
    kind: terms?.kind ?? null,
    direction: terms?.direction ?? null,
    accumulation: terms?.accumulation ?? null,
    baseline: terms?.baseline ?? null,
    target: last?.value ?? null,
    targetUnit: last?.unit ?? null,
    due: last?.due ?? null,
    page: planningPaths.element(element.key),
  }
}

export const OPEN_TABLES: readonly OpenTable[] = [PROGRESS, MONTHS_TABLE, READINGS_TABLE, MONEY_TABLE]

/** As CSV, its columns by the names that programs use. */
export function tableCsv(
  table: OpenTable,
  input: YearExport,
  { bom = true, element }: { readonly bom?: boolean; readonly element?: string } = {},
): string {
  const keys = table.columns.map(({ key }) => key)
  const rows = table.rows(input, element).map((row) => keys.map((key) => row[key] ?? null))
  return csvText([keys, ...rows], { bom })
}

/** The same rows with the same names; every column stands in every row, empty ones as null. */
export function tableJson(table: OpenTable, input: YearExport, element?: string): string {
  const rows = table
    .rows(input, element)
    .map((row) => Object.fromEntries(table.columns.map(({ key }) => [key, row[key] ?? null])))
  return JSON.stringify(rows)
}
