import type { ComponentChildren } from 'preact'
import { type Locale, say } from '../../../../kernel/text.ts'
import { CoordinatesField } from '../../../../ui/form/place-fields.tsx'
import type { ShapeKind } from '../../model.ts'
import { SYSTEMS, WGS84 } from '../../rules/drawing/coordinate-systems.ts'
import { DRAWING_WORDS } from '../staff/drawing/drawing-words.ts'

export interface ShapeFieldProps {
  readonly locale: Locale
  readonly kind: ShapeKind
  /** Name of the text; its system is sent as `<name>-system`. */
  readonly name: string
  readonly label?: string | undefined
  readonly hint?: ComponentChildren
  readonly value?: string | undefined
  readonly system?: string | undefined
  readonly error?: string | undefined
  readonly systemError?: string | undefined
  readonly required?: boolean | undefined
}

/** A point, a line or a polygon as typed text: the form itself. The map, where there is one, writes into it. */
export function ShapeField({
  locale,
  kind,
  name,
  label,
  hint,
  value,
  system,
  error,
  systemError,
  required = true,
}: ShapeFieldProps) {
  const words = DRAWING_WORDS[locale]
  return (
    <CoordinatesField
      locale={locale}
      name={name}
      label={label ?? words.shapeText[kind]}
      hint={hint ?? words.shapeHint[kind]}
      error={error}
      required={required}
      rows={kind === 'point' ? 2 : 8}
      value={value}
      systemLabel={words.system}
      systemError={systemError}
      system={system ?? WGS84.id}
      systems={SYSTEMS.map(({ id, title }) => ({ value: id, label: say(title, locale) }))}
    />
  )
}
