import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../../ui/button/button.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { field } from '../../../../../ui/form/form-state.ts'
import { TextArea, TextField } from '../../../../../ui/form/text-fields.tsx'
import { NOBODY_YET } from '../../../data/assign-cases.ts'
import type { Allowed } from '../../../rules/flow/flow.ts'
import { decisionOf } from '../../../rules/resolution/resolution.ts'
import { staffPaths } from '../../../staff-paths.ts'
import type { CasePartProps } from './case-part.ts'
import { CASE_WORDS } from './case-words.ts'

/** The name of an action's form on the page: what a test holds against what the server accepts. */
export function actionForm({ step, action }: Allowed): string {
  return `${step.key}.${action.key}`
}

/** A form for each thing that the flow offers this person now, and nothing else. A decision leads to where it is written down. */
export function ActionsPart(props: CasePartProps) {
  const { answer, locale, csrf, mayWork } = props
  const words = CASE_WORDS[locale]
  const { row, allowed, definition } = answer
  const shown = answer.standing.applicant ? [] : allowed
  if (shown.length === 0 && row.endedAs !== undefined) return null
  return (
    <section class="stack" aria-labelledby="que-sigue">
      <h2 id="que-sigue">{words.actions}</h2>
      {shown.length === 0 && row.endedAs === undefined ? <p class="soft">{words.noActions}</p> : null}
      {shown.map((each) =>
        decisionOf(definition, each.action) === undefined ? (
          <ActionForm key={actionForm(each)} {...props} allowed={each} many={shown.length > 1} />
        ) : (
          <p key={actionForm(each)} data-action={actionForm(each)}>
            <ButtonLink
              kind="primary"
              href={localPath(locale, staffPaths.resolution(row.id, { step: each.step.key, action: each.action.key }))}
            >
              {words.toDecide(say(each.action.title, locale))}
            </ButtonLink>
          </p>
        ),
      )}
      {mayWork && row.endedAs === undefined ? (
        <details>
          <summary>{words.assign}</summary>
          <Form
            action={localPath(locale, staffPaths.assign())}
            locale={locale}
            csrf={csrf}
            hidden={{ caso: `${row.id}.${row.version}`, volver: staffPaths.case(row.id) }}
          >
            <SelectField
              name="to"
              id="asignar-a"
              locale={locale}
              label={words.assignTo}
              width="half"
              value={row.assignedAccountId ?? NOBODY_YET}
              options={[
                ...answer.colleagues.map(({ id, name }) => ({ value: id, label: name })),
                { value: NOBODY_YET, label: words.nobody },
              ]}
            />
            <ButtonRow>
              <Button>{words.assign}</Button>
            </ButtonRow>
          </Form>
        </details>
      ) : null}
    </section>
  )
}

function ActionForm({
  answer,
  locale,
  csrf,
  stateOf,
  allowed,
  many,
}: CasePartProps & { readonly allowed: Allowed; readonly many: boolean }) {
  const words = CASE_WORDS[locale]
  const { row } = answer
  const { step, action } = allowed
  const name = actionForm(allowed)
  const state = stateOf(name)
  const id = (part: string) => `f-${name.replace('.', '-')}-${part}`
  const tells = action.tells?.includes('applicant') === true || action.clock === 'pause'
  const title = say(action.title, locale)
  return (
    <details open={!many || state.errors.length > 0} data-action={name}>
      <summary>
        {title} <span class="soft">· {say(step.title, locale)}</span>
      </summary>
      <Form
        action={localPath(locale, staffPaths.act(row.id))}
        locale={locale}
        csrf={csrf}
        errors={state.errors}
        labels={{ publicWords: words.publicWords, internalWords: words.internalWords, citation: words.citation }}
        hidden={{ step: step.key, action: action.key, expectedVersion: String(row.version) }}
      >
        {action.clock === 'pause' ? <p class="soft">{words.pauseHint}</p> : null}
        {tells ? (
          <TextArea
            {...field(state, 'publicWords')}
            id={id('publico')}
            locale={locale}
            label={words.publicWords}
            rows={3}
            maxLength={10_000}
          />
        ) : null}
        {action.clock === 'pause' ? (
          <TextField
            {...field(state, 'citation')}
            id={id('cita')}
            locale={locale}
            label={words.citation}
            maxLength={500}
          />
        ) : null}
        <TextArea
          {...field(state, 'internalWords')}
          id={id('interno')}
          locale={locale}
          label={words.internalWords}
          hint={words.internalHint}
          rows={2}
          maxLength={10_000}
        />
        <ButtonRow>
          <Button kind="primary">{title}</Button>
        </ButtonRow>
      </Form>
    </details>
  )
}
