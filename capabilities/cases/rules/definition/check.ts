import { say } from '../../../../kernel/text.ts'
import { compileExpression } from '../../../../platform/rules/compile.ts'
import type { Dictionary, ValueKind } from '../../../../platform/rules/expression.ts'
import { walk } from '../flow/walk.ts'
import { openPlaceFindings } from './check-open-place.ts'
import { type Definition, FIELD_KINDS } from './definition.ts'
import { type DefinitionFinding, error, warning } from './finding.ts'
import { namedPlaces } from './override.ts'
import { plain } from './plain.ts'

/** What can be found without filing a single case. */
export function checkDefinition(definition: Definition): readonly DefinitionFinding[] {
  return [
    ...flowFindings(definition),
    ...expressionFindings(definition),
    ...keyFindings(definition),
    ...documentFindings(definition),
    ...validityFindings(definition),
    ...citationFindings(definition),
    ...overrideFindings(definition),
    ...openPlaceFindings(definition, dictionaryOf(definition)),
  ]
}

function flowFindings(definition: Definition): readonly DefinitionFinding[] {
  const { steps, roles } = definition
  const known = new Set(roles.map(({ key }) => key))
  const strangers = steps.flatMap((step, index) => [
    ...(step.by === undefined ? [] : [{ by: step.by, path: `steps[${index}].by` }]),
    ...step.actions.flatMap(({ by, tells = [] }, at) =>
      [...(by === undefined ? [] : [by]), ...tells].map((role) => ({
        by: role,
        path: `steps[${index}].actions[${at}]`,
      })),
    ),
  ])
  const keys = new Set(steps.map(({ key }) => key))
  const placeOf = (key: string) => `steps[${steps.findIndex((step) => step.key === key)}]`
  const unknown = steps.flatMap(({ actions, join = [] }, index) => [
    ...actions.flatMap(({ to }, at) =>
      to.filter((key) => !keys.has(key)).map((key) => ({ key, path: `steps[${index}].actions[${at}].to` })),
    ),
    ...join.filter((key) => !keys.has(key)).map((key) => ({ key, path: `steps[${index}].join` })),
  ])
  const nobody = steps.flatMap(({ by, actions }, index) =>
    actions.flatMap((action, at) =>
      action.by === undefined && by === undefined ? [`steps[${index}].actions[${at}]`] : [],
    ),
  )
  const { reached, stuck, disorder, whole } = walk(definition)
  const dead = new Set(stuck.flatMap(({ open, arrived }) => (open.length > 0 ? open : Object.keys(arrived))))
  return [
    ...unknown.map(({ key, path }) =>
      error('unknown_step', path, `No hay ningún paso «${key}».`, `There is no step “${key}”.`),
    ),
    ...strangers
      .filter(({ by }) => !known.has(by))
      .map(({ by, path }) => error('unknown_role', path, `No hay ningún papel «${by}».`, `There is no role “${by}”.`)),
    ...nobody.map((path) => error('no_maker', path, 'Nadie puede hacer esta acción.', 'Nobody can do this action.')),
    ...steps
      .filter(({ key }) => !reached.has(key))
      .map(({ key }) =>
        error(
          'unreachable_step',
          placeOf(key),
          `A «${key}» no se llega por ningún camino.`,
          `No way leads to “${key}”.`,
        ),
      ),
    ...[...dead].map((key) =>
      error('dead_end', placeOf(key), `En «${key}» el expediente se queda parado.`, `At “${key}” the case is stuck.`),
    ),
    ...disorder.map(({ step, action, clock }) =>
      error(
        'clock_disorder',
        placeOf(step),
        `«${action}» no puede hacer eso con el plazo: ${CLOCK_WORDS[clock].es}.`,
        `“${action}” cannot do that to the term: ${CLOCK_WORDS[clock].en}.`,
      ),
    ),
    ...(whole
      ? []
      : [
          warning(
            'too_large',
            'steps',
            'Hay más caminos de los que se pudieron recorrer.',
            'There are more ways than could be walked.',
          ),
        ]),
  ]
}

const CLOCK_WORDS = {
  not_started: { es: 'todavía no corre', en: 'it does not run yet' },
  running: { es: 'ya corre', en: 'it runs already' },
  suspended: { es: 'está suspendido', en: 'it is suspended' },
  stopped: { es: 'ya terminó', en: 'it has ended' },
} as const

