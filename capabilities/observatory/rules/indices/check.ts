import { settle } from '../../../../kernel/decimal.ts'
import type { Text } from '../../../../kernel/text.ts'
import { compileBenchmark } from './benchmark.ts'
import {
  directionOf,
  type IndexDefinition,
  type IndicatorTerm,
  isLevel,
  type LevelTerm,
  type Possible,
  type Term,
} from './definition.ts'
import { limitsOf } from './standardise.ts'

export type IndexFindingKind =
  | 'no_children'
  | 'too_deep'
  | 'repeated_code'
  | 'limits_crossed'
  | 'limits_without_transform'
  | 'bad_benchmark'
  | 'bad_formula'
  | 'wrong_direction'
  | 'some_weights'
  | 'weights_sum'
  | 'range_crossed'
  | 'bands_disorder'
  | 'bands_gap'
  | 'validity_crossed'
  | 'uncertain_limits'

/** Something wrong (`error`) or to be looked at (`warning`) in a definition, and where. */
export interface IndexFinding {
  readonly kind: IndexFindingKind
  readonly severity: 'error' | 'warning'
  /** `children[0].children[2].operator.low` */
  readonly path: string
  readonly message: Text
}

/** What can be found wrong in a definition without computing a single place. */
export function checkIndex(definition: IndexDefinition): readonly IndexFinding[] {
  const { children, bands, valid, auxiliaries } = definition
  const seen = new Map<string, string>()
  const repeated = [
    ...codesOf(children, ''),
    ...auxiliaries.map(({ code }, at) => ({ code, path: `auxiliaries[${at}]` })),
  ]
    .filter(({ code, path }) => {
      const known = seen.has(code)
      seen.set(code, path)
      return known
    })
    .map(({ code, path }) =>
      error(
        'repeated_code',
        `${path}.code`,
        `El código «${code}» está dos veces.`,
        `The code “${code}” is there twice.`,
      ),
    )
  const crossed =
    valid.to !== undefined && valid.to < valid.from
      ? [error('validity_crossed', 'valid.to', 'Deja de valer antes de empezar.', 'It ends before it begins.')]
      : []
  return [
    ...levelFindings(definition, { code: definition.code, title: definition.title, children }, '', 0),
    ...repeated,
    ...crossed,
    ...auxiliaries.flatMap(({ possible }, at) => rangeFindings(possible, `auxiliaries[${at}]`)),
    ...bandFindings(bands),
  ]
}

function error(kind: IndexFindingKind, path: string, es: string, en: string): IndexFinding {
  return { kind, severity: 'error', path, message: { es, en } }
}

function warning(kind: IndexFindingKind, path: string, es: string, en: string): IndexFinding {
  return { kind, severity: 'warning', path, message: { es, en } }
}

function below(path: string, at: number): string {
  return `${path === '' ? '' : `${path}.`}children[${at}]`
}

function codesOf(terms: readonly Term[], path: string): readonly { readonly code: string; readonly path: string }[] {
  return terms.flatMap((term, at) => [
    { code: term.code, path: below(path, at) },
    ...(isLevel(term) ? codesOf(term.children, below(path, at)) : []),
  ])
}

function levelFindings(
  definition: IndexDefinition,
  level: LevelTerm,
  path: string,
  depth: number,
): readonly IndexFinding[] {
  const { children, code } = level
  const at = path === '' ? 'children' : `${path}.children`
  if (depth >= definition.levels.length)
    return [
      error(
        'too_deep',
        path,
        `«${code}» es un nivel más de los ${definition.levels.length} que la definición declara en «levels».`,
        `“${code}” is one level more than the ${definition.levels.length} that the definition declares in “levels”.`,
      ),
    ]
  if (children.length === 0)
    return [error('no_children', at, `El nivel «${code}» no reúne nada.`, `The level “${code}” gathers nothing.`)]
  const weighed = children.filter(({ weight }) => weight !== undefined).length
  const mixed =
    weighed === 0 || weighed === children.length
      ? []
      : [
          error(
            'some_weights',
            at,
            `En «${code}» unos términos llevan peso y otros no: póngalo a todos o a ninguno.`,
            `In “${code}” some terms bear a weight and others do not: give it to all or to none.`,
          ),
        ]
  return [
    ...mixed,
    ...(mixed.length === 0 ? sumFindings(children, code, at) : []),
    ...children.flatMap((term, index) =>
      isLevel(term)
        ? levelFindings(definition, term, below(path, index), depth + 1)
        : indicatorFindings(definition, term, below(path, index)),
    ),
  ]
}

/** Any weights will do, since they are divided by their sum; those that nearly make a hundred or one look like shares with a slip. */
function sumFindings(children: readonly Term[], code: string, at: string): readonly IndexFinding[] {
  const sum = settle(children.reduce((total, { weight = 0 }) => total + weight, 0))
  const whole = [1, 100].find((each) => sum !== each && Math.abs(sum - each) <= each * NEARLY)
  if (whole === undefined) return []
  return [
    warning(
      'weights_sum',
      at,
      `En «${code}» los pesos suman ${sum} y no ${whole}.`,
      `In “${code}” the weights add up to ${sum} and not to ${whole}.`,
    ),
  ]
}

