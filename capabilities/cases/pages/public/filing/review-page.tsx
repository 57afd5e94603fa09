import { type Locale, say, type Text } from '../../../../../kernel/text.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../../ui/button/button.tsx'
import { DefinitionList, Spoken } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { type FieldError, fieldId } from '../../../../../ui/form/form-state.ts'
import { SteadyForm } from '../../../../../ui/form/steady-form.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { DraftAnswer } from '../../../data/draft-queries.ts'
import { filingPaths } from '../../../filing-paths.ts'
import type { Field } from '../../../rules/filing/answers.ts'
import { fieldsNamed, rulesFor } from '../../../rules/filing/compiled.ts'
import { type Review, relevantAnswers, seenFields, seenSections } from '../../../rules/filing/review.ts'
import { answerWords } from '../../form/answer-words.ts'
import { documentName } from '../../form/document-fields.tsx'
import { mainName } from '../../form/form-fields.tsx'
import { FeeTable } from './fee-table.tsx'
import { FILING_WORDS } from './filing-words.ts'

export interface ReviewPageProps {
  readonly answer: DraftAnswer
  readonly errors: readonly FieldError[]
  readonly locale: Locale
  readonly csrf: string
  readonly idempotencyKey: string
  local(path: string): string
}

/** Whether it would pass, why not and by which article, what it costs: before anybody files. */
export function ReviewPage({ answer, errors, locale, csrf, idempotencyKey, local }: ReviewPageProps) {
  const { draft, compiled, review } = answer
  const words = FILING_WORDS[locale]
  const back = local(filingPaths.draft(draft.id))
  const answers = relevantAnswers(compiled, draft.answers)
  const asked = new Set(seenFields(rulesFor(compiled, answers)).map(({ key }) => key))
  const waits = draft.ownerName !== undefined && draft.consentedAt === undefined
  return (
    <>
      <PageHead
        eyebrow={<Spoken text={compiled.definition.title} locale={locale} />}
        title={words.review}
        lead={words.reviewLead}
      />
      <Obstacles
        review={review}
        locale={locale}
        back={back}
        named={(rule) => fieldsNamed(compiled, rule).filter(({ key }) => asked.has(key))}
      />
      {draft.ownerName === undefined ? null : (
        <Notice kind={waits ? 'warning' : 'success'} locale={locale}>
          {waits ? words.waiting(draft.ownerName) : words.consented(draft.ownerName)}
        </Notice>
      )}
      <section class="stack" aria-labelledby="costo">
        <h2 id="costo">{words.fees}</h2>
        {review.fees.lines.length === 0 && review.fees.open.length === 0 ? <p>{words.noFees}</p> : null}
        {review.fees.lines.length === 0 ? null : (
          <FeeTable lines={review.fees.lines} totalCents={review.fees.totalCents} locale={locale} />
        )}
        {review.fees.open.map(({ key, title }) => (
          <p key={key}>{words.feeOpen(say(title, locale))}</p>
        ))}
      </section>
      <section class="stack" aria-labelledby="declara">
        <h2 id="declara">{words.answers}</h2>
        {seenSections(rulesFor(compiled, answers)).map(({ section, fields }) => (
          <section key={section.key} class="stack" aria-labelledby={`declara-${section.key}`}>
            <h3 id={`declara-${section.key}`}>
              <Spoken text={section.title} locale={locale} />
            </h3>
            <DefinitionList
              items={fields
                .filter(({ kind }) => kind !== 'file')
                .map((field) => ({
                  term: <Spoken text={field.title} locale={locale} />,
                  value: answerWords(field, answers[field.key], locale),
                }))}
            />
          </section>
        ))}
      </section>
      <SteadyForm
        lost={words.notFiledYet}
        action={local(filingPaths.review(draft.id))}
        locale={locale}
        csrf={csrf === '' ? undefined : csrf}
        errors={errors}
        idempotencyKey={idempotencyKey}
        hidden={{ expectedVersion: String(draft.version) }}
      >
        {review.passes && !waits ? (
          <>
            <p>{words.fileNote}</p>
            <ButtonRow>
              <Button kind="primary">{words.file}</Button>
              <ButtonLink href={back}>{words.change}</ButtonLink>
            </ButtonRow>
          </>
        ) : (
          <ButtonLink kind="primary" href={back}>
            {words.change}
          </ButtonLink>
        )}
      </SteadyForm>
    </>
  )
}

function Obstacles({
  review,
  locale,
  back,
  named,
}: {
  readonly review: Review
  readonly locale: Locale
  readonly back: string
  /** Questions that a rule looks at. */
  named(rule: string): readonly Field[]
}) {
  const changes = (rule: string) =>
    named(rule).map((field) => ({ href: `${back}#${fieldId(mainName(field))}`, title: field.title }))
  const words = FILING_WORDS[locale]
  const { faults, missing, stops, warns, passes } = review
  return (
    <>
      {passes ? <Notice kind="success" locale={locale} title={words.passes} /> : null}
      {stops.length === 0 ? null : (
        <Notice kind="refusal" locale={locale} title={words.stops}>
          <Hits hits={stops} locale={locale} changes={changes} />
        </Notice>
      )}
      {faults.length + missing.length === 0 ? null : (
        <Notice kind="warning" locale={locale} title={words.faults}>
          <ul>
            {faults.map(({ field, message }) => (
              <li key={field.key}>
                <a href={`${back}#${fieldId(mainName(field))}`}>
                  {say(field.title, locale)}: {say(message, locale)}
                </a>
              </li>
            ))}
            {missing.map(({ key, title }) => (
              <li key={key}>
                <a href={`${back}#${fieldId(documentName(key))}`}>{words.missing(say(title, locale))}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {warns.length === 0 ? null : (
        <Notice kind="info" locale={locale} title={words.warns}>
          <Hits hits={warns} locale={locale} changes={changes} />
        </Notice>
      )}
    </>
  )
}

/** Each reason with what orders it, and the way to the answers that it looks at. */
function Hits({
  hits,
  locale,
  changes,
}: {
  readonly hits: Review['stops']
  readonly locale: Locale
  changes(rule: string): readonly { readonly href: string; readonly title: Text }[]
}) {
  const words = FILING_WORDS[locale]
  return (
    <ul>
      {hits.map(({ key, when, message, citation, certainty }) => (
        <li key={key}>
          <Spoken text={message} locale={locale} />
          {citation === undefined ? null : (
            <>
              {' '}
              <span class="soft">
                {words.according} <span lang={locale === 'es' ? undefined : 'es'}>{citation}</span>
                {certainty === 'found' ? '' : ` (${words.certainty})`}.
              </span>
            </>
          )}
          {changes(when).length === 0 ? null : (
            <>
              <br />
              {words.changeThese}{' '}
              {changes(when).map(({ href, title }, index) => (
                <>
                  {index === 0 ? '' : ' · '}
                  <a href={href}>{say(title, locale)}</a>
                </>
              ))}
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
