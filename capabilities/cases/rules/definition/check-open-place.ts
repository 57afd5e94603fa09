import { compileExpression } from '../../../../platform/rules/compile.ts'
import type { Dictionary } from '../../../../platform/rules/expression.ts'
import { PLACE_KINDS } from '../register/open-place.ts'
import type { Definition } from './definition.ts'
import { type DefinitionFinding, error, warning } from './finding.ts'

/** What is wrong with what a definition lets the register say of where something is. */
export function openPlaceFindings(definition: Definition, names: Dictionary): readonly DefinitionFinding[] {
  const { open, openPlace } = definition
  const fields = new Map(definition.sections.flatMap((section) => section.fields).map((field) => [field.key, field]))
  const whole = open.flatMap((key, index) =>
    PLACE_KINDS.includes(fields.get(key)?.kind ?? '')
      ? [
          error(
            'open_place_field',
            `open[${index}]`,
            `«${key}» dice dónde está hasta el metro: lo que de ello se publica se dice aparte, con qué tan cerca.`,
            `“${key}” says where it is to the metre: what of it is public is said apart, with how near.`,
          ),
        ]
      : [],
  )
  if (openPlace === undefined) return whole
  const { field, near, square, unless, citation } = openPlace
  return [
    ...whole,
    ...(PLACE_KINDS.includes(fields.get(field)?.kind ?? '')
      ? []
      : [
          error(
            'missing_field',
            'openPlace.field',
            `«${field}» no es una parcela, un punto ni un área del formulario.`,
            `“${field}” is no parcel, point or area of the form.`,
          ),
        ]),
    ...((near === 'square') === (square !== undefined)
      ? []
      : [
          error(
            'bad_nearness',
            'openPlace.square',
            'El lado del cuadro se dice si se publica un cuadro, y solo entonces.',
            'The side of the square is said if a square is told, and only then.',
          ),
        ]),
    ...(unless === undefined || tellsLess(openPlace, unless.square)
      ? []
      : [
          error(
            'bad_nearness',
            'openPlace.unless.square',
            'La excepción tiene que decir menos: un cuadro más grande, o solo el municipio.',
            'The exception has to tell less: a larger square, or the municipality alone.',
          ),
        ]),
    ...(unless === undefined ? [] : hiddenNames(definition, unless.when, names)).map((name) =>
      error(
        'judged_by_hidden',
        'openPlace.unless.when',
        `La condición mira «${name}», que no es público: por lo que se publica se sabría qué se contestó.`,
        `The condition looks at “${name}”, which is not public: what is told would give away what was answered.`,
      ),
    ),
    ...(citation === undefined
      ? [
          warning(
            'nearness_without_citation',
            'openPlace',
            'No se dice qué norma permite publicarlo: por confirmar.',
            'Which norm allows it to be published is not said: to be confirmed.',
          ),
        ]
      : []),
  ]
}

function tellsLess({ near, square }: NonNullable<Definition['openPlace']>, other: number | undefined): boolean {
  if (near === 'municipality') return false
  return other === undefined || near === 'point' || other > (square ?? 0)
}

function hiddenNames({ open }: Definition, when: string, dictionary: Dictionary): readonly string[] {
  const compiled = compileExpression(when, dictionary)
  return compiled.ok ? compiled.value.names.filter((name) => !open.includes(name)) : []
}