/** What expressions of a definition may name: the fields of its form, and `documents`, the keys of what was attached. */
export function dictionaryOf({ sections }: Definition): Dictionary {
  return Object.fromEntries<ValueKind>([
    ...sections.flatMap(({ fields }) => fields.map(({ key, kind }): [string, ValueKind] => [key, FIELD_KINDS[kind]])),
    ['documents', 'list'],
  ])
}

interface Written {
  readonly path: string
  readonly text: string
  readonly kind: ValueKind
}

/** Every expression of a definition, and of which kind it has to be. */
export function expressionsOf(definition: Definition): readonly Written[] {
  const { sections, documents, fees, checks, steps, overrides, openPlace } = definition
  const one = (path: string, text: string | undefined, kind: ValueKind = 'boolean'): readonly Written[] =>
    text === undefined ? [] : [{ path, text, kind }]
  return [
    ...sections.flatMap(({ when, fields }, index) => [
      ...one(`sections[${index}].when`, when),
      ...fields.flatMap((field, at) => [
        ...one(`sections[${index}].fields[${at}].when`, field.when),
        ...one(`sections[${index}].fields[${at}].valid.holds`, field.valid?.holds),
      ]),
    ]),
    ...documents.flatMap(({ when }, index) => one(`documents[${index}].when`, when)),
    ...[
      { at: '', fees, documents: [] },
      ...overrides.map((each, index) => ({ at: `overrides[${index}].`, ...each })),
    ].flatMap(({ at, fees: own = [], documents: added = [] }) => [
      ...own.flatMap(({ amount, when }, index) => [
        ...one(`${at}fees[${index}].amount`, amount, 'number'),
        ...one(`${at}fees[${index}].when`, when),
      ]),
      ...added.flatMap(({ when }, index) => one(`${at}documents[${index}].when`, when)),
    ]),
    ...checks.flatMap(({ when }, index) => one(`checks[${index}].when`, when)),
    ...one('openPlace.unless.when', openPlace?.unless?.when),
    ...steps.flatMap(({ actions }, index) =>
      actions.flatMap(({ when }, at) => one(`steps[${index}].actions[${at}].when`, when)),
    ),
  ]
}

function expressionFindings(definition: Definition): readonly DefinitionFinding[] {
  const dictionary = dictionaryOf(definition)
  const fields = new Set(Object.keys(dictionary))
  const named = [
    ...definition.open.map((key, index) => ({ key, path: `open[${index}]` })),
    ...definition.counted.map((key, index) => ({ key, path: `counted[${index}]` })),
  ]
  return [
    ...expressionsOf(definition).flatMap(({ path, text, kind }) => {
      const compiled = compileExpression(text, dictionary)
      if (compiled.ok)
        return compiled.value.kind === kind || compiled.value.kind === 'any'
          ? []
          : [
              error(
                'bad_expression',
                path,
                'La expresión no da lo que aquí hace falta.',
                'The expression does not give what is needed here.',
              ),
            ]
      const { message, from } = compiled.refusal
      const finding = compiled.refusal.kind === 'unknown_name' ? 'missing_field' : 'bad_expression'
      return [error(finding, path, `Letra ${from + 1}: ${message.es}`, `Character ${from + 1}: ${say(message, 'en')}`)]
    }),
    ...named
      .filter(({ key }) => !fields.has(key))
      .map(({ key, path }) =>
        error('missing_field', path, `No hay ningún campo «${key}».`, `There is no field “${key}”.`),
      ),
  ]
}

function keyFindings({ sections, documents, steps }: Definition): readonly DefinitionFinding[] {
  const fields = sections.flatMap((section) => section.fields)
  const groups = { fields, sections, documents, steps } as const
  return [
    ...Object.entries(groups).flatMap(([group, all]) =>
      repeated(all.map(({ key }) => key)).map((key) => ({ group, key })),
    ),
    ...steps.flatMap(({ key: step, actions }) =>
      repeated(actions.map(({ key }) => key)).map((key) => ({ group: `steps.${step}`, key })),
    ),
  ].map(({ group, key }) => error('repeated_key', group, `«${key}» está dos veces.`, `“${key}” is there twice.`))
}

function repeated(keys: readonly string[]): readonly string[] {
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))]
}

