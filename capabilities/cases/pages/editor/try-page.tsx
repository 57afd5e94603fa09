import { type Locale, say } from '../../../../kernel/text.ts'
import { Button, ButtonRow } from '../../../../ui/button/button.tsx'
import { SelectField } from '../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../ui/form/form.tsx'
import { PageHead } from '../../../../ui/shell/page-head.tsx'
import type { DefinitionDraft } from '../../data/definition-drafts.ts'
import { editorPaths } from '../../definition-editor-paths.ts'
import type { Definition } from '../../rules/definition/definition.ts'
import { tryAnswers } from '../../rules/definition/trial.ts'
import { act, everyAction, type FlowState, startOf } from '../../rules/flow/flow.ts'
import { TrialAnswer } from '../public/definitions/trial-answer.tsx'
import { TrialFields } from '../public/definitions/trial-fields.tsx'
import { type TrialForm, trialName } from '../public/definitions/trial-form.ts'
import { EDITOR_WORDS } from './editor-words.ts'

/** Steps of the walk, as the address says them: `review.grant`. */
export const WALK = 'paso'
/** The municipality in which it is tried. */
export const PLACE = 'municipio'

export interface Walked {
  readonly state: FlowState
  readonly done: readonly { readonly step: string; readonly action: string }[]
}

/** Where the actions that were chosen lead; from the first that cannot be done on, none counts. */
export function walked(
  definition: Definition,
  chosen: readonly string[],
  holds: (text: string) => boolean | null,
): Walked {
  const roles = definition.roles.map(({ key }) => key)
  let state = startOf(definition)
  const done: Walked['done'][number][] = []
  for (const each of chosen) {
    const [step = '', action = ''] = each.split('.')
    const next = act(definition, state, { step, action }, roles, holds)
    if (!next.ok) break
    state = next.value
    done.push({ step, action })
  }
  return { state, done }
}

/** A sandbox: answers, what they come to, and the steps walked by who tries it. The address holds it all; nothing is kept. */
export function TryPage(props: {
  readonly draft: DefinitionDraft
  /** As it holds where it is tried. */
  readonly definition: Definition
  readonly place: string | undefined
  readonly form: TrialForm
  readonly search: URLSearchParams
  readonly today: string
  readonly mayWrite: boolean
  readonly locale: Locale
  readonly csrf: string | undefined
  readonly local: (path: string) => string
}) {
  const { draft, definition: content, place, form, search, today, mayWrite, locale, csrf, local } = props
  const words = EDITOR_WORDS[locale]
  const { overrides } = draft.content
  const trial = tryAnswers(content, form.answers, today)
  const every = content.sections.flatMap((section) => section.fields)
  const labels = Object.fromEntries(every.map(({ key, title }) => [trialName(key), say(title, locale)]))
  const open = every.some(({ key, required }) => required && trial.asked.has(key) && !(key in form.answers))
  return (
    <>
      <PageHead eyebrow={say(content.title, locale)} title={words.try} lead={words.tryLead} />
      {form.sent && form.errors.length === 0 ? <TrialAnswer trial={trial} open={open} locale={locale} /> : null}
      <section class="stack" aria-labelledby="respuestas">
        <h2 id="respuestas">{words.answers}</h2>
        <Form
          method="get"
          action={local(editorPaths.try(draft.id))}
          locale={locale}
          errors={form.errors}
          labels={labels}
        >
          {overrides.length === 0 ? null : (
            <SelectField
              name={PLACE}
              label={words.tryIn}
              locale={locale}
              value={place}
              width="half"
              options={[
                { value: '', label: words.everywhere },
                ...overrides.map(({ jurisdiction, title }) => ({ value: jurisdiction, label: say(title, locale) })),
              ]}
            />
          )}
          <TrialFields definition={content} fields={new Set(every.map(({ key }) => key))} form={form} locale={locale} />
          <ButtonRow>
            <Button type="submit">{words.see}</Button>
          </ButtonRow>
        </Form>
      </section>
      <WalkSection
        definition={content}
        walk={walked(content, search.getAll(WALK), trial.holds)}
        holds={trial.holds}
        address={(steps) => local(editorPaths.try(draft.id, searchWith(search, steps)))}
        locale={locale}
      />
      <section class="stack" aria-labelledby="probado">
        <h2 id="probado">{words.markTried}</h2>
        {mayWrite ? (
          <form method="post" action={local(editorPaths.tried(draft.id))}>
            {csrf === undefined ? null : <input type="hidden" name="csrf" value={csrf} />}
            <input type="hidden" name="expectedVersion" value={String(draft.version)} />
            <ButtonRow>
              <Button type="submit" kind="primary">
                {words.tried}
              </Button>
              <a href={local(editorPaths.draft(draft.id))}>{words.back}</a>
            </ButtonRow>
          </form>
        ) : (
          <p>
            <a href={local(editorPaths.draft(draft.id))}>{words.back}</a>
          </p>
        )}
      </section>
    </>
  )
}

/** The same answers with other steps walked. */
function searchWith(search: URLSearchParams, steps: readonly string[]): string {
  const next = new URLSearchParams([...search].filter(([name]) => name !== WALK))
  for (const each of steps) next.append(WALK, each)
  return `?${next.toString()}#recorrer`
}

function WalkSection(props: {
  readonly definition: Definition
  readonly walk: Walked
  readonly holds: (text: string) => boolean | null
  readonly address: (steps: readonly string[]) => string
  readonly locale: Locale
}) {
  const { definition, walk, holds, address, locale } = props
  const words = EDITOR_WORDS[locale]
  const { state, done } = walk
  const stepOf = (key: string) => definition.steps.find((step) => step.key === key)
  const titleOf = (key: string) => say(stepOf(key)?.title ?? { es: key }, locale)
  const roleOf = (key: string | undefined) =>
    say(definition.roles.find((role) => role.key === key)?.title ?? { es: key ?? '–' }, locale)
  const steps = done.map(({ step, action }) => `${step}.${action}`)
  return (
    <section class="stack" aria-labelledby="recorrer">
      <h2 id="recorrer">{words.walk}</h2>
      {done.length === 0 ? null : (
        <>
          <p>{words.done}:</p>
          <ol class="trial-list">
            {done.map(({ step, action }, index) => (
              <li key={index}>
                {titleOf(step)}:{' '}
                {say(stepOf(step)?.actions.find(({ key }) => key === action)?.title ?? { es: action }, locale)}
              </li>
            ))}
          </ol>
          <p>
            <a href={address([])}>{words.again}</a>
          </p>
        </>
      )}
      {state.ended === undefined ? (
        state.open.map((key) => (
          <div key={key} class="stack">
            <h3>
              {words.here} «{titleOf(key)}»
            </h3>
            <ul class="trial-list">
              {everyAction(definition, state)
                .filter(({ step }) => step.key === key)
                .map(({ step, action }) => {
                  const title = `${say(action.title, locale)} (${roleOf(action.by ?? step.by)})`
                  const allowed = action.when === undefined || holds(action.when) === true
                  return (
                    <li key={action.key}>
                      {allowed ? (
                        <a href={address([...steps, `${step.key}.${action.key}`])}>{title}</a>
                      ) : (
                        <span class="soft">
                          {title}: {words.cannot} <code>{action.when}</code>
                        </span>
                      )}
                    </li>
                  )
                })}
            </ul>
          </div>
        ))
      ) : (
        <p>
          {words.ended} <strong>{titleOf(state.ended)}</strong>.
        </p>
      )}
    </section>
  )
}
