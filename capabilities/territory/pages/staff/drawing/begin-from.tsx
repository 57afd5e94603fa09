import type { Locale } from '../../../../../kernel/text.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import type { DrawingGround, PickAnswer } from '../../../data/drawing-ground.ts'
import type { StoredLayer } from '../../../data/layer-store.ts'
import { FeatureField } from '../../pickers/feature-field.tsx'
import { DRAWING_WORDS } from './drawing-words.ts'

export const FROM = 'desde'

export interface BeginFromProps {
  readonly layer: StoredLayer
  readonly locale: Locale
  readonly action: string
  readonly text: string
  readonly answer: PickAnswer | undefined
  readonly ground: DrawingGround | undefined
}

/** A new feature may begin as a copy of one that is there: a parcel that is divided, a road that goes on. */
export function BeginFrom({ layer, locale, action, text, answer, ground }: BeginFromProps) {
  const words = DRAWING_WORDS[locale]
  const { found, picked } = answer ?? {}
  return (
    <details open={text !== ''}>
      <summary>{words.beginFrom}</summary>
      <p class="soft">{words.beginFromLead}</p>
      <Form action={action} locale={locale} method="get">
        <FeatureField
          locale={locale}
          name={FROM}
          label={words.feature}
          layer={layer.code}
          value={text}
          found={found}
          chosen={picked === undefined ? undefined : String(picked.number)}
          ground={ground}
          required
        />
        <Button type="submit">{words.copy}</Button>
      </Form>
    </details>
  )
}
