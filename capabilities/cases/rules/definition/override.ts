import type { Text } from '../../../../kernel/text.ts'
import type { Definition, LABELLED } from './definition.ts'

type Override = Definition['overrides'][number]
type Labelled = (typeof LABELLED)[number]

/** The definition as it holds in a municipality; where it says nothing of its own, the common one. */
export function definitionFor(definition: Definition, jurisdiction: string | undefined): Definition {
  const override = definition.overrides.find((each) => each.jurisdiction === jurisdiction)
  return override === undefined ? definition : overridden(definition, override)
}

function overridden(definition: Definition, override: Override): Definition {
  const { labels = {}, units = {}, fees = [], documents = [], calendar = definition.calendar } = override
  const named = <T extends { readonly key: string; readonly title: Text }>(group: Labelled, all: readonly T[]): T[] =>
    all.map((each) => ({ ...each, title: labels[`${group}.${each.key}`] ?? each.title }))
  const own = new Set(fees.map(({ key }) => key))
  return {
    ...definition,
    title: labels.title ?? definition.title,
    calendar,
    roles: named('roles', definition.roles),
    sections: named('sections', definition.sections).map((section) => ({
      ...section,
      fields: named('fields', section.fields),
    })),
    documents: [...named('documents', definition.documents), ...documents],
    fees: [
      ...named(
        'fees',
        definition.fees.filter(({ key }) => !own.has(key)),
      ),
      ...fees,
    ],
    steps: named('steps', definition.steps).map((step) => {
      const unit = units[step.key]
      return unit === undefined ? step : { ...step, unit }
    }),
  }
}

/** Places of a definition that an override may name, `title`, `steps.review`, each with what it is called in common. */
export function namedPlaces(definition: Definition): readonly (readonly [place: string, title: Text])[] {
  const fields = definition.sections.flatMap((section) => section.fields)
  const { sections, documents, fees, steps, roles } = definition
  const groups: Readonly<Record<Labelled, readonly { readonly key: string; readonly title: Text }[]>> = {
    sections,
    fields,
    documents,
    fees,
    steps,
    roles,
  }
  return [
    ['title', definition.title],
    ...Object.entries(groups).flatMap(([group, all]) =>
      all.map(({ key, title }) => [`${group}.${key}`, title] as const),
    ),
  ]
}
