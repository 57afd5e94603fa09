import type { ComponentChildren } from 'preact'
import { type Locale, say, type Text } from '../../../../../kernel/text.ts'
import type { Certainty } from '../../../../../platform/packs/words.ts'
import { Spoken } from '../../../../../ui/content/content.tsx'
import { CERTAINTY_NOTES, DEFINITION_WORDS } from './definition-words.ts'

export function Section(props: { readonly id: string; readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="stack" aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      {props.children}
    </section>
  )
}

/** What only stands in Spanish is marked so: citations and expressions are as they were written. */
export function AsWritten({ text, locale }: { readonly text: string | undefined; readonly locale: Locale }) {
  return text === undefined ? <>–</> : <span lang={locale === 'es' ? undefined : 'es'}>{text}</span>
}

/** Where it is written and how sure it is, in one parenthesis. */
export function Grounds(props: {
  readonly citation?: string | undefined
  readonly certainty: Certainty
  readonly locale: Locale
}) {
  const { citation, certainty, locale } = props
  return (
    <span class="soft">
      (
      {citation === undefined ? null : (
        <>
          <AsWritten text={citation} locale={locale} />;{' '}
        </>
      )}
      {say(CERTAINTY_NOTES[certainty], locale).toLowerCase()})
    </span>
  )
}

/** A rule in words, with the expression that decides folded under it; without words, the expression. */
export function Rule(props: {
  readonly written: string | undefined
  readonly says: Text | undefined
  readonly locale: Locale
}) {
  const { written, says, locale } = props
  const words = DEFINITION_WORDS[locale]
  if (written === undefined) return <>{words.always}</>
  if (says === undefined) return <code>{written}</code>
  return (
    <>
      <Spoken text={says} locale={locale} />
      <details>
        <summary>{words.exactly}</summary>
        <code>{written}</code>
      </details>
    </>
  )
}
