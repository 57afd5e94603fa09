import { formatDate } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { Tag } from '../../../../../ui/content/content.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { field } from '../../../../../ui/form/form-state.ts'
import { NumberField, TextArea, TextField } from '../../../../../ui/form/text-fields.tsx'
import { OPINION_ENDS } from '../../../data/opinions.ts'
import type { StaffOpinion } from '../../../data/staff-case-query.ts'
import { staffPaths } from '../../../staff-paths.ts'
import type { CasePartProps } from './case-part.ts'
import { CASE_WORDS, OPINION_TITLES } from './case-words.ts'

export const ASK_FORM = 'opiniones'

export function OpinionsPart(props: CasePartProps) {
  const { answer, locale, csrf, mayWork, stateOf } = props
  const words = CASE_WORDS[locale]
  const { row, opinions } = answer
  const asking = stateOf(ASK_FORM)
  const waiting = answer.definition.steps.find(
    ({ key, opinion }) => opinion !== undefined && row.flow.open.includes(key),
  )
  return (
    <section class="stack" aria-labelledby="opiniones">
      <h2 id="opiniones">{words.opinions}</h2>
      {opinions.length === 0 ? <p class="soft">{words.noOpinions}</p> : null}
      <ul class="plain-list stack">
        {opinions.map((each) => (
          <li key={each.id}>
            <Opinion {...props} opinion={each} />
          </li>
        ))}
      </ul>
      {mayWork && row.endedAs === undefined ? (
        <details open={asking.errors.length > 0}>
          <summary>{words.askOpinion}</summary>
          <Form
            action={localPath(locale, staffPaths.askOpinion(row.id))}
            locale={locale}
            csrf={csrf}
            errors={asking.errors}
            labels={{ askedOf: words.askedOf, question: words.question, within: words.within }}
          >
            <TextField
              {...field(asking, 'askedOf')}
              value={
                asking.values.askedOf ?? (waiting?.opinion === undefined ? undefined : say(waiting.opinion.of, 'es'))
              }
              locale={locale}
              label={words.askedOf}
              required
              maxLength={200}
            />
            <TextArea
              {...field(asking, 'question')}
              locale={locale}
              label={words.question}
              required
              rows={3}
              maxLength={4000}
            />
            <NumberField
              {...field(asking, 'within')}
              value={asking.values.within ?? String(waiting?.opinion?.within.length ?? 10)}
              locale={locale}
              label={words.within}
              decimals={false}
            />
            <ButtonRow>
              <Button>{words.askOpinion}</Button>
            </ButtonRow>
          </Form>
        </details>
      ) : null}
    </section>
  )
}

function Opinion({
  answer,
  locale,
  csrf,
  today,
  mayWork,
  stateOf,
  opinion,
}: CasePartProps & { readonly opinion: StaffOpinion }) {
  const words = CASE_WORDS[locale]
  const state = stateOf(opinion.id)
  const { conclusion, answeredOn, dueOn } = opinion
  const day = (date: string) => formatDate(date, locale, 'prose')
  const end = OPINION_ENDS.find((each) => each === conclusion)
  return (
    <>
      <p>
        <strong lang="es">
          {opinion.number}. {opinion.askedOf}
        </strong>{' '}
        {answeredOn === undefined ? (
          <Tag kind={dueOn < today ? 'here' : 'action'}>
            {dueOn < today ? words.lateSince(day(dueOn)) : words.dueOn(day(dueOn))}
          </Tag>
        ) : (
          <Tag>{words.answeredOn(day(answeredOn))}</Tag>
        )}
      </p>
      <p lang="es">{opinion.question}</p>
      {opinion.answer === undefined ? null : (
        <p>
          {end === undefined ? null : <strong>{say(OPINION_TITLES[end], locale)}. </strong>}
          <span lang="es">{opinion.answer}</span>
        </p>
      )}
      {answeredOn === undefined && mayWork ? (
        <details open={state.errors.length > 0}>
          <summary>{words.recordOpinion}</summary>
          <Form
            action={localPath(locale, staffPaths.answerOpinion(answer.row.id, opinion.id))}
            locale={locale}
            csrf={csrf}
            errors={state.errors}
            labels={{ conclusion: words.conclusion, answer: words.answer }}
            hidden={{ expectedVersion: String(opinion.version) }}
          >
            <SelectField
              {...field(state, 'conclusion')}
              id={`f-conclusion-${opinion.number}`}
              locale={locale}
              label={words.conclusion}
              width="half"
              options={OPINION_ENDS.map((value) => ({ value, label: say(OPINION_TITLES[value], locale) }))}
            />
            <TextArea
              {...field(state, 'answer')}
              id={`f-answer-${opinion.number}`}
              locale={locale}
              label={words.answer}
              required
              rows={4}
              maxLength={8000}
            />
            <ButtonRow>
              <Button>{words.recordOpinion}</Button>
            </ButtonRow>
          </Form>
        </details>
      ) : null}
    </>
  )
}
