import type { ComponentChildren } from 'preact'
import type { Locale } from '../../kernel/text.ts'
import { words } from '../words.ts'
import { fieldId } from './form-state.ts'

/** Props that every field has. Required is the rule, so only the optional ones say so. */
export interface FieldProps {
  readonly name: string
  readonly label: ComponentChildren
  readonly locale: Locale
  readonly hint?: ComponentChildren
  readonly error?: string | undefined
  readonly required?: boolean | undefined
  readonly id?: string | undefined
  readonly disabled?: boolean | undefined
}

/** Attributes that tie a control to its hint and error. */
export function controlAttributes(props: FieldProps): {
  id: string
  name: string
  required: boolean
  disabled: boolean | undefined
  'aria-invalid': 'true' | undefined
  'aria-describedby': string | undefined
} {
  const id = props.id ?? fieldId(props.name)
  const described = [props.hint == null ? '' : `${id}-hint`, props.error === undefined ? '' : `${id}-error`]
  return {
    id,
    name: props.name,
    required: props.required ?? false,
    disabled: props.disabled,
    'aria-invalid': props.error === undefined ? undefined : 'true',
    'aria-describedby': described.filter(Boolean).join(' ') || undefined,
  }
}

export function Hint({ id, children }: { readonly id: string; readonly children: ComponentChildren }) {
  return (
    <div class="field-hint" id={`${id}-hint`}>
      {children}
    </div>
  )
}

export function FieldErrorText({ id, locale, error }: { id: string; locale: Locale; error: string }) {
  return (
    <p class="field-error" id={`${id}-error`}>
      <span class="hidden">{words(locale).errorPrefix} </span>
      {error}
    </p>
  )
}

/** Label, hint, error and control in reading order. */
export function FieldFrame(props: FieldProps & { readonly children: ComponentChildren }) {
  const id = props.id ?? fieldId(props.name)
  return (
    <div class={props.error === undefined ? 'field' : 'field field-wrong'}>
      <label class="field-label" for={id}>
        {props.label}
        {props.required ? null : <span class="field-optional"> {words(props.locale).optional}</span>}
      </label>
      {props.hint == null ? null : <Hint id={id}>{props.hint}</Hint>}
      {props.error === undefined ? null : <FieldErrorText id={id} locale={props.locale} error={props.error} />}
      {props.children}
    </div>
  )
}

/** The same for several controls under one question. */
export function GroupFrame(props: FieldProps & { readonly children: ComponentChildren }) {
  const id = props.id ?? fieldId(props.name)
  const { 'aria-describedby': described } = controlAttributes(props)
  return (
    <fieldset class={props.error === undefined ? 'field' : 'field field-wrong'} aria-describedby={described}>
      <legend class="field-label">
        {props.label}
        {props.required ? null : <span class="field-optional"> {words(props.locale).optional}</span>}
      </legend>
      {props.hint == null ? null : <Hint id={id}>{props.hint}</Hint>}
      {props.error === undefined ? null : <FieldErrorText id={id} locale={props.locale} error={props.error} />}
      {props.children}
    </fieldset>
  )
}
