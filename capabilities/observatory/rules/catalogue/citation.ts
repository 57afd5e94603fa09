import type { CivilDate } from '../../../../kernel/civil.ts'
import { formatDate } from '../../../../kernel/format.ts'
import type { Locale } from '../../../../kernel/text.ts'

/** How a figure of the observatory is cited: who, when, what, as published on which day, and where it stands for ever. */
export function citation(
  {
    institution,
    title,
    published,
    address,
    demo,
  }: {
    readonly institution: string
    readonly title: string
    readonly published: CivilDate
    readonly address: string
    readonly demo: boolean
  },
  locale: Locale,
): string {
  const day = formatDate(published, locale, 'prose')
  const year = published.slice(0, 4)
  const said =
    locale === 'es'
      ? `${institution}, Observatorio metropolitano (${year}). «${title}», según lo publicado el ${day}. ${address}`
      : `${institution}, Metropolitan observatory (${year}). “${title}”, as published on ${day}. ${address}`
  if (!demo) return said
  return locale === 'es'
    ? `${said} [cifras de demostración: no citar]`
    : `${said} [figures of a demonstration: do not cite]`
}
