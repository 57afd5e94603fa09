import { type Locale, say } from '../../../../kernel/text.ts'
import { fileFieldOf } from '../../../../platform/files/field.ts'
import { Spoken } from '../../../../ui/content/content.tsx'
import { FileField } from '../../../../ui/form/file-field.tsx'
import { CASE_FILES } from '../../filing-file-use.ts'
import type { AskedDocument, DraftDocument } from '../../rules/filing/documents.ts'
import { FORM_WORDS } from './form-words.ts'

export function documentName(key: string): string {
  return `doc.${key}`
}

export interface DocumentFieldsProps {
  readonly locale: Locale
  readonly asked: readonly AskedDocument[]
  readonly sent: readonly DraftDocument[]
  readonly faults: Readonly<Record<string, string | undefined>>
  /** With an account files are sent in pieces while the form is filled in; a guest's come with the form. */
  readonly inPieces: boolean
  /** They answer what was observed: asked for now, beside the case's own documents. */
  readonly observed?: boolean | undefined
}

/** One place for each document that is asked for, with what was sent already. */
export function DocumentFields({ locale, asked, sent, faults, inPieces, observed = false }: DocumentFieldsProps) {
  const words = FORM_WORDS[locale]
  const { upload, ...use } = fileFieldOf(CASE_FILES, locale)
  const id = observed ? 'documentos-observados' : 'documentos'
  return (
    <section class="stack" aria-labelledby={id}>
      <h2 id={id}>{observed ? words.observedDocuments : words.documents}</h2>
      {observed ? null : <p>{asked.length === 0 ? words.noneAsked : words.documentsLead}</p>}
      {asked.map(({ key, title, accepts, heldBy }) => {
        const here = sent.find((each) => each.key === key)
        if (heldBy !== undefined)
          return (
            <p key={key}>
              <strong>
                <Spoken text={title} locale={locale} />.
              </strong>{' '}
              {words.held(say(heldBy, locale))}
            </p>
          )
        return (
          <FileField
            key={key}
            locale={locale}
            name={documentName(key)}
            label={<Spoken text={title} locale={locale} />}
            hint={
              <>
                {words.accepts(accepts.join(', ').toUpperCase())}
                {here === undefined ? null : (
                  <>
                    {' '}
                    <strong>
                      {words.sent}: {here.name}
                    </strong>
                    . {words.replace}
                  </>
                )}
              </>
            }
            {...use}
            {...(inPieces ? { upload } : {})}
            accept={accepts.map((each) => `.${each}`).join(',')}
            required
            error={faults[key]}
          />
        )
      })}
    </section>
  )
}
