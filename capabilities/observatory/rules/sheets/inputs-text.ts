import { ok, type Refusal, type Result, refuse } from '../../../../kernel/result.ts'
import { type CalculationInput, INPUT_PERIODS, INPUT_PLACES, type InputPeriod, type InputPlace } from '../../model.ts'

/** As a person writes them: `people = population`, `before = population, previous`, `all = population, whole`; one a line. */
export function inputsOfText(text: string): Result<Readonly<Record<string, CalculationInput>>, Refusal> {
  const inputs: Record<string, CalculationInput> = {}
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue
    const [, name, indicator, rest = ''] =
      /^([a-z][a-z0-9_]*)\s*=\s*([a-z][a-z0-9_]*)\s*((?:,\s*[a-z]+\s*)*)$/.exec(line) ?? []
    if (name === undefined || indicator === undefined || Object.hasOwn(inputs, name)) return refuse(notUnderstood(line))
    let period: InputPeriod = 'same'
    let place: InputPlace = 'same'
    for (const word of rest
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean)) {
      const when = INPUT_PERIODS.find((each) => each === word)
      const where = INPUT_PLACES.find((each) => each === word)
      if (when === undefined && where === undefined) return refuse(notUnderstood(line))
      if (when !== undefined) period = when
      if (where !== undefined && where !== 'same') place = where
    }
    inputs[name] = { indicator, period, place }
  }
  return ok(inputs)
}

export function textOfInputs(inputs: Readonly<Record<string, CalculationInput>>): string {
  return Object.entries(inputs)
    .map(([name, { indicator, period, place }]) =>
      [`${name} = ${indicator}`, ...(period === 'same' ? [] : [period]), ...(place === 'same' ? [] : [place])].join(
        ', ',
      ),
    )
    .join('\n')
}

const notUnderstood = (line: string): Refusal => ({
  kind: 'input_not_understood',
  field: 'inputs',
  message: {
    es: `«${line}» no se entiende. Se escribe «nombre = indicador», y si hace falta «, previous», «, latest» o «, whole»; un nombre, una vez.`,
    en: `“${line}” is not understood. It is written “name = indicator”, and if needed “, previous”, “, latest” or “, whole”; each name once.`,
  },
})
