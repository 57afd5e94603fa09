import { seenText } from '../rules/edit/sheet-form.ts'
import { type KeptChanges, newKey } from './kept-changes.ts'
import type { RowOfPage } from './sheet-dom.ts'

interface Attempt {
  readonly key: string
  readonly body: string
}

export type Answer =
  | { readonly kind: 'unreachable' }
  /** Saved, or shown again with what stands in the way: the page that comes instead. */
  | { readonly kind: 'saved' | 'refused'; readonly html: string; readonly address: string }
  /** Led away, as when the session is over. */
  | { readonly kind: 'elsewhere'; readonly address: string }

/** Sends what was changed, and only that, as the form would. */
export class SheetSender {
  attempt: Attempt | undefined
  readonly #form: HTMLFormElement
  readonly #rows: readonly RowOfPage[]
  /** By name of the field: what was seen when a recovered change was made. */
  #seenThen: Readonly<Record<string, string>> = {}

  constructor(form: HTMLFormElement, rows: readonly RowOfPage[]) {
    this.#form = form
    this.#rows = rows
  }

  resume(attempt: Attempt | undefined, seenThen: Readonly<Record<string, string>>): void {
    this.attempt = attempt
    this.#seenThen = seenThen
  }

  /** The same content again has the same key, so that the server does it once; another content has a new one. */
  prepare(cells: KeptChanges['cells']): Attempt {
    const body = new URLSearchParams()
    const choices = this.#form.querySelectorAll<HTMLInputElement>('input[name^="q."], input[name^="k."]:checked')
    for (const { name, value } of choices) body.set(name, value)
    for (const { activity, seen, cells: fields, seenField } of this.#rows) {
      const names = fields.map(({ input }) => input?.name ?? '')
      if (!names.some((name) => name in cells)) continue
      const then = seen.map((cell, at) => this.#seenThen[names[at] ?? ''] ?? seenText([cell]))
      body.set(seenField.name || `s.${activity}`, then.join('|'))
      for (const name of names) {
        const typed = cells[name]?.[0]
        if (typed !== undefined) body.set(name, typed)
      }
    }
    const text = body.toString()
    const key = this.attempt?.body === text ? this.attempt.key : newKey()
    this.attempt = { key, body: text }
    return this.attempt
  }

  async send(attempt: Attempt): Promise<Answer> {
    const body = new URLSearchParams(attempt.body)
    body.set('csrf', this.#form.querySelector<HTMLInputElement>('input[name=csrf]')?.value ?? '')
    body.set('idempotency-key', attempt.key)
    try {
      const response = await fetch(this.#form.action, { method: 'POST', body })
      if (response.status >= 500 || response.status === 429) return { kind: 'unreachable' }
      const here = new URL(this.#form.action).pathname
      if (new URL(response.url).pathname !== here) return { kind: 'elsewhere', address: response.url }
      const html = await response.text()
      return { kind: response.redirected ? 'saved' : 'refused', html, address: response.url }
    } catch {
      return { kind: 'unreachable' }
    }
  }
}
