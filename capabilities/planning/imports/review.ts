import type { Text } from '../../../kernel/text.ts'
import type { CellRef, DraftElement, DraftPoa, MatrixColumn } from '../model.ts'
import { identity } from './cell-text.ts'
import { type Code, parseCode } from './codes.ts'
import type { Notes } from './findings.ts'
import { parseIndicatorTerms } from './indicator-terms.ts'
import { recurrenceMonths } from './schedule-cells.ts'

/** One thing noticed at several places of a plan is one finding with all its places. */
interface Remark {
  readonly rule: string
  readonly severity: 'warning' | 'note'
  readonly at: readonly CellRef[]
  readonly words: (count: number) => Required<Text>
}

/** What a careful reader would ask the unit about its plan; nothing here changes what was read. */
export function sayReview(poas: readonly DraftPoa[], notes: Notes): void {
  for (const poa of poas) {
    const name = poa.unit ?? poa.title
    for (const remark of remarksOn(poa)) {
      if (remark.at.length === 0) continue
      const { es, en } = remark.words(remark.at.length)
      notes.say(remark.severity, remark.rule, remark.at, { es: `${name}: ${es}`, en: `${name}: ${en}` })
    }
  }
}

function remarksOn(poa: DraftPoa): readonly Remark[] {
  const of = (kind: DraftElement['kind']) => poa.elements.filter((element) => element.kind === kind)
  const indicators = of('indicator')
  return [
    {
      rule: 'code_mistyped',
      severity: 'note',
      at: places(indicators.filter((element) => codeOf(element)?.mistyped)),
      words: (n) => ({
        es: `${many(n, 'código de indicador lleva', 'códigos de indicador llevan')} una cifra donde va la «I»: se conserva lo escrito.`,
        en: `${many(n, 'indicator code bears', 'indicator codes bear')} a figure where the “I” belongs: what is written is kept.`,
      }),
    },
    {
      rule: 'code_of_another_result',
      severity: 'note',
      at: strayIndicators(poa),
      words: (n) => ({
        es: `${many(n, 'indicador lleva', 'indicadores llevan')} el código de otro resultado que el de su fila.`,
        en: `${many(n, 'indicator bears', 'indicators bear')} the code of another result than that of its row.`,
      }),
    },
    {
      rule: 'code_repeated',
      severity: 'note',
      at: [...repeatedCodes(of('result')), ...repeatedCodes(indicators)],
      words: (n) => ({
        es: `${many(n, 'resultado o indicador repite', 'resultados o indicadores repiten')} el código de otro con distinto texto.`,
        en: `${many(n, 'result or indicator repeats', 'results or indicators repeat')} the code of another with a different text.`,
      }),
    },
    {
      rule: 'activity_written_twice',
      severity: 'note',
      at: repeatedTexts(of('activity')),
      words: (n) => ({
        es: `${many(n, 'actividad repite', 'actividades repiten')} el texto de otra bajo otro resultado: cada una se leyó como actividad distinta.`,
        en: `${many(n, 'activity repeats', 'activities repeat')} the text of another under another result: each was read as an activity of its own.`,
      }),
    },
    {
      rule: 'indicator_without_target',
      severity: 'note',
      at: places(indicators.filter((element) => !element.indicator)),
      words: (n) => ({
        es: `${many(n, 'indicador queda', 'indicadores quedan')} sin meta: su texto no dice número, fecha ni frecuencia.`,
        en: `${many(n, 'indicator stays', 'indicators stay')} without a target: the text says no number, date or rhythm.`,
      }),
    },
    {
      rule: 'date_in_another_year',
      severity: 'warning',
      at: places(indicators.filter((element) => dueElsewhere(element, poa.year))),
      words: (n) => ({
        es: `${many(n, 'indicador tiene', 'indicadores tienen')} fecha de otro año que ${poa.year}.`,
        en: `${many(n, 'indicator is', 'indicators are')} due in another year than ${poa.year}.`,
      }),
    },
    {
      rule: 'names_persons',
      severity: 'note',
      at: places(of('responsible').filter((element) => element.namesPersons)),
      words: (n) => ({
        es: `${many(n, 'responsable nombra', 'responsables nombran')} personas y no cargos: al público se le muestran cargos y unidades.`,
        en: `${many(n, 'responsible names', 'responsibles name')} people, not posts: the public is shown posts and units.`,
      }),
    },
    {
      rule: 'rhythm_in_words',
      severity: 'note',
      at: places(
        of('activity').filter(
          (element) =>
            !element.schedule && /\bmes\b|mensual|trimestral/iu.test(element.title) && recurrenceMonths(element.title),
        ),
      ),
      words: (n) => ({
        es: `${many(n, 'actividad dice', 'actividades dicen')} en su texto cada cuánto se repite, sin marcar los meses: programe con ello si corresponde.`,
        en: `${many(n, 'activity tells', 'activities tell')} in words how often it recurs, without marking months: schedule by it if that is meant.`,
      }),
    },
    ...withoutColumn(poa, 'responsible', { es: 'responsable', en: 'responsible' }),
    ...withoutColumn(poa, 'funding_source', { es: 'fuente de financiamiento', en: 'funding source' }),
    ...withoutColumn(poa, 'risk', { es: 'riesgo', en: 'risk' }),
  ]
}

