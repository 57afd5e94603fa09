import { ok, type Refusal, type Result, refuse } from '../../../../kernel/result.ts'
import { type CalculationInput, INPUT_PERIODS, INPUT_PLACES, type InputPeriod, type InputPlace } from '../../model.ts'

/**
 * As a person writes them, one a line: `people = population`, `before = population, previous`, `all = population, whole`,
 * `women = population, sex=women`, `everybody = population, total`.
 */
export function inputsOfText(text: string): Result<Readonly<Record<string, CalculationInput>>, Refusal> {
  const inputs: Record<string, CalculationInput> = {}
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue
    const [, name, indicator, rest = ''] =
      /^([a-z][a-z0-9_]*)\s*=\s*([a-z][a-z0-9_]*)\s*((?:,\s*[a-z0-9_=;]+\s*)*)$/.exec(line) ?? []
    if (name === undefined || indicator === undefined || Object.hasOwn(inputs, name)) return refuse(notUnderstood(line))
    let period: InputPeriod = 'same'
    let place: InputPlace = 'same'
    let part: string | undefined
    for (const word of rest
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean)) {
      const when = INPUT_PERIODS.find((each) => each === word)
      const where = INPUT_PLACES.find((each) => each === word)
      const which = PART.test(word) ? word.split(';').sort().join(';') : undefined
      if (when === undefined && where === undefined && which === undefined) return refuse(notUnderstood(line))
      if (which !== undefined) part = which
      if (when !== undefined) period = when
      if (where !== undefined && where !== 'same') place = where
    }
    inputs[name] = { indicator, period, place, ...(part === undefined ? {} : { part }) }
  }
  return ok(inputs)
}

export function textOfInputs(inputs: Readonly<Record<string, CalculationInput>>): string {
  return Object.entries(inputs)
    .map(([name, { indicator, period, place, part }]) =>
      [
        `${name} = ${indicator}`,
        ...(part === undefined ? [] : [part]),
        ...(period === 'same' ? [] : [period]),
        ...(place === 'same' ? [] : [place]),
      ].join(', '),
    )
    .join('\n')
}

/** `total`, or parts of breakdowns as the store writes them. */
const PART = /^(total|[a-z][a-z0-9_]*=[a-z0-9_]+(;[a-z][a-z0-9_]*=[a-z0-9_]+)*)$/

const notUnderstood = (line: string): Refusal => ({
  kind: 'input_not_understood',
  field: 'inputs',
  message: {
    es: `«${line}» no se entiende. Se escribe «nombre = indicador», y si hace falta «, previous», «, latest», «, whole», «, total» o una parte como «, sex=women»; un nombre, una vez.`,
    en: `“${line}” is not understood. It is written “name = indicator”, and if needed “, previous”, “, latest”, “, whole”, “, total” or a part such as “, sex=women”; each name once.`,
  },
})
