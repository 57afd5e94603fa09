import { type CivilDate, civilDateAt } from '../../../../../kernel/civil.ts'
import { formatDate } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { DefinitionList, Tag } from '../../../../../ui/content/content.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { TextArea } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { observatoryPaths } from '../../../catalogue-paths.ts'
import type { RequestAnswer } from '../../../data/requests.ts'
import { figurePaths } from '../../../imports-paths.ts'
import { requestPaths } from '../../../requests-paths.ts'
import { standingOf } from '../../../rules/requests/request-acts.ts'
import { StandingTag } from './requests-page.tsx'
import { REQUEST_WORDS } from './requests-words.ts'

interface RequestPageProps {
  readonly locale: Locale
  readonly csrf: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly answer: RequestAnswer
  readonly today: CivilDate
  readonly zone: string
  readonly mayAsk: boolean
}

/** One request: the letter, its reminders, and what came. */
export function RequestPage(props: RequestPageProps) {
  const { locale, answer, today, zone, mayAsk } = props
  const words = REQUEST_WORDS[locale]
  const { request, letter, reminders } = answer
  const { indicator, batch } = request
  const spanish = locale === 'es' ? undefined : 'es'
  return (
    <>
      <PageHead
        eyebrow={words.of(request.number)}
        title={`${say(indicator.title, locale)}, ${request.period}`}
        marks={
          <>
            <StandingTag locale={locale} standing={standingOf(request, today)} />{' '}
            {request.demo ? <Tag kind="demo">{words.demo}</Tag> : null}
          </>
        }
      />
      <DefinitionList
        items={[
          { term: words.institution, value: <span lang={spanish}>{request.institution}</span> },
          { term: words.office, value: <span lang={spanish}>{request.askedOffice}</span> },
          {
            term: words.indicator,
            value: (
              <a href={localPath(locale, observatoryPaths.indicator(indicator.code))}>{say(indicator.title, locale)}</a>
            ),
          },
          { term: words.askedOn, value: formatDate(request.askedOn, locale, 'prose') },
          { term: words.dueOn, value: formatDate(request.dueOn, locale, 'prose') },
          ...(batch === undefined
            ? []
            : [
                {
                  term: words.arrived,
                  value: (
                    <>
                      <a href={localPath(locale, figurePaths.batch(batch.id))} lang={spanish}>
                        {batch.title}
                      </a>
                      {request.closedOn === undefined ? '' : `, ${formatDate(request.closedOn, locale, 'prose')}`}
                    </>
                  ),
                },
              ]),
          ...(request.closedNote === ''
            ? []
            : [{ term: words.said, value: <span lang={spanish}>{request.closedNote}</span> }]),
        ]}
      />
      <section class="stack" aria-labelledby="carta">
        <h2 id="carta">{words.letter}</h2>
        <article class="card stack" lang={spanish}>
          <p>{formatDate(request.askedOn, 'es', 'prose')}</p>
          <p>
            <strong>{letter.subject}</strong>
          </p>
          {letter.paragraphs.map((paragraph, at) => (
            <p key={at}>{paragraph}</p>
          ))}
        </article>
        <p class="soft">
          {request.mailbox === '' ? words.onPaper : words.sentTo(request.mailbox)} {words.print}
        </p>
      </section>
      <section class="stack" aria-labelledby="recordatorios">
        <h2 id="recordatorios">{words.reminders}</h2>
        {reminders.length === 0 ? (
          <p class="soft">{words.noReminders}</p>
        ) : (
          <ul>
            {reminders.map(({ daysFrom, at }) => (
              <li key={at}>
                {formatDate(civilDateAt(at, zone), locale)}:{' '}
                {daysFrom < 0 ? words.before(-daysFrom) : words.after(daysFrom)}
              </li>
            ))}
          </ul>
        )}
      </section>
      {mayAsk && request.state === 'open' ? <Closing {...props} /> : null}
    </>
  )
}

function Closing({ locale, csrf, typed, errors, answer }: RequestPageProps) {
  const words = REQUEST_WORDS[locale]
  const { request, batches } = answer
  const state = { values: typed, errors }
  const version = <input type="hidden" name="expectedVersion" value={request.version} />
  return (
    <>
      <section class="stack" aria-labelledby="respuesta">
        <h2 id="respuesta">{words.answer}</h2>
        <p>
          {words.answerLead} <a href={localPath(locale, figurePaths.bring())}>{words.bring}</a>
        </p>
        <Form
          action={localPath(locale, requestPaths.answer(request.id))}
          locale={locale}
          csrf={csrf}
          errors={errors.filter(({ field: name }) => name !== 'reason')}
        >
          {version}
          <SelectField
            locale={locale}
            label={words.batch}
            placeholder={words.noBatch}
            options={batches.map(({ id, title }) => ({ value: id, label: title }))}
            {...field(state, 'batchId')}
          />
          <TextArea locale={locale} label={words.note} hint={words.noteHint} {...field(state, 'note')} />
          <Button type="submit" kind="primary">
            {words.noteAnswer}
          </Button>
        </Form>
      </section>
      <section class="stack" aria-labelledby="retirar">
        <h2 id="retirar">{words.withdraw}</h2>
        <Form action={localPath(locale, requestPaths.withdraw(request.id))} locale={locale} csrf={csrf}>
          {version}
          <TextArea locale={locale} label={words.why} required {...field(state, 'reason')} />
          <Button type="submit" kind="quiet">
            {words.withdraw}
          </Button>
        </Form>
      </section>
    </>
  )
}
