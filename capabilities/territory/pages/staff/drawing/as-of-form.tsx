import type { Locale } from '../../../../../kernel/text.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { DateField } from '../../../../../ui/form/date-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import type { AsOfDays } from '../../../drawing-paths.ts'
import { DRAWING_WORDS } from './drawing-words.ts'

/** The two questions "as it was", kept apart. */
export function AsOfForm({
  action,
  locale,
  days,
}: {
  readonly action: string
  readonly locale: Locale
  readonly days: AsOfDays
}) {
  const words = DRAWING_WORDS[locale]
  return (
    <section aria-labelledby="como-era">
      <h2 id="como-era">{words.asOf}</h2>
      <p class="soft">{words.asOfLead}</p>
      <Form action={action} locale={locale} method="get">
        <DateField locale={locale} name="terreno" label={words.ground} value={days.ground} />
        <DateField locale={locale} name="libros" label={words.books} value={days.books} />
        <Button type="submit">{words.ask}</Button>
      </Form>
    </section>
  )
}
