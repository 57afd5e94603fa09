import { formatDate } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { Tag } from '../../../../../ui/content/content.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { field } from '../../../../../ui/form/form-state.ts'
import { TextArea } from '../../../../../ui/form/text-fields.tsx'
import { NOTICE_WAYS } from '../../../data/sign-resolution.ts'
import type { StaffResolution } from '../../../data/staff-case-query.ts'
import { staffPaths } from '../../../staff-paths.ts'
import type { CasePartProps } from './case-part.ts'
import { CASE_WORDS, DECISION_TITLES, NOTICE_TITLES, STATE_TITLES } from './case-words.ts'

export const NOTIFY_FORM = 'notificacion'

/** The draft, or what was signed with the code by which anybody verifies it, and that it was told. */
export function ResolutionsPart(props: CasePartProps) {
  const { answer, locale } = props
  const words = CASE_WORDS[locale]
  if (answer.resolutions.length === 0) return null
  return (
    <section class="stack" aria-labelledby="resolucion">
      <h2 id="resolucion">{words.resolutions}</h2>
      {answer.resolutions.map((each) => (
        <Resolution key={each.id} {...props} resolution={each} />
      ))}
    </section>
  )
}

function Resolution(props: CasePartProps & { readonly resolution: StaffResolution }) {
  const { answer, locale, mayWork, resolution } = props
  const words = CASE_WORDS[locale]
  const local = (path: string) => localPath(locale, path)
  const { state, signedOn, signedAs, notifiedOn } = resolution
  const way = NOTICE_WAYS.find((each) => each === resolution.notifiedWay)
  return (
    <div class="stack">
      <p>
        <strong>{resolution.number}</strong> · {say(DECISION_TITLES[resolution.outcome], locale)}{' '}
        <Tag kind={state === 'draft' ? 'here' : 'plain'}>{say(STATE_TITLES[state], locale)}</Tag>
      </p>
      {state === 'draft' && mayWork ? (
        <p>
          <a href={local(staffPaths.resolution(answer.row.id, { step: resolution.step, action: resolution.action }))}>
            {words.openDraft}
          </a>
        </p>
      ) : null}
      {signedOn === undefined ? null : (
        <>
          <p>
            {words.signedBy(signedAs ?? '', formatDate(signedOn, locale, 'prose'))}.{' '}
            {resolution.development ? words.development : null}
          </p>
          <p>
            <a href={local(staffPaths.resolutionFile(answer.row.id, resolution.id))}>{words.download}</a> ·{' '}
            {words.verifyCode}: <a href={local(staffPaths.verified(resolution.code))}>{resolution.code}</a>
          </p>
        </>
      )}
      {notifiedOn === undefined ? null : (
        <p>
          {words.notified(
            way === undefined ? '' : say(NOTICE_TITLES[way], locale),
            formatDate(notifiedOn, locale, 'prose'),
          )}{' '}
          <span lang="es">{resolution.notifiedProof}</span>
        </p>
      )}
      {state === 'signed' && mayWork ? <NotifyForm {...props} /> : null}
    </div>
  )
}

function NotifyForm({
  answer,
  locale,
  csrf,
  stateOf,
  resolution,
}: CasePartProps & { readonly resolution: StaffResolution }) {
  const words = CASE_WORDS[locale]
  const state = stateOf(NOTIFY_FORM)
  return (
    <details open={state.errors.length > 0}>
      <summary>{words.notify}</summary>
      <Form
        action={localPath(locale, staffPaths.notify(answer.row.id))}
        locale={locale}
        csrf={csrf}
        errors={state.errors}
        labels={{ way: words.way, proof: words.proof }}
        hidden={{ resolutionId: resolution.id, expectedVersion: String(resolution.version) }}
      >
        <SelectField
          {...field(state, 'way')}
          locale={locale}
          label={words.way}
          width="half"
          options={NOTICE_WAYS.map((value) => ({ value, label: say(NOTICE_TITLES[value], locale) }))}
        />
        <TextArea
          {...field(state, 'proof')}
          locale={locale}
          label={words.proof}
          hint={words.proofHint}
          rows={2}
          required
          maxLength={1000}
        />
        <ButtonRow>
          <Button>{words.notify}</Button>
        </ButtonRow>
      </Form>
    </details>
  )
}
