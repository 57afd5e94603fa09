import { formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { Spoken } from '../../../../../ui/content/content.tsx'
import type { Definition } from '../../../rules/definition/definition.ts'
import { DEFINITION_WORDS } from './definition-words.ts'
import { Grounds, Section } from './guide-parts.tsx'

/** What everybody will read of it once it is authorised, and how near where it is will be told: said before anybody files. */
export function OpenSection({ definition, locale }: { readonly definition: Definition; readonly locale: Locale }) {
  const words = DEFINITION_WORDS[locale]
  const fields = definition.sections
    .flatMap((section) => section.fields)
    .filter(({ key }) => definition.open.includes(key))
  return (
    <Section id="publico" title={words.open}>
      <p>{fields.length === 0 ? words.openNothing : words.openLead}</p>
      {fields.length === 0 ? null : (
        <ul>
          {fields.map(({ key, title }) => (
            <li key={key}>
              <Spoken text={title} locale={locale} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <strong>{words.openWhere}</strong> <Where definition={definition} locale={locale} />
      </p>
    </Section>
  )
}

function Where({ definition: { openPlace }, locale }: { readonly definition: Definition; readonly locale: Locale }) {
  const words = DEFINITION_WORDS[locale]
  if (openPlace === undefined) return <>{words.openMunicipality}</>
  const { near, square, unless } = openPlace
  const metres = (side: number | undefined) => (side === undefined ? undefined : formatNumber(side))
  const told =
    near === 'point'
      ? words.openPoint
      : near === 'square' && square !== undefined
        ? words.openSquare(formatNumber(square))
        : words.openMunicipality
  return (
    <>
      {told} {unless === undefined ? null : words.openUnless(say(unless.says, locale), metres(unless.square))}{' '}
      <Grounds {...openPlace} locale={locale} />
    </>
  )
}
