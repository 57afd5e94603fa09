import { say } from '../../../../../kernel/text.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { TextArea } from '../../../../../ui/form/text-fields.tsx'
import type { ObservationRow, OwnCase } from '../../../data/case-query.ts'
import { filingPaths } from '../../../filing-paths.ts'
import type { AskedDocument } from '../../../rules/filing/documents.ts'
import { DocumentFields } from '../../form/document-fields.tsx'
import { FormSections } from '../../form/form-fields.tsx'
import type { CasePageProps } from './case-view.ts'
import { CASE_WORDS } from './case-words.ts'

/** What waits for the applicant's answer, where the flow lets it be given now. */
export function openObservations({ observations, allowed }: OwnCase): readonly ObservationRow[] {
  return answeringAction(allowed) === undefined ? [] : observations.filter(({ answeredAt }) => answeredAt === undefined)
}

/** The action by which the answer comes in: the one that sets the clock going again. */
export function answeringAction(allowed: OwnCase['allowed']) {
  return allowed.find(({ action }) => action.clock === 'restart' || action.clock === 'resume')
}

export function answerName(id: string): string {
  return `answer.${id}`
}

/** The documents that observations ask for anew. */
export function observedDocuments(
  { compiled }: OwnCase,
  observations: readonly ObservationRow[],
): readonly AskedDocument[] {
  const keys = new Set(observations.flatMap(({ about, aboutKey }) => (about === 'document' ? [aboutKey] : [])))
  return compiled.definition.documents
    .filter(({ key }) => keys.has(key))
    .map(({ key, title, accepts }) => ({ key, title, accepts }))
}

/** Item by item: what was observed beside where it is answered; fields and documents that were observed can be changed there. */
export function AnswerForm({
  own,
  observations,
  locale,
  csrf,
  signedIn,
  typed = {},
  errors,
  local,
}: CasePageProps & { readonly observations: readonly ObservationRow[] }) {
  const words = CASE_WORDS[locale]
  const { row, compiled, allowed } = own
  const acting = answeringAction(allowed)
  if (acting === undefined) return null
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message
  const observedKeys = new Set(observations.flatMap(({ about, aboutKey }) => (about === 'field' ? [aboutKey] : [])))
  const fields = [...compiled.fields.values()].filter(({ key }) => observedKeys.has(key))
  const documents = observedDocuments(own, observations)
  const titleOf = ({ about, aboutKey = '' }: ObservationRow) =>
    about === 'document'
      ? compiled.definition.documents.find(({ key }) => key === aboutKey)?.title
      : compiled.fields.get(aboutKey)?.title
  return (
    <section class="stack" aria-labelledby="observado">
      <h2 id="observado">{words.observed}</h2>
      <p>{words.observedLead}</p>
      <Form
        action={local(`${filingPaths.case(row.id)}/respuesta`)}
        locale={locale}
        csrf={csrf === '' ? undefined : csrf}
        errors={errors}
        multipart
        labels={Object.fromEntries(observations.map(({ id, number }) => [answerName(id), words.answer(number)]))}
        hidden={{ expectedVersion: String(row.version), step: acting.step.key, action: acting.action.key }}
      >
        {observations.map((observation) => {
          const { id, number, words: observed, article, about } = observation
          const title = titleOf(observation)
          return (
            <TextArea
              key={id}
              name={answerName(id)}
              locale={locale}
              label={words.answer(number)}
              hint={
                <>
                  {title === undefined ? null : (
                    <span>
                      {about === 'document' ? words.aboutDocument : words.aboutField} {say(title, locale)}.{' '}
                    </span>
                  )}
                  <strong lang={locale === 'es' ? undefined : 'es'}>{observed}</strong>{' '}
                  {article === undefined ? null : (
                    <span>
                      {words.article} <span lang={locale === 'es' ? undefined : 'es'}>{article}</span>.
                    </span>
                  )}{' '}
                  {about === 'document' ? words.answerHint : null}
                </>
              }
              value={typed[answerName(id)]}
              error={errorOf(answerName(id))}
              required={about !== 'document'}
              rows={3}
              maxLength={10_000}
            />
          )
        })}
        {fields.length === 0 ? null : (
          <FormSections
            sections={[
              {
                section: {
                  key: 'observado',
                  title: { es: 'Datos observados', en: 'Data observed' },
                  fields: [...fields],
                },
                fields,
              },
            ]}
            locale={locale}
            answers={row.answers}
            faults={Object.fromEntries(fields.map(({ key }) => [key, errorOf(key)]))}
          />
        )}
        {documents.length === 0 ? null : (
          <DocumentFields locale={locale} asked={documents} sent={[]} faults={{}} inPieces={signedIn} observed />
        )}
        <Button kind="primary">{say(acting.action.title, locale)}</Button>
      </Form>
    </section>
  )
}
