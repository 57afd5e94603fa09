import type { ComponentChildren } from 'preact'
import type { Locale } from '../../kernel/text.ts'
import { words } from '../words.ts'
import { type FieldError, fieldId } from './form-state.ts'

export interface ErrorSummaryProps {
  readonly errors: readonly FieldError[]
  readonly locale: Locale
  readonly title?: string | undefined
  /** Labels of fields by name, put before messages that do not name their field ("Meta del año: falta este dato"). */
  readonly labels?: Readonly<Record<string, string>> | undefined
  /** Off only where the summary is shown as an example. */
  readonly focused?: boolean | undefined
}

/** At the top of the page, focused on arrival, each line a link to its field. Silent when there is nothing to say. */
export function ErrorSummary({ errors, locale, title, labels = {}, focused = true }: ErrorSummaryProps) {
  if (errors.length === 0) return null
  const said = ({ field, message }: FieldError) => {
    const label = field === undefined ? undefined : labels[field]
    return label === undefined ? message : `${label}: ${message}`
  }
  return (
    <div class="error-summary" role="alert" aria-labelledby="error-summary-title" tabindex={-1} autofocus={focused}>
      <h2 id="error-summary-title">{title ?? words(locale).errorSummaryTitle}</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.field ?? ''} ${error.message}`}>
            {error.field === undefined ? said(error) : <a href={`#${fieldId(error.field)}`}>{said(error)}</a>}
          </li>
        ))}
      </ul>
    </div>
  )
}

export interface FormProps {
  readonly action: string
  readonly locale: Locale
  /** The session's token; a GET form changes nothing and has none. */
  readonly csrf?: string | undefined
  readonly method?: 'post' | 'get' | undefined
  readonly errors?: readonly FieldError[] | undefined
  /** Labels of fields by name, for the error summary. */
  readonly labels?: ErrorSummaryProps['labels']
  /** Sends files. */
  readonly multipart?: boolean | undefined
  readonly id?: string | undefined
  readonly hidden?: Readonly<Record<string, string>> | undefined
  /** Given once per rendering; the same key twice runs a command once. */
  readonly idempotencyKey?: string | undefined
  readonly children: ComponentChildren
}

/** Posts and redirects; the server validates and shows every refusal, so the browser's own bubbles are off. */
export function Form(props: FormProps) {
  const { action, locale, csrf, method = 'post', errors = [], multipart, id, hidden = {}, idempotencyKey } = props
  return (
    <form
      class="form"
      action={action}
      method={method}
      id={id}
      enctype={multipart ? 'multipart/form-data' : undefined}
      novalidate
    >
      <ErrorSummary errors={errors} locale={locale} labels={props.labels} />
      {csrf === undefined ? null : <input type="hidden" name="csrf" value={csrf} />}
      {idempotencyKey === undefined ? null : <input type="hidden" name="idempotency-key" value={idempotencyKey} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {props.children}
    </form>
  )
}
