import { z } from 'zod'
import { ok, type Refusal, refuse } from '../../../../../kernel/result.ts'
import { refusalPage } from '../../../../../platform/web/answers.tsx'
import { readForm } from '../../../../../platform/web/form.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import type { Route } from '../../../../../platform/web/route.ts'
import { WRITE_INDICES } from '../../../indices-permissions.ts'
import {
  codesOf,
  gatheringOf,
  indicatorOf,
  pathOfTerm,
  takesLevels,
  withAdded,
  withIndicator,
  without,
} from '../../../rules/indices/edit-terms.ts'
import { AboutPage, AddLevelPage, BandsPage, LevelsPage, WeightsPage } from './method-form-pages.tsx'
import {
  aboutForm,
  bandsForm,
  levelForm,
  levelsForm,
  typedAbout,
  typedBands,
  typedLevels,
  typedWeights,
  weightsForm,
  withAbout,
  withBands,
  withLevel,
  withLevels,
  withWeightsOf,
} from './method-forms.ts'
import { keep, partRoutes } from './part-routes.tsx'
import { faultOfTerm, newTermForm, termForm, termOfForm, typedTerm } from './term-form.ts'
import { AddTermPage, TermPage } from './term-form-page.tsx'

const about = partRoutes({
  path: 'datos',
  form: aboutForm,
  typed: ({ definition, expectedVersion }) => typedAbout(definition, expectedVersion),
  page: (props) => <AboutPage {...props} />,
  change: (definition, form) => ok(withAbout(definition, form)),
})

const levels = partRoutes({
  path: 'niveles',
  form: levelsForm,
  typed: ({ definition, expectedVersion }) => typedLevels(definition, expectedVersion),
  page: (props) => <LevelsPage {...props} />,
  change: (definition, form) => ok(withLevels(definition, form)),
})

const bands = partRoutes({
  path: 'bandas',
  form: bandsForm,
  typed: ({ definition, expectedVersion }) => typedBands(definition, expectedVersion),
  page: (props) => <BandsPage {...props} />,
  change: withBands,
})

const weights = partRoutes({
  path: 'pesos/:part',
  form: weightsForm,
  typed({ definition, expectedVersion }, name) {
    const gathering = gatheringOf(definition, name)
    return gathering === undefined ? undefined : typedWeights(gathering, expectedVersion)
  },
  page(props, { definition }, name) {
    return <WeightsPage {...props} gathering={gatheringOf(definition, name) ?? definition} />
  },
  change(definition, form, name) {
    const gathering = gatheringOf(definition, name)
    return gathering === undefined ? refuse(GONE) : withWeightsOf(definition, gathering, form)
  },
})

const term = partRoutes({
  path: 'indicadores/:part',
  form: termForm,
  typed({ definition, expectedVersion }, name) {
    const found = indicatorOf(definition, name)
    return found === undefined ? undefined : typedTerm(found, expectedVersion)
  },
  page(props, { definition, indicators }, name) {
    const found = indicatorOf(definition, name)
    return found === undefined ? null : <TermPage {...props} indicators={indicators} term={found} />
  },
  change(definition, form, name) {
    const before = indicatorOf(definition, name)
    if (before === undefined) return refuse(GONE)
    const read = termOfForm(form, name, before)
    if (!read.ok) return read
    const changed = withIndicator(definition, read.value)
    const fault = faultOfTerm(changed, name)
    return fault === undefined ? ok(changed) : refuse(fault)
  },
})

const added = partRoutes({
  path: 'agregar/:part',
  form: newTermForm,
  typed({ definition, expectedVersion }, name) {
    if (gatheringOf(definition, name) === undefined) return undefined
    return { expectedVersion: String(expectedVersion), operator: 'up', certainty: 'invented' }
  },
  page(props, { definition, indicators }, name) {
    const gathering = gatheringOf(definition, name) ?? definition
    return <AddTermPage {...props} indicators={indicators} gathering={gathering} />
  },
  change(definition, form, name) {
    if (gatheringOf(definition, name) === undefined) return refuse(GONE)
    if (codesOf(definition).includes(form.series)) return refuse(HERE)
    const read = termOfForm(form, form.series, undefined)
    if (!read.ok) return read
    const changed = withAdded(definition, name, read.value)
    const fault = faultOfTerm(changed, form.series)
    return fault === undefined ? ok(changed) : refuse(fault)
  },
})

const addedLevel = partRoutes({
  path: 'agregar-nivel/:part',
  form: levelForm,
  typed({ definition, expectedVersion }, name) {
    return takesLevels(definition, name) ? { expectedVersion: String(expectedVersion) } : undefined
  },
  page(props, { definition }, name) {
    return <AddLevelPage {...props} gathering={gatheringOf(definition, name) ?? definition} />
  },
  change(definition, form, name) {
    return takesLevels(definition, name) ? ok(withLevel(definition, name, form)) : refuse(GONE)
  },
})

const removeForm = z.object({ expectedVersion: z.coerce.number().int() })

async function postRemove(c: WebContext): Promise<Response> {
  const form = readForm(removeForm, await c.req.formData(), c.get('locale'))
  if (!form.ok) return refusalPage(c, 422, GONE)
  const code = c.req.param('part') ?? ''
  return keep(c, form.value.expectedVersion, 'removed', {
    change: (definition) =>
      pathOfTerm(definition.children, code) === undefined ? refuse(GONE) : ok(without(definition, code)),
    again: (refusal) => refusalPage(c, 422, refusal),
  })
}

const GONE: Refusal<'gone'> = {
  kind: 'gone',
  message: { es: 'El índice ya no tiene esa parte.', en: 'The index no longer has that part.' },
}
const HERE: Refusal<'here'> = {
  kind: 'here',
  field: 'series',
  message: { es: 'Ese indicador ya está en el índice.', en: 'That indicator is in the index already.' },
}

/** Every part of an index that has a form of its own. */
export const methodPartRoutes: readonly Route[] = [
  ...about,
  ...levels,
  ...bands,
  ...weights,
  ...term,
  ...added,
  ...addedLevel,
  {
    method: 'POST',
    path: '/t/observatorio/indices/:index/quitar/:part',
    permission: WRITE_INDICES,
    params: z.object({ index: z.string().max(60), part: z.string().max(60) }),
    form: removeForm,
    handle: postRemove,
  },
]
