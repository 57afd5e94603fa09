import type { ComponentChildren } from 'preact'
import { controlAttributes, FieldFrame, type FieldProps } from './field-frame.tsx'

export type FieldWidth = 'full' | 'half' | 'short' | 'tiny'

export interface TextFieldProps extends FieldProps {
  readonly value?: string | undefined
  readonly type?: 'text' | 'email' | 'password' | 'tel' | 'url' | 'search' | undefined
  readonly autocomplete?: string | undefined
  readonly width?: FieldWidth | undefined
  readonly maxLength?: number | undefined
  readonly spellcheck?: boolean | undefined
}

export function TextField(props: TextFieldProps) {
  // Preact types inputs as a union by `type`; one of these names at a time is what it cannot see.
  const type = { type: props.type ?? 'text' } as { readonly type: 'text' }
  return (
    <FieldFrame {...props}>
      <input
        {...controlAttributes(props)}
        class={`input input-${props.width ?? 'full'}`}
        {...type}
        value={props.value}
        autocomplete={props.autocomplete}
        maxlength={props.maxLength}
        spellcheck={props.spellcheck}
      />
    </FieldFrame>
  )
}

export interface TextAreaProps extends FieldProps {
  readonly value?: string | undefined
  readonly rows?: number | undefined
  readonly maxLength?: number | undefined
}

export function TextArea(props: TextAreaProps) {
  return (
    <FieldFrame {...props}>
      <textarea
        {...controlAttributes(props)}
        class="input input-full"
        rows={props.rows ?? 4}
        maxlength={props.maxLength}
        value={props.value}
      />
    </FieldFrame>
  )
}

export interface NumberFieldProps extends FieldProps {
  /** Kept as text: what was typed comes back even when it is no number. */
  readonly value?: string | undefined
  readonly width?: FieldWidth | undefined
  /** Unit after the field: `%`, `solicitudes`; `prefix` before it: `$`. */
  readonly unit?: ComponentChildren
  readonly prefix?: ComponentChildren
  readonly decimals?: boolean | undefined
}

/** Text with a numeric keyboard, not `type=number`: that one drops what it cannot parse and changes on a mouse wheel. */
export function NumberField(props: NumberFieldProps) {
  return (
    <FieldFrame {...props}>
      <div class="input-group">
        {props.prefix == null ? null : <span class="input-affix">{props.prefix}</span>}
        <input
          {...controlAttributes(props)}
          class={`input input-number input-${props.width ?? 'short'}`}
          type="text"
          inputmode={props.decimals === false ? 'numeric' : 'decimal'}
          autocomplete="off"
          value={props.value}
        />
        {props.unit == null ? null : <span class="input-affix">{props.unit}</span>}
      </div>
    </FieldFrame>
  )
}
