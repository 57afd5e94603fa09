import { civilDateAt } from '../../../../../kernel/civil.ts'
import { formatDate, formatMoney } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { Button, ButtonLink } from '../../../../../ui/button/button.tsx'
import { DefinitionList, Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { TextArea } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { FeeOrderRow } from '../../../data/case-query.ts'
import { filingPaths } from '../../../filing-paths.ts'
import { rulesFor } from '../../../rules/filing/compiled.ts'
import { seenSections } from '../../../rules/filing/review.ts'
import { answerWords } from '../../form/answer-words.ts'
import { AnswerForm, openObservations } from './answer-form.tsx'
import { AppealSection } from './appeal-section.tsx'
import { ClockSection, HistoryTable, StandsView } from './case-parts.tsx'
import type { CasePageProps } from './case-view.ts'
import { CASE_WORDS } from './case-words.ts'
import { FeeTable } from './fee-table.tsx'

/** A case as its applicant sees it: what is awaited, the days, what was observed, and what can be done. */
export function CasePage(props: CasePageProps) {
  const { own, today, locale, csrf, local } = props
  const { row, compiled, clock, events, allowed, appealing } = own
  const { definition } = compiled
  const words = CASE_WORDS[locale]
  const token = csrf === '' ? undefined : csrf
  const answering = openObservations(own)
  // What answers observations is done through their form; what is left is a button each.
  const others = allowed.filter(({ action }) => action.clock !== 'restart' && action.clock !== 'resume')
  return (
    <>
      <PageHead
        eyebrow={<Spoken text={definition.title} locale={locale} />}
        title={words.title(row.number)}
        lead={words.filed(formatDate(row.filedOn, locale, 'prose'))}
        marks={
          <>
            {row.demo ? <Tag kind="demo">{words.demo}</Tag> : null}
            {appealing.archivedOn === undefined ? null : (
              <Tag>{words.archived(formatDate(appealing.archivedOn, locale))}</Tag>
            )}
          </>
        }
        actions={<ButtonLink href={local(filingPaths.receipt(row.id))}>{words.receipt}</ButtonLink>}
      />
      <section class="stack" aria-labelledby="situacion">
        <h2 id="situacion">{words.stands}</h2>
        <StandsView definition={definition} flow={row.flow} endedOn={row.endedOn} own locale={locale} />
      </section>
      {answering.length === 0 ? null : <AnswerForm {...props} observations={answering} />}
      <AppealSection {...props} />
      <ClockSection clock={clock} today={today} locale={locale} />
      <PaySection {...props} />
      <HistoryTable events={events} definition={definition} locale={locale} said />
      <AnsweredList {...props} />
      <DocumentsSection {...props} />
      <DeclaredSection {...props} />
      {others.length === 0 ? null : (
        <section class="stack" aria-labelledby="puede">
          <h2 id="puede">{words.doIt}</h2>
          {others.map(({ step, action }) => (
            <Form
              key={`${step.key} ${action.key}`}
              action={local(`${filingPaths.case(row.id)}/accion`)}
              locale={locale}
              csrf={token}
              hidden={{ expectedVersion: String(row.version), step: step.key, action: action.key }}
            >
              <TextArea
                name="publicWords"
                id={`f-motivo-${action.key}`}
                locale={locale}
                label={words.words}
                required
                rows={2}
                maxLength={4000}
              />
              <Button kind="danger">
                <Spoken text={action.title} locale={locale} />
              </Button>
            </Form>
          ))}
        </section>
      )}
      <section class="stack" aria-labelledby="escribir">
        <h2 id="escribir">{words.write}</h2>
        <Form action={local(`${filingPaths.case(row.id)}/mensajes`)} locale={locale} csrf={token}>
          <TextArea name="words" locale={locale} label={words.writeLabel} required rows={3} maxLength={4000} />
          <Button>{words.send}</Button>
        </Form>
      </section>
    </>
  )
}

const usd = (cents: number) => formatMoney({ cents, currency: 'USD' })

function PaySection({ own, zone, locale, csrf, local }: CasePageProps) {
  const words = CASE_WORDS[locale]
  const { orders, row } = own
  if (orders.length === 0) return null
  return (
    <section class="stack" aria-labelledby="pagos">
      <h2 id="pagos">{words.pay}</h2>
      {orders.map((order) => (
        <section class="stack" key={order.id} aria-label={`${words.reference} ${order.reference}`}>
          <p>
            {words.reference}: <strong>{order.reference}</strong>
          </p>
          <FeeTable lines={order.lines} totalCents={order.totalCents} locale={locale} />
          {order.paidAt === undefined ? (
            <Form
              action={local(filingPaths.pay(row.id))}
              locale={locale}
              csrf={csrf === '' ? undefined : csrf}
              hidden={{ orderId: order.id }}
            >
              <p>
                <strong>{words.owes(usd(order.totalCents))}</strong> {words.atTill(order.reference)}
              </p>
              <p class="soft">{words.simulated}</p>
              <Button kind="primary">{words.payOnline}</Button>
            </Form>
          ) : (
            <p>{paidWords(order, zone, locale)}</p>
          )}
        </section>
      ))}
    </section>
  )
}

/** On the day of the institution, also of what was paid in the evening. */
function paidWords({ paidAt = '', paidBy }: FeeOrderRow, zone: string, locale: Locale): string {
  const words = CASE_WORDS[locale]
  return words.paidOn(
    formatDate(civilDateAt(new Date(paidAt).toISOString(), zone), locale),
    paidBy === 'cashier' ? words.cashier : words.gateway,
  )
}

/** Earlier observations with what was answered. */
function AnsweredList({ own, locale }: CasePageProps) {
  const words = CASE_WORDS[locale]
  const done = own.observations.filter(({ answeredAt }) => answeredAt !== undefined)
  if (done.length === 0) return null
  return (
    <section class="stack" aria-labelledby="respondidas">
      <h2 id="respondidas">
        {words.observed}: {words.answered}
      </h2>
      <ol>
        {done.map(({ id, words: observed, article, answer }) => (
          <li key={id} lang={locale === 'es' ? undefined : 'es'}>
            <p>
              {observed}
              {article === undefined ? '' : ` (${article})`}
            </p>
            <p class="soft">{answer === '' ? '–' : answer}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function DocumentsSection({ own, locale, local }: CasePageProps) {
  const words = CASE_WORDS[locale]
  const { documents, row, compiled } = own
  const titleOf = (key: string) =>
    compiled.definition.documents.find((each) => each.key === key)?.title ??
    compiled.fields.get(key)?.title ?? { es: key }
  return (
    <section class="stack" aria-labelledby="documentos">
      <h2 id="documentos">{words.documents}</h2>
      {documents.length === 0 ? (
        <p>{words.noDocuments}</p>
      ) : (
        <DataTable
          id="documentos-tabla"
          caption={words.documents}
          captionHidden
          locale={locale}
          cards
          rows={documents}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'document',
              title: words.document,
              cell: ({ id, key, name, superseded, fromOffice }) => (
                <>
                  <Spoken text={titleOf(key)} locale={locale} />:{' '}
                  <a href={local(filingPaths.document(row.id, id))}>{name}</a>{' '}
                  {superseded ? <Tag>{words.replaced}</Tag> : null}
                  {fromOffice ? <Tag>{words.office}</Tag> : null}
                </>
              ),
            },
            { key: 'entry', title: words.entry, kind: 'number', cell: ({ entry }) => entry },
          ]}
        />
      )}
    </section>
  )
}

function DeclaredSection({ own, locale }: CasePageProps) {
  const words = CASE_WORDS[locale]
  const { compiled, row } = own
  return (
    <section class="stack" aria-labelledby="declarado">
      <h2 id="declarado">{words.declared}</h2>
      {seenSections(rulesFor(compiled, row.answers)).map(({ section, fields }) => (
        <details key={section.key}>
          <summary>{say(section.title, locale)}</summary>
          <DefinitionList
            items={fields
              .filter(({ kind }) => kind !== 'file')
              .map((field) => ({
                term: <Spoken text={field.title} locale={locale} />,
                value: answerWords(field, row.answers[field.key], locale),
              }))}
          />
        </details>
      ))}
    </section>
  )
}
