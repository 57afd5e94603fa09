import type { ComponentChildren } from 'preact'
import { controlAttributes, FieldErrorText, FieldFrame, type FieldProps, GroupFrame, Hint } from './field-frame.tsx'
import { fieldId } from './form-state.ts'

export interface Option {
  readonly value: string
  readonly label: string
  readonly disabled?: boolean | undefined
}

export interface OptionGroup {
  readonly group: string
  readonly options: readonly Option[]
}

export interface SelectFieldProps extends FieldProps {
  readonly value?: string | undefined
  readonly options: readonly (Option | OptionGroup)[]
  /** First, empty choice: `Elija una unidad`. */
  readonly placeholder?: string | undefined
  readonly width?: 'full' | 'half' | 'short' | undefined
}

export function SelectField(props: SelectFieldProps) {
  const choice = (option: Option) => (
    <option key={option.value} value={option.value} selected={option.value === props.value} disabled={option.disabled}>
      {option.label}
    </option>
  )
  return (
    <FieldFrame {...props}>
      <select {...controlAttributes(props)} class={`input select input-${props.width ?? 'full'}`}>
        {props.placeholder === undefined ? null : <option value="">{props.placeholder}</option>}
        {props.options.map((option) =>
          'group' in option ? (
            <optgroup key={option.group} label={option.group}>
              {option.options.map(choice)}
            </optgroup>
          ) : (
            choice(option)
          ),
        )}
      </select>
    </FieldFrame>
  )
}

export interface ChoiceOption extends Omit<Option, 'label'> {
  readonly label: ComponentChildren
  readonly hint?: ComponentChildren
}

interface ChoiceProps {
  readonly type: 'radio' | 'checkbox'
  readonly name: string
  readonly id: string
  readonly option: ChoiceOption
  readonly checked: boolean
  readonly required?: boolean | undefined
  readonly disabled?: boolean | undefined
}

function Choice({ type, name, id, option, checked, required, disabled }: ChoiceProps) {
  return (
    <div class="choice">
      <input
        class="choice-input"
        type={type}
        name={name}
        id={id}
        value={option.value}
        checked={checked}
        required={required}
        disabled={disabled || option.disabled}
        aria-describedby={option.hint == null ? undefined : `${id}-hint`}
      />
      <label class="choice-label" for={id}>
        {option.label}
      </label>
      {option.hint == null ? null : <Hint id={id}>{option.hint}</Hint>}
    </div>
  )
}

export interface RadioGroupProps extends FieldProps {
  readonly value?: string | undefined
  readonly options: readonly ChoiceOption[]
  readonly inline?: boolean | undefined
}

export function RadioGroup(props: RadioGroupProps) {
  const id = props.id ?? fieldId(props.name)
  return (
    <GroupFrame {...props}>
      <div class={props.inline ? 'choices choices-inline' : 'choices'}>
        {props.options.map((option, index) => (
          <Choice
            key={option.value}
            type="radio"
            name={props.name}
            id={index === 0 ? id : `${id}-${index + 1}`}
            option={option}
            checked={option.value === props.value}
            required={props.required}
            disabled={props.disabled}
          />
        ))}
      </div>
    </GroupFrame>
  )
}

export interface CheckboxGroupProps extends FieldProps {
  readonly values?: readonly string[] | undefined
  readonly options: readonly ChoiceOption[]
  readonly inline?: boolean | undefined
}

export function CheckboxGroup(props: CheckboxGroupProps) {
  const id = props.id ?? fieldId(props.name)
  return (
    <GroupFrame {...props}>
      <div class={props.inline ? 'choices choices-inline' : 'choices'}>
        {props.options.map((option, index) => (
          <Choice
            key={option.value}
            type="checkbox"
            name={props.name}
            id={index === 0 ? id : `${id}-${index + 1}`}
            option={option}
            checked={props.values?.includes(option.value) ?? false}
            disabled={props.disabled}
          />
        ))}
      </div>
    </GroupFrame>
  )
}

export interface CheckboxProps extends FieldProps {
  readonly checked?: boolean | undefined
  /** What is sent when it is ticked. */
  readonly value?: string | undefined
}

/** One statement to agree to. */
export function Checkbox(props: CheckboxProps) {
  const id = props.id ?? fieldId(props.name)
  return (
    <div class={props.error === undefined ? 'field' : 'field field-wrong'}>
      {props.error === undefined ? null : <FieldErrorText id={id} locale={props.locale} error={props.error} />}
      <div class="choice">
        <input
          {...controlAttributes(props)}
          class="choice-input"
          type="checkbox"
          value={props.value ?? 'si'}
          checked={props.checked ?? false}
        />
        <label class="choice-label" for={id}>
          {props.label}
        </label>
        {props.hint == null ? null : <Hint id={id}>{props.hint}</Hint>}
      </div>
    </div>
  )
}
