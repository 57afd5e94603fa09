import type { ComponentChildren } from 'preact'
import type { Locale } from '../../kernel/text.ts'
import { Button } from '../button/button.tsx'
import { type Option, RadioGroup, SelectField } from './choice-fields.tsx'
import type { FieldProps } from './field-frame.tsx'
import { TextArea, TextField } from './text-fields.tsx'

/** Name under which the system of a coordinates field is sent. */
export function systemNameOf(name: string): string {
  return `${name}-system`
}

export interface CoordinatesFieldProps extends FieldProps {
  readonly value?: string | undefined
  readonly rows?: number | undefined
  readonly systemLabel: string
  readonly systems: readonly Option[]
  readonly system: string
  readonly systemError?: string | undefined
}

/** A place as typed coordinates, and the system they are in. A map, where there is one, writes into it. */
export function CoordinatesField(props: CoordinatesFieldProps) {
  const { systemLabel, systems, system, systemError, ...text } = props
  return (
    <>
      <SelectField
        locale={props.locale}
        name={systemNameOf(props.name)}
        label={systemLabel}
        error={systemError}
        required={props.required}
        disabled={props.disabled}
        value={system}
        options={systems}
      />
      <TextArea {...text} />
    </>
  )
}

/** Name under which the choice among what was found is sent. */
export function choiceNameOf(name: string): string {
  return `${name}-choice`
}

export interface FinderFieldProps extends FieldProps {
  /** What was typed: a code, words of an address, or coordinates. */
  readonly value?: string | undefined
  readonly findLabel: string
  /** Name and value of the button that looks without saving: `act`, `find`. */
  readonly find: { readonly name: string; readonly value: string }
  /** What was found for the words; one of them is to be chosen. Left out: nothing was looked for. */
  readonly found?: readonly Option[] | undefined
  readonly foundLabel: string
  readonly noneLabel: ComponentChildren
  readonly chosen?: string | undefined
}

/** One record among many: found by words, its code or coordinates, then chosen. Works by posting the form. */
export function FinderField(props: FinderFieldProps) {
  const { findLabel, find, found, foundLabel, noneLabel, chosen, ...text } = props
  return (
    <div class="finder-field">
      <TextField {...text} spellcheck={false} autocomplete="off" />
      <Button type="submit" size="small" name={find.name} value={find.value} disabled={props.disabled}>
        {findLabel}
      </Button>
      {found === undefined ? null : found.length === 0 ? (
        <p class="field-hint">{noneLabel}</p>
      ) : (
        <RadioGroup
          locale={props.locale as Locale}
          name={choiceNameOf(props.name)}
          label={foundLabel}
          required={props.required}
          options={found}
          value={chosen}
        />
      )}
    </div>
  )
}
