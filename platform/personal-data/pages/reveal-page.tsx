import { Button } from '../../../ui/button/button.tsx'
import { DefinitionList } from '../../../ui/content/content.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { type FieldError, field as fieldOf } from '../../../ui/form/form-state.ts'
import { TextArea } from '../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { localPath } from '../../web/paths.ts'
import { dataPaths } from '../paths.ts'
import type { Masked } from '../reveal.ts'
import { type PersonalView, titleOfField } from './data-view.ts'
import { DATA_WORDS } from './data-words.ts'

export interface RevealPageProps {
  readonly view: PersonalView
  readonly person: string
  readonly masked: Masked
  /** Present once the reason was given: the value, shown this once, and the reason that was noted. */
  readonly shown?: { readonly value: string | null; readonly reason: string } | undefined
  readonly typed: Readonly<Record<string, string | undefined>>
  readonly errors: readonly FieldError[]
}

/** Asks what a sensitive value is needed for; then shows it, once. */
export function RevealPage({ view, person, masked, shown, typed, errors }: RevealPageProps) {
  const { locale, csrf } = view
  const words = DATA_WORDS[locale]
  const title = titleOfField(view, masked.field)
  return (
    <>
      <PageHead
        eyebrow={words.revealTitle}
        title={`${title}: ${masked.name}`}
        lead={shown === undefined ? <p>{words.revealLead}</p> : undefined}
      />
      {shown === undefined ? (
        <>
          <DefinitionList items={[{ term: title, value: masked.masked ?? '—' }]} />
          <Form
            action={localPath(locale, dataPaths.reveal(person, masked.field))}
            locale={locale}
            csrf={csrf}
            errors={errors}
            labels={{ reason: words.revealReason }}
          >
            <TextArea
              {...fieldOf({ values: typed, errors }, 'reason')}
              label={words.revealReason}
              hint={words.revealHint}
              locale={locale}
              required
              rows={3}
              maxLength={500}
            />
            <Button type="submit" kind="primary">
              {words.reveal}
            </Button>
          </Form>
        </>
      ) : (
        <>
          <DefinitionList
            items={[
              { term: title, value: shown.value ?? words.noValue },
              { term: words.yourReasonNoted, value: shown.reason },
            ]}
          />
          <Notice kind="info" locale={locale}>
            <p>{words.shownOnce}</p>
          </Notice>
        </>
      )}
    </>
  )
}