function documentFindings({ documents, sections, overrides }: Definition): readonly DefinitionFinding[] {
  const asked = [
    ...documents.map((each, index) => ({ ...each, of: undefined, path: `documents[${index}]` })),
    ...sections.flatMap(({ fields }, index) =>
      fields.flatMap((each, at) =>
        each.kind === 'file'
          ? [{ ...each, of: undefined, heldBy: undefined, path: `sections[${index}].fields[${at}]` }]
          : [],
      ),
    ),
    ...overrides.flatMap(({ jurisdiction: of, documents: added = [] }, index) =>
      added.map((each, at) => ({ ...each, of, path: `overrides[${index}].documents[${at}]` })),
    ),
  ]
  return [
    // Two municipalities may ask for the same.
    ...asked.flatMap(({ title, of, path }, index) =>
      asked.slice(0, index).some((before) => plain(before.title.es) === plain(title.es) && (before.of ?? of) === of)
        ? [
            error(
              'repeated_document',
              path,
              `«${title.es}» ya se pide antes.`,
              `“${say(title, 'en')}” is asked for already.`,
            ),
          ]
        : [],
    ),
    ...asked.flatMap(({ heldBy, path }) =>
      heldBy === undefined
        ? []
        : [
            warning(
              'held_document',
              path,
              `Ya lo tiene ${heldBy.es}: no se debe pedir (LPA, art. 4).`,
              `${say(heldBy, 'en')} has it already: it must not be asked for (LPA, art. 4).`,
            ),
          ],
    ),
  ]
}

/** Two of the same key that are in force on the same day: nobody could tell which holds. */
function validityFindings({ fees, checks }: Definition): readonly DefinitionFinding[] {
  const groups = { fees, checks } as const
  return Object.entries(groups).flatMap(([group, all]) =>
    all.flatMap((one, index) =>
      all.slice(0, index).some((other) => other.key === one.key && overlap(one, other))
        ? [
            error(
              'overlapping_validity',
              `${group}[${index}]`,
              `«${one.key}» rige dos veces el mismo día.`,
              `“${one.key}” is in force twice on the same day.`,
            ),
          ]
        : [],
    ),
  )
}

interface Validity {
  readonly inForceFrom?: string
  readonly inForceTo?: string
}

function overlap(a: Validity, b: Validity): boolean {
  const [first, last] = ['0000-01-01', '9999-12-31']
  return (a.inForceFrom ?? first) <= (b.inForceTo ?? last) && (b.inForceFrom ?? first) <= (a.inForceTo ?? last)
}

function citationFindings({ term }: Definition): readonly DefinitionFinding[] {
  if (term === undefined)
    return [
      warning(
        'term_without_citation',
        'term',
        'No se conoce el plazo: por confirmar.',
        'The term is not known: to be confirmed.',
      ),
    ]
  return term.citation === undefined
    ? [
        warning(
          'term_without_citation',
          'term',
          'El plazo no dice en qué norma está.',
          'The term does not say which norm it rests on.',
        ),
      ]
    : []
}

/** What a municipality says otherwise of something that is not there, or says twice. */
function overrideFindings(definition: Definition): readonly DefinitionFinding[] {
  const { overrides, steps } = definition
  const known = new Set(namedPlaces(definition).map(([place]) => place))
  return overrides.flatMap(({ jurisdiction, labels = {}, units = {} }, index) => [
    ...(overrides.findIndex((each) => each.jurisdiction === jurisdiction) === index
      ? []
      : [
          error(
            'repeated_key',
            `overrides[${index}]`,
            `«${jurisdiction}» está más de una vez.`,
            `“${jurisdiction}” is there more than once.`,
          ),
        ]),
    ...Object.keys(labels)
      .filter((label) => !known.has(label))
      .map((label) =>
        error(
          'unknown_label',
          `overrides[${index}].labels.${label}`,
          `No hay nada que se llame «${label}».`,
          `There is nothing called “${label}”.`,
        ),
      ),
    ...Object.keys(units)
      .filter((key) => !steps.some((step) => step.key === key))
      .map((key) =>
        error(
          'unknown_step',
          `overrides[${index}].units.${key}`,
          `No hay ningún paso «${key}».`,
          `There is no step “${key}”.`,
        ),
      ),
  ])
}