/** A slip of the pen; what is further away was meant so. */
const NEARLY = 0.05

function rangeFindings(possible: Possible | undefined, path: string): readonly IndexFinding[] {
  if (possible?.from === undefined || possible.to === undefined || possible.from < possible.to) return []
  return [
    error(
      'range_crossed',
      `${path}.possible`,
      'El menor valor posible no es menor que el mayor.',
      'The least possible value is not less than the greatest.',
    ),
  ]
}

function indicatorFindings(definition: IndexDefinition, term: IndicatorTerm, path: string): readonly IndexFinding[] {
  const { code, operator, direction, certainty, status } = term
  const says = direction !== undefined && direction !== directionOf(operator)
  return [
    ...operatorFindings(definition, term, `${path}.operator`),
    ...rangeFindings(term.possible, path),
    ...(says
      ? [
          error(
            'wrong_direction',
            `${path}.direction`,
            `«${code}» dice «${direction}» y su operador «${operator.kind}» hace lo contrario.`,
            `“${code}” says “${direction}” and its operator “${operator.kind}” does otherwise.`,
          ),
        ]
      : []),
    ...(certainty === 'unverified'
      ? [
          warning(
            'uncertain_limits',
            path,
            `Los límites de «${code}» no están verificados${status === undefined ? '' : `: ${status.es}`}.`,
            `The limits of “${code}” are not verified${status === undefined ? '' : `: ${status.en ?? status.es}`}.`,
          ),
        ]
      : []),
  ]
}

function operatorFindings(
  definition: IndexDefinition,
  { code, operator }: IndicatorTerm,
  path: string,
): readonly IndexFinding[] {
  if (operator.kind === 'as_is') return []
  if ('low' in operator) {
    const { low, high, limits, transform } = operator
    if (!(low < high))
      return [
        error(
          'limits_crossed',
          `${path}.high`,
          `Los límites de «${code}» están cruzados: ${low} no es menor que ${high}.`,
          `The limits of “${code}” are crossed: ${low} is not less than ${high}.`,
        ),
      ]
    const name = transform === 'identity' || transform === 'ln' ? transform : `root ${transform.root}`
    if (limits === 'transformed' && transform === 'identity')
      return [
        warning(
          'limits_without_transform',
          `${path}.limits`,
          `Los límites de «${code}» dicen estar transformados y no hay transformación.`,
          `The limits of “${code}” are said to be transformed and there is no transform.`,
        ),
      ]
    if (limitsOf(operator) === undefined)
      return [
        error(
          'limits_crossed',
          `${path}.low`,
          `El límite ${low} de «${code}» no tiene valor con la transformación «${name}».`,
          `The limit ${low} of “${code}” has no value under the transform “${name}”.`,
        ),
      ]
    return []
  }
  const { benchmark } = operator
  if (typeof benchmark === 'number')
    return benchmark > 0
      ? []
      : [
          error(
            'bad_benchmark',
            `${path}.benchmark`,
            `La referencia de «${code}» debe ser mayor que cero.`,
            `The benchmark of “${code}” must be above zero.`,
          ),
        ]
  const compiled = compileBenchmark(definition, benchmark)
  if (!compiled.ok)
    return [
      error(
        'bad_formula',
        `${path}.benchmark`,
        `${compiled.refusal.message.es} (letra ${compiled.refusal.from + 1})`,
        `${compiled.refusal.message.en ?? compiled.refusal.message.es} (character ${compiled.refusal.from + 1})`,
      ),
    ]
  return compiled.value.kind === 'number'
    ? []
    : [
        error(
          'bad_formula',
          `${path}.benchmark`,
          `La fórmula de la referencia de «${code}» no da un número.`,
          `The formula of the benchmark of “${code}” gives no number.`,
        ),
      ]
}

function bandFindings(bands: IndexDefinition['bands']): readonly IndexFinding[] {
  if (bands.length === 0) return []
  const disorder = bands.flatMap((band, at) => {
    const above = bands[at - 1]
    return above === undefined || band.from < above.from
      ? []
      : [
          error(
            'bands_disorder',
            `bands[${at}].from`,
            'Las bandas van de la más alta a la más baja, sin repetir límite.',
            'Bands go from the highest to the lowest, no limit twice.',
          ),
        ]
  })
  const lowest = bands.at(-1)
  return lowest === undefined || lowest.from === 0
    ? disorder
    : [
        ...disorder,
        error(
          'bands_gap',
          `bands[${bands.length - 1}].from`,
          'La última banda debe empezar en 0: si no, hay cifras sin banda.',
          'The last band must begin at 0: else there are figures without a band.',
        ),
      ]
}
