import type { ComponentChildren } from 'preact'
import { type Locale, spoken, type Text } from '../../kernel/text.ts'
import { words } from '../words.ts'

export interface SpokenProps {
  readonly text: Text
  readonly locale: Locale
}

/** Words of the institution in the page's language or, where there is only Spanish, in Spanish and marked as such. */
export function Spoken({ text, locale }: SpokenProps) {
  const { words: said, lang } = spoken(text, locale)
  return <span lang={lang === locale ? undefined : lang}>{said}</span>
}

export type TagKind = 'plain' | 'action' | 'here' | 'demo'

/** A short fact beside a title: a kind, a status that is no judgement, "dato de demostración". */
export function Tag({ children, kind = 'plain' }: { readonly children: ComponentChildren; readonly kind?: TagKind }) {
  return <span class={`tag tag-${kind}`}>{children}</span>
}

export interface CardProps {
  readonly title: ComponentChildren
  readonly href?: string | undefined
  readonly level?: 2 | 3 | 4 | undefined
  readonly eyebrow?: ComponentChildren
  readonly children?: ComponentChildren
  readonly foot?: ComponentChildren
}

/** One thing in a list of things. The title is the link; the whole card answers to it. */
export function Card({ title, href, level = 3, eyebrow, children, foot }: CardProps) {
  const Heading = `h${level}` as const
  return (
    <article class={href === undefined ? 'card' : 'card card-link'}>
      {eyebrow == null ? null : <p class="eyebrow">{eyebrow}</p>}
      <Heading class="card-title">{href === undefined ? title : <a href={href}>{title}</a>}</Heading>
      {children == null ? null : <div class="card-body">{children}</div>}
      {foot == null ? null : <div class="card-foot">{foot}</div>}
    </article>
  )
}

/** Cards beside each other, as many as there is room for. */
export function CardGrid({ children }: { readonly children: ComponentChildren }) {
  return <div class="card-grid">{children}</div>
}

export interface DefinitionListProps {
  readonly items: readonly {
    readonly term: ComponentChildren
    readonly value: ComponentChildren
    /** To the page where it is changed: "Cambiar". */
    readonly action?: ComponentChildren
  }[]
}

export function DefinitionList({ items }: DefinitionListProps) {
  return (
    <dl class="definitions">
      {items.map((item, index) => (
        <div key={index}>
          <dt>{item.term}</dt>
          <dd>
            {item.value}
            {item.action == null ? null : <span class="definition-action">{item.action}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

export interface FootnoteMarkProps {
  readonly number: number
  /** Prefix of the ids on this page, the same as of the list. */
  readonly scope?: string | undefined
  readonly locale: Locale
}

export function FootnoteMark({ number, scope = 'nota', locale }: FootnoteMarkProps) {
  return (
    <sup class="footnote-mark">
      <a
        href={`#${scope}-${number}`}
        id={`${scope}-${number}-ref`}
        aria-label={`${locale === 'es' ? 'Nota' : 'Note'} ${number}`}
      >
        {number}
      </a>
    </sup>
  )
}

export interface FootnotesProps {
  readonly locale: Locale
  readonly scope?: string | undefined
  /** In the order of their marks; a citation of law names article and validity. */
  readonly notes: readonly ComponentChildren[]
}

export function Footnotes({ locale, scope = 'nota', notes }: FootnotesProps) {
  if (notes.length === 0) return null
  return (
    <section class="footnotes" aria-label={words(locale).footnotes}>
      <ol>
        {notes.map((note, index) => (
          <li key={index} id={`${scope}-${index + 1}`}>
            {note}{' '}
            <a
              href={`#${scope}-${index + 1}-ref`}
              aria-label={locale === 'es' ? `Volver a la nota ${index + 1}` : `Back to note ${index + 1}`}
            >
              ↑
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}

export interface PersonLineProps {
  readonly name: string
  /** Post first where the law publishes posts, not persons. */
  readonly post?: string | undefined
  readonly unit?: string | undefined
}

/** Who, in one line and without a picture. */
export function PersonLine({ name, post, unit }: PersonLineProps) {
  return (
    <span class="person">
      <b>{name}</b>
      {[post, unit].filter(Boolean).map((part) => (
        <span key={part} class="soft">
          {' '}
          · {part}
        </span>
      ))}
    </span>
  )
}

export interface TimelineEntry {
  readonly id: string
  readonly when: string
  /** ISO, for machines. */
  readonly dateTime?: string | undefined
  readonly title: ComponentChildren
  readonly who?: ComponentChildren
  readonly children?: ComponentChildren
  readonly current?: boolean | undefined
}

export interface TimelineProps {
  readonly label: string
  readonly entries: readonly TimelineEntry[]
}

/** What happened, in order: history of an element, steps of a case. */
export function Timeline({ label, entries }: TimelineProps) {
  return (
    <ol class="timeline" aria-label={label}>
      {entries.map((entry) => (
        <li
          key={entry.id}
          class={entry.current ? 'timeline-here' : undefined}
          aria-current={entry.current ? 'step' : undefined}
        >
          <time class="soft" dateTime={entry.dateTime}>
            {entry.when}
          </time>
          <p class="timeline-title">{entry.title}</p>
          {entry.who == null ? null : <p class="soft">{entry.who}</p>}
          {entry.children == null ? null : <div class="timeline-body">{entry.children}</div>}
        </li>
      ))}
    </ol>
  )
}
