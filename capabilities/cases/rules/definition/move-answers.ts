import type { Text } from '../../../../kernel/text.ts'
import { type Answer, type Answers, type Field, fieldsOf } from '../filing/answers.ts'
import type { Definition } from './definition.ts'

export type LossReason = 'gone' | 'other_kind' | 'no_option'

export interface LostAnswer {
  readonly key: string
  readonly title: Text
  readonly reason: LossReason
}

export interface MovedAnswers {
  readonly answers: Answers
  readonly lost: readonly LostAnswer[]
  /** Fields that the new edition asks for and the old one did not. */
  readonly asked: readonly Field[]
  /** A word about it for who had the draft open; none where nothing was lost and nothing new is asked. */
  readonly word?: Text
}

/** A draft that somebody has open goes to the edition that has come out, and loses only what that one asks otherwise. */
export function moveAnswers(from: Definition, to: Definition, answers: Answers): MovedAnswers {
  const old = new Map(fieldsOf(from).map((field) => [field.key, field]))
  const now = new Map(fieldsOf(to).map((field) => [field.key, field]))
  const kept: Record<string, Answer> = {}
  const lost: LostAnswer[] = []
  for (const [key, answer] of Object.entries(answers)) {
    const [before, after] = [old.get(key), now.get(key)]
    const title = after?.title ?? before?.title ?? { es: key }
    if (after === undefined) {
      lost.push({ key, title, reason: 'gone' })
      continue
    }
    if (before !== undefined && before.kind !== after.kind && !alike(before, after)) {
      lost.push({ key, title, reason: 'other_kind' })
      continue
    }
    const left = stillOffered(after, answer)
    if (left === undefined || left !== answer) lost.push({ key, title, reason: 'no_option' })
    if (left !== undefined) kept[key] = left
  }
  const asked = [...now.values()].filter(({ key }) => !old.has(key))
  const word = wordOf(lost, asked)
  return { answers: kept, lost, asked, ...(word === undefined ? {} : { word }) }
}

/** Both are kept as the same: a figure. */
function alike(before: Field, after: Field): boolean {
  const figures = ['number', 'money']
  return figures.includes(before.kind) && figures.includes(after.kind)
}

/** A choice whose option is gone is no answer any more; of several, those that are still offered stay. */
function stillOffered({ kind, options = [] }: Field, answer: Answer): Answer | undefined {
  const offered = (value: unknown) => options.some((option) => option.value === value)
  if (kind === 'choice') return offered(answer) ? answer : undefined
  if (kind !== 'choices' || !Array.isArray(answer)) return answer
  const chosen = (answer as readonly unknown[]).filter((each): each is string => typeof each === 'string')
  const left = chosen.filter(offered)
  if (left.length === chosen.length) return answer
  return left.length === 0 ? undefined : left
}

function wordOf(lost: readonly LostAnswer[], asked: readonly Field[]): Text | undefined {
  if (lost.length === 0 && asked.length === 0) return undefined
  const list = (all: readonly { readonly title: Text }[], locale: 'es' | 'en') =>
    all.map(({ title }) => (locale === 'es' ? `«${title.es}»` : `“${title.en ?? title.es}”`)).join(', ')
  const es = [
    'Este trámite cambió mientras usted lo preparaba; lo demás que escribió sigue aquí.',
    ...(lost.length === 0 ? [] : [`Vuelva a responder, si todavía se pregunta: ${list(lost, 'es')}.`]),
    ...(asked.length === 0 ? [] : [`Ahora se pregunta además: ${list(asked, 'es')}.`]),
  ]
  const en = [
    'This procedure changed while you were preparing it; all else that you wrote is still here.',
    ...(lost.length === 0 ? [] : [`Answer again, where it is still asked: ${list(lost, 'en')}.`]),
    ...(asked.length === 0 ? [] : [`It is now also asked: ${list(asked, 'en')}.`]),
  ]
  return { es: es.join(' '), en: en.join(' ') }
}
