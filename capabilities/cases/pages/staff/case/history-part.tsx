import { formatDate } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { Timeline } from '../../../../../ui/content/content.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { field } from '../../../../../ui/form/form-state.ts'
import { TextArea } from '../../../../../ui/form/text-fields.tsx'
import type { StaffCase, StaffEvent } from '../../../data/staff-case-query.ts'
import { RECOUNT, type Recount, recountSays } from '../../../rules/clock/recount.ts'
import { type OpinionReminded, REMIND_OPINION, remindedSays } from '../../../rules/opinions/reminded.ts'
import { staffPaths } from '../../../staff-paths.ts'
import { DEED_TITLES } from '../../deed-titles.ts'
import type { CasePartProps } from './case-part.ts'
import { CASE_WORDS } from './case-words.ts'

export const NOTE_FORM = 'notas'

/** What happened, the newest first; what is internal is marked as such. */
export function HistoryPart({ answer, locale, csrf, mayWork, stateOf }: CasePartProps) {
  const words = CASE_WORDS[locale]
  const state = stateOf(NOTE_FORM)
  return (
    <section class="stack" aria-labelledby="historia">
      <h2 id="historia">{words.history}</h2>
      {mayWork ? (
        <Form
          action={localPath(locale, staffPaths.note(answer.row.id))}
          locale={locale}
          csrf={csrf}
          errors={state.errors}
          labels={{ note: words.note }}
        >
          <TextArea
            {...field(state, 'note')}
            locale={locale}
            label={words.note}
            hint={words.internalHint}
            rows={2}
            maxLength={4000}
          />
          <ButtonRow>
            <Button>{words.addNote}</Button>
          </ButtonRow>
        </Form>
      ) : null}
      <Timeline
        label={words.history}
        entries={[...answer.events].reverse().map((event) => ({
          id: String(event.sequence),
          when: formatDate(event.on, locale),
          dateTime: event.at,
          title: eventTitle(answer, event, locale),
          who:
            event.who === undefined
              ? roleTitle(answer, event, locale)
              : words.by(roleTitle(answer, event, locale), event.who),
          children: eventWords(event, words.internalWords, locale),
        }))}
      />
    </section>
  )
}

function eventTitle({ definition }: StaffCase, { step, action }: StaffEvent, locale: 'es' | 'en'): string {
  const of = definition.steps.find(({ key }) => key === step)
  const title = of?.actions.find(({ key }) => key === action)?.title ?? DEED_TITLES[action]
  const said = title === undefined ? action : say(title, locale)
  return of === undefined ? said : `${said} · ${say(of.title, locale)}`
}

function roleTitle({ definition }: StaffCase, { role }: StaffEvent, locale: 'es' | 'en'): string {
  const known = definition.roles.find(({ key }) => key === role)
  return known === undefined ? CASE_WORDS[locale].office : say(known.title, locale)
}

function eventWords(
  { action, payload, publicWords, internalWords }: StaffEvent,
  internal: string,
  locale: 'es' | 'en',
) {
  if (action === RECOUNT) return <p>{say(recountSays(payload as unknown as Recount), locale)}</p>
  if (action === REMIND_OPINION) return <p>{say(remindedSays(payload as unknown as OpinionReminded), locale)}</p>
  if (publicWords === undefined && internalWords === undefined) return undefined
  return (
    <>
      {publicWords === undefined ? null : <p lang="es">{publicWords}</p>}
      {internalWords === undefined ? null : (
        <p>
          <span class="soft">{internal}: </span>
          <span lang="es">{internalWords}</span>
        </p>
      )}
    </>
  )
}
