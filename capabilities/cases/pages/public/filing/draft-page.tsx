import type { Locale } from '../../../../../kernel/text.ts'
import { say } from '../../../../../kernel/text.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { KeptForm } from '../../../../../ui/form/kept-form.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { DraftAnswer } from '../../../data/draft-queries.ts'
import type { FieldGrounds } from '../../../data/form-grounds.ts'
import { filingPaths } from '../../../filing-paths.ts'
import type { Answers } from '../../../rules/filing/answers.ts'
import { rulesFor } from '../../../rules/filing/compiled.ts'
import { askedWithFields } from '../../../rules/filing/documents.ts'
import { seenSections } from '../../../rules/filing/review.ts'
import { DocumentFields, documentName } from '../../form/document-fields.tsx'
import { FormSections, fieldLabels, mainName } from '../../form/form-fields.tsx'
import { FILING_WORDS } from './filing-words.ts'

export interface DraftPageProps {
  readonly answer: DraftAnswer
  /** What was typed and could not be saved, where that is so. */
  readonly answers?: Answers | undefined
  readonly version: number
  readonly errors: readonly FieldError[]
  readonly locale: Locale
  readonly csrf: string
  /** The same one twice saves once. */
  readonly idempotencyKey: string
  readonly signedIn: boolean
  readonly grounds: FieldGrounds
  local(path: string): string
}

/** The application itself: every question that the answers call for, on one page that works without script. */
export function DraftPage({
  answer,
  version,
  errors,
  locale,
  csrf,
  idempotencyKey,
  signedIn,
  grounds,
  local,
  ...props
}: DraftPageProps) {
  const { draft, compiled, moved } = answer
  const answers = props.answers ?? draft.answers
  const words = FILING_WORDS[locale]
  const rules = rulesFor(compiled, answers)
  const sections = seenSections(rules)
  const faults = Object.fromEntries(errors.map(({ field, message }) => [field ?? '', message]))
  const ofFields = Object.fromEntries(
    sections.flatMap(({ fields }) => fields.map((field) => [field.key, faults[mainName(field)]])),
  )
  const asked = askedWithFields(rules)
  return (
    <>
      <PageHead title={words.startTitle(say(compiled.definition.title, locale))} lead={words.branch} />
      {moved === undefined ? null : (
        <Notice kind="info" locale={locale}>
          {say(moved, locale)}
        </Notice>
      )}
      <KeptForm
        place={`solicitud ${draft.id}`}
        idempotencyKey={idempotencyKey}
        beside={
          <Form
            action={local(`${filingPaths.draft(draft.id)}/descartar`)}
            locale={locale}
            csrf={csrf === '' ? undefined : csrf}
          >
            <Button kind="quiet">{words.discard}</Button>
          </Form>
        }
        action={local(filingPaths.draft(draft.id))}
        locale={locale}
        csrf={csrf === '' ? undefined : csrf}
        multipart
        errors={errors}
        labels={{
          ...fieldLabels(sections, locale),
          ...Object.fromEntries(asked.map(({ key, title }) => [documentName(key), say(title, locale)])),
        }}
        hidden={{ expectedVersion: String(version) }}
      >
        <FormSections sections={sections} locale={locale} answers={answers} faults={ofFields} grounds={grounds} />
        <DocumentFields
          locale={locale}
          asked={asked}
          sent={draft.documents}
          faults={Object.fromEntries(asked.map(({ key }) => [key, faults[documentName(key)]]))}
          inPieces={signedIn}
        />
        <ButtonRow>
          <Button kind="primary" name="act" value="review">
            {words.saveReview}
          </Button>
          <Button name="act" value="save">
            {words.save}
          </Button>
        </ButtonRow>
      </KeptForm>
    </>
  )
}
