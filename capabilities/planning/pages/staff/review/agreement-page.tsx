import { formatDate } from '../../../../../kernel/format.ts'
import type { Locale } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { DefinitionList, Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { DateField } from '../../../../../ui/form/date-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FormState, field } from '../../../../../ui/form/form-state.ts'
import { TextArea } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { FollowedAgreement } from '../../../data/agreement-query.ts'
import { reviewPaths } from '../../../review-paths.ts'
import { AgreementMark } from './agreement-table.tsx'
import { AGREEMENT_WORDS } from './agreement-words.ts'

export interface AgreementPageProps {
  readonly agreement: FollowedAgreement
  readonly locale: Locale
  readonly csrf: string
  readonly mayClose: boolean
  readonly mayWithdraw: boolean
  readonly closing: FormState
  readonly withdrawing: FormState
}

/** One agreement with how it ended, or the forms with which it ends. */
export function AgreementPage(props: AgreementPageProps) {
  const { agreement, locale } = props
  const words = AGREEMENT_WORDS[locale]
  const local = (path: string) => localPath(locale, path)
  const isOpen = agreement.closedOn === undefined && agreement.withdrawnOn === undefined
  return (
    <>
      <PageHead
        title={words.one(agreement.number, agreement.year)}
        marks={
          <>
            <AgreementMark agreement={agreement} day={agreement.day} locale={locale} />
            {agreement.demo ? <Tag kind="demo">{words.demo}</Tag> : null}
          </>
        }
        lead={<p lang="es">{agreement.text}</p>}
      />
      <DefinitionList
        items={[
          {
            term: words.review,
            value: (
              <a href={local(reviewPaths.review(agreement.year, agreement.quarter))}>
                {words.reviewOf(agreement.quarter, agreement.year)}
              </a>
            ),
          },
          { term: words.responsible, value: <Spoken text={agreement.unit.title} locale={locale} /> },
          ...(agreement.post === undefined
            ? []
            : [{ term: words.post, value: <span lang="es">{agreement.post}</span> }]),
          { term: words.due, value: formatDate(agreement.dueOn, locale, 'prose') },
          ...(agreement.closedOn === undefined
            ? []
            : [{ term: words.closedOn, value: formatDate(agreement.closedOn, locale, 'prose') }]),
          ...(agreement.withdrawnOn === undefined
            ? []
            : [{ term: words.withdrawnOn, value: formatDate(agreement.withdrawnOn, locale, 'prose') }]),
          ...(agreement.closingNote === undefined
            ? []
            : [
                {
                  term: agreement.withdrawnOn === undefined ? words.how : words.why,
                  value: <span lang="es">{agreement.closingNote}</span>,
                },
              ]),
          ...(agreement.evidenceLinks.length === 0
            ? []
            : [{ term: words.evidence, value: <Links links={agreement.evidenceLinks} /> }]),
        ]}
      />
      {isOpen && props.mayClose ? <CloseForm {...props} /> : null}
      {isOpen && props.mayWithdraw ? <WithdrawForm {...props} /> : null}
    </>
  )
}

function Links({ links }: { readonly links: readonly string[] }) {
  return (
    <ul class="plain-list">
      {links.map((link) => (
        <li key={link}>
          <a href={link} rel="noreferrer">
            {link}
          </a>
        </li>
      ))}
    </ul>
  )
}

function CloseForm({ agreement, locale, csrf, closing }: AgreementPageProps) {
  const words = AGREEMENT_WORDS[locale]
  return (
    <section aria-labelledby="close-title">
      <h2 id="close-title">{words.markDone}</h2>
      <Form
        action={localPath(locale, reviewPaths.closeAgreement(agreement.id))}
        locale={locale}
        csrf={csrf}
        errors={closing.errors}
        labels={{ note: words.how, links: words.evidence, closedOn: words.closedOn }}
        hidden={{ expectedVersion: String(agreement.version) }}
      >
        <TextArea
          locale={locale}
          label={words.how}
          hint={words.howHint}
          required
          maxLength={4000}
          {...field(closing, 'note')}
        />
        <TextArea locale={locale} label={words.evidence} hint={words.linksHint} rows={2} {...field(closing, 'links')} />
        <DateField
          locale={locale}
          label={words.closedOn}
          hint={words.dateHint}
          max={agreement.day}
          {...field(closing, 'closedOn')}
        />
        <ButtonRow>
          <Button kind="primary">{words.markDone}</Button>
        </ButtonRow>
      </Form>
    </section>
  )
}

function WithdrawForm({ agreement, locale, csrf, withdrawing }: AgreementPageProps) {
  const words = AGREEMENT_WORDS[locale]
  return (
    <details open={withdrawing.errors.length > 0}>
      <summary>{words.withdraw}</summary>
      <Form
        action={localPath(locale, reviewPaths.withdrawAgreement(agreement.id))}
        locale={locale}
        csrf={csrf}
        errors={withdrawing.errors}
        labels={{ reason: words.reason }}
        hidden={{ expectedVersion: String(agreement.version) }}
      >
        <TextArea
          locale={locale}
          label={words.reason}
          hint={words.withdrawHint}
          rows={2}
          required
          maxLength={4000}
          {...field(withdrawing, 'reason')}
        />
        <ButtonRow>
          <Button kind="danger">{words.withdraw}</Button>
        </ButtonRow>
      </Form>
    </details>
  )
}
