import { formatDate } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { DefinitionList, Spoken } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { FileField } from '../../../../../ui/form/file-field.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FormState, field } from '../../../../../ui/form/form-state.ts'
import { TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { Verified } from '../../../data/verify-query.ts'
import { staffPaths } from '../../../staff-paths.ts'
import { DECISION_TITLES } from '../../staff/case/case-words.ts'
import { VERIFY_WORDS } from './verify-words.ts'

export interface VerifyFormProps {
  readonly locale: Locale
  readonly csrf: string
  readonly state: FormState
}

export function VerifyPage({ locale, csrf, state }: VerifyFormProps) {
  const words = VERIFY_WORDS[locale]
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      <Form action={localPath(locale, staffPaths.verify())} method="get" locale={locale}>
        <TextField
          {...field(state, 'codigo')}
          locale={locale}
          label={words.code}
          hint={words.codeHint}
          width="half"
          maxLength={40}
          spellcheck={false}
          autocomplete="off"
        />
        <ButtonRow>
          <Button kind="primary">{words.check}</Button>
        </ButtonRow>
      </Form>
      <CompareForm locale={locale} csrf={csrf} state={state} code={undefined} />
    </>
  )
}

/** Without script and without keeping anything: the file goes up, its hash is compared, it is gone. */
function CompareForm({ locale, csrf, state, code }: VerifyFormProps & { readonly code: string | undefined }) {
  const words = VERIFY_WORDS[locale]
  const path = code === undefined ? staffPaths.verify() : staffPaths.verified(code)
  return (
    <section class="stack" aria-labelledby="comparar">
      <h2 id="comparar">{words.fileTitle}</h2>
      <p>{words.fileLead}</p>
      <Form
        action={localPath(locale, path)}
        locale={locale}
        csrf={csrf === '' ? undefined : csrf}
        errors={state.errors.filter(({ field: name }) => name !== 'codigo')}
        labels={{ archivo: words.file }}
        multipart
      >
        <FileField
          {...field(state, 'archivo')}
          locale={locale}
          label={words.file}
          accept=".pdf,application/pdf"
          required
        />
        <ButtonRow>
          <Button>{words.compare}</Button>
        </ButtonRow>
      </Form>
    </section>
  )
}

/** What came of comparing a file: the same bytes, and whether their signature is whole. */
export interface Compared {
  readonly same: boolean
  readonly signature: 'whole' | 'broken' | 'unsigned'
}

export interface VerifiedPageProps extends VerifyFormProps {
  readonly code: string
  readonly verified: Verified
  readonly compared: Compared | undefined
}

export function VerifiedPage({ locale, csrf, state, code, verified, compared }: VerifiedPageProps) {
  const words = VERIFY_WORDS[locale]
  const day = (date: string) => formatDate(date, locale, 'prose')
  return (
    <>
      <PageHead title={verified.number} eyebrow={words.title} lead={<p>{words.authentic}</p>} />
      {compared === undefined ? null : (
        <Notice kind={compared.same ? 'success' : 'refusal'} locale={locale}>
          {compared.same
            ? `${words.same} ${compared.signature === 'whole' ? words.signedWhole : ''}`.trim()
            : words.other}
        </Notice>
      )}
      {verified.is === 'resolution' && verified.development ? (
        <Notice kind="warning" locale={locale}>
          {words.development}
        </Notice>
      ) : null}
      <DefinitionList
        items={
          verified.is === 'resolution'
            ? [
                {
                  term: words.document,
                  value: `${words.resolution}: ${say(DECISION_TITLES[verified.outcome], locale)}`,
                },
                { term: words.number, value: verified.number },
                { term: words.procedure, value: <Spoken text={verified.procedure} locale={locale} /> },
                { term: words.case, value: verified.caseNumber },
                { term: words.date, value: day(verified.signedOn) },
                { term: words.state, value: verified.notified ? words.notified : words.signed },
                { term: words.signedBy, value: <span lang="es">{verified.signedAs}</span> },
                { term: words.hash, value: <code class="wrap-anywhere">{verified.sha256}</code> },
              ]
            : [
                { term: words.document, value: words.receipt },
                { term: words.number, value: verified.number },
                { term: words.procedure, value: <Spoken text={verified.procedure} locale={locale} /> },
                { term: words.date, value: day(verified.filedOn) },
                { term: words.state, value: verified.endedAs === undefined ? words.open : words.ended },
              ]
        }
      />
      {verified.is === 'resolution' ? <CompareForm locale={locale} csrf={csrf} state={state} code={code} /> : null}
      <p>
        <a href={localPath(locale, staffPaths.verify())}>{words.again}</a>
      </p>
    </>
  )
}