function many(n: number, one: string, several: string): string {
  return `${n} ${n === 1 ? one : several}`
}

function places(elements: readonly DraftElement[]): readonly CellRef[] {
  return elements.flatMap((element) => element.from.slice(0, 1))
}

function codeOf(element: DraftElement): Code | undefined {
  return element.code === undefined ? undefined : parseCode(`${element.code} X`)
}

function dueElsewhere(element: DraftElement, year: number): boolean {
  return (parseIndicatorTerms(element.title, year)?.otherYears.length ?? 0) > 0
}

function linesOf(poa: DraftPoa) {
  return poa.subPlans.flatMap((part) => part.sections.flatMap((section) => section.lines))
}

function strayIndicators(poa: DraftPoa): readonly CellRef[] {
  const byKey = new Map(poa.elements.map((element) => [element.key, element]))
  const stray = new Set<DraftElement>()
  for (const line of linesOf(poa)) {
    const result = byKey.get(line.cells.result?.[0] ?? '')
    const resultCode = result && codeOf(result)
    for (const key of line.cells.indicator ?? []) {
      const indicator = byKey.get(key)
      const code = indicator && codeOf(indicator)
      if (!indicator || !resultCode || !code) continue
      const differs = (a: number | undefined, b: number | undefined) => a !== undefined && b !== undefined && a !== b
      if (differs(code.objective, resultCode.objective) || differs(code.result, resultCode.result)) stray.add(indicator)
    }
  }
  return places([...stray])
}

function repeatedCodes(elements: readonly DraftElement[]): readonly CellRef[] {
  const seen = new Map<string, string>()
  return places(
    elements.filter((element) => {
      // Short codes (`R1`, `I.1`, `1.`) begin anew under each objective.
      if (element.code === undefined || codeOf(element)?.objective === undefined) return false
      const code = identity(element.code)
      const before = seen.get(code)
      seen.set(code, before ?? element.title)
      return before !== undefined && identity(before) !== identity(element.title)
    }),
  )
}

function repeatedTexts(elements: readonly DraftElement[]): readonly CellRef[] {
  const seen = new Set<string>()
  return places(
    elements.filter((element) => {
      const text = identity(element.title)
      const again = seen.has(text)
      seen.add(text)
      return again
    }),
  )
}

function withoutColumn(poa: DraftPoa, column: MatrixColumn, name: Required<Text>): readonly Remark[] {
  const byKey = new Map(poa.elements.map((element) => [element.key, element]))
  const lacking = linesOf(poa).filter((line) => (line.cells[column] ?? []).length === 0 && line.cells.activity)
  const at = lacking.flatMap((line) => byKey.get(line.cells.activity?.[0] ?? '')?.from.slice(0, 1) ?? [])
  return [
    {
      rule: `without_${column}`,
      severity: 'note',
      at,
      words: (n) => ({
        es: `${many(n, 'actividad está', 'actividades están')} sin ${name.es} escrito: no se supuso nada.`,
        en: `${many(n, 'activity has', 'activities have')} no ${name.en} written: nothing was assumed.`,
      }),
    },
  ]
}
