import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import type { FeatureAnswer } from '../../../data/drawing-queries.ts'
import { type AsOfDays, drawingPaths } from '../../../drawing-paths.ts'
import { type CoordinateSystem, SYSTEMS } from '../../../rules/drawing/coordinate-systems.ts'
import { DRAWING_WORDS } from './drawing-words.ts'

interface CoordinatesProps {
  readonly answer: FeatureAnswer
  readonly locale: Locale
  readonly system: CoordinateSystem
  readonly days: AsOfDays
}

/** The shape as text that can be copied, in any of the systems. */
export function Coordinates({ answer, locale, system, days }: CoordinatesProps) {
  const words = DRAWING_WORDS[locale]
  const { layer, number, shown, versions, text } = answer
  const older = shown !== undefined && shown.version !== versions[0]?.version ? String(shown.version) : undefined
  const hidden = Object.fromEntries(
    Object.entries({ terreno: days.ground, libros: days.books, version: older }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  )
  return (
    <section aria-labelledby="coordenadas">
      <h2 id="coordenadas">{words.at}</h2>
      <details open={text.length < 200}>
        <summary>{words.coordinatesOf(say(system.title, locale))}</summary>
        <pre class="coordinates">{text}</pre>
      </details>
      <Form
        action={localPath(locale, drawingPaths.feature(layer.code, number))}
        locale={locale}
        method="get"
        hidden={hidden}
      >
        <SelectField
          locale={locale}
          name="sistema"
          label={words.otherSystem}
          value={system.id}
          options={SYSTEMS.map(({ id, title }) => ({ value: id, label: say(title, locale) }))}
        />
        <Button type="submit" size="small">
          {words.show}
        </Button>
      </Form>
    </section>
  )
}
