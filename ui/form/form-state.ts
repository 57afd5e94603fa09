/** What a form shows again after a refusal: what was typed, and what is wrong. */
export interface FieldError {
  /** Name of the field; absent when the refusal concerns the whole form. */
  readonly field?: string | undefined
  readonly message: string
}

export interface FormState {
  readonly values: Readonly<Record<string, string | undefined>>
  readonly errors: readonly FieldError[]
}

/** `name`, kept `value` and `error` of one field, to spread on it. */
export function field(
  state: FormState,
  name: string,
): { readonly name: string; readonly value: string | undefined; readonly error: string | undefined } {
  return { name, value: state.values[name], error: state.errors.find((error) => error.field === name)?.message }
}

/** The id of a field is its name made safe for fragments, so that the error summary can link to it. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^A-Za-z0-9_-]/g, '-')}`
}
