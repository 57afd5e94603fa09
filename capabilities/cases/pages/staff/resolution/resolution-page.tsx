import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { CheckboxGroup } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FormState, field } from '../../../../../ui/form/form-state.ts'
import { TextArea } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { StaffCase, StaffResolution } from '../../../data/staff-case-query.ts'
import type { Allowed } from '../../../rules/flow/flow.ts'
import { type Decision, draftLacks } from '../../../rules/resolution/resolution.ts'
import { staffPaths } from '../../../staff-paths.ts'
import { DECISION_TITLES } from '../case/case-words.ts'
import { LACK_WORDS, RESOLUTION_WORDS } from './resolution-words.ts'

export interface ResolutionPageProps {
  readonly answer: StaffCase
  readonly deciding: Allowed
  readonly decision: Decision
  readonly draft: StaffResolution | undefined
  readonly state: FormState
  readonly clock: string | undefined
  readonly maySign: boolean
  readonly development: boolean | undefined
  readonly locale: Locale
  readonly csrf: string
}

/** Where the decision is written down and, by whoever takes it, signed. */
export function ResolutionPage(props: ResolutionPageProps) {
  const { answer, deciding, decision, draft, state, locale, csrf } = props
  const words = RESOLUTION_WORDS[locale]
  const { row, phrases } = answer
  const kind = decision === 'denied' ? 'reason' : 'condition'
  const library = phrases.filter((each) => each.kind === kind)
  return (
    <>
      <PageHead
        title={words.title(say(deciding.action.title, locale))}
        eyebrow={<a href={localPath(locale, staffPaths.case(row.id))}>{row.number}</a>}
        lead={<p>{words.lead}</p>}
      />
      <Form
        action={localPath(
          locale,
          staffPaths.resolution(row.id, { step: deciding.step.key, action: deciding.action.key }),
        )}
        locale={locale}
        csrf={csrf}
        errors={state.errors}
        labels={{ grounds: words.grounds, clauses: decision === 'denied' ? words.reasons : words.conditions }}
        hidden={{ expectedVersion: String(draft?.version ?? 0) }}
      >
        <TextArea
          {...field(state, 'grounds')}
          locale={locale}
          label={words.grounds}
          hint={words.groundsHint}
          rows={8}
          maxLength={20_000}
        />
        <TextArea
          {...field(state, 'clauses')}
          locale={locale}
          label={decision === 'denied' ? words.reasons : words.conditions}
          hint={words.clausesHint}
          rows={6}
          maxLength={20_000}
        />
        {library.length === 0 ? null : (
          <details>
            <summary>{words.library}</summary>
            <CheckboxGroup
              name="phrase"
              locale={locale}
              label={words.library}
              options={library.map(({ code, words: said }) => ({ value: code, label: <span lang="es">{said}</span> }))}
            />
          </details>
        )}
        <ButtonRow>
          <Button kind={draft === undefined ? 'primary' : 'secondary'}>{words.save}</Button>
        </ButtonRow>
      </Form>
      <SignPart {...props} />
    </>
  )
}

function SignPart({ answer, draft, clock, maySign, development, locale, csrf }: ResolutionPageProps) {
  const words = RESOLUTION_WORDS[locale]
  if (draft === undefined) return <p class="soft">{words.saveFirst}</p>
  const lacks = draftLacks(draft)
  return (
    <section class="stack" aria-labelledby="firmar">
      <h2 id="firmar">{words.signTitle}</h2>
      {clock === undefined ? null : (
        <p>
          {words.clock}: <span lang="es">{clock}</span>
        </p>
      )}
      {development === true ? (
        <Notice kind="warning" locale={locale}>
          {words.development}
        </Notice>
      ) : null}
      {lacks.length > 0 ? (
        <Notice kind="info" locale={locale}>
          {lacks.map((lack) => say(LACK_WORDS[lack], locale)).join(' ')}
        </Notice>
      ) : !maySign ? (
        <p>{words.notYours}</p>
      ) : development === undefined ? (
        <p>{words.noSigner}</p>
      ) : (
        <Form
          action={localPath(locale, staffPaths.sign(answer.row.id))}
          locale={locale}
          csrf={csrf}
          hidden={{
            resolutionId: draft.id,
            draftVersion: String(draft.version),
            expectedVersion: String(answer.row.version),
          }}
        >
          <p>{words.signLead(draft.number, say(DECISION_TITLES[draft.outcome], locale))}</p>
          <ButtonRow>
            <Button kind="primary">{words.sign}</Button>
          </ButtonRow>
        </Form>
      )}
    </section>
  )
}
