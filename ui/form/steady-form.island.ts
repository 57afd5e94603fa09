import { behaviourIsland } from '../islands/define.ts'
import { sendForm } from './send-form.ts'

interface SteadyWords {
  readonly sending: string
  readonly notSent: string
  readonly recovered: string
}

/** Fields of the frame around what a person writes: never kept, never put back. */
const OF_THE_FRAME = new Set(['csrf', 'idempotency-key', 'expectedVersion'])

/**
 * A form that a lost connection does not empty. It is sent from the page, which stays: when the line breaks, what was written
 * is still there to be sent again with the same key, so that what had arrived already is not done twice. Who changes
 * something after a broken send gets a new key: then the server compares versions instead of answering as before.
 */
function attach(root: HTMLElement, words: SteadyWords): void {
  const form = root.querySelector('form')
  const says = root.querySelector<HTMLElement>('[data-says]')
  if (form === null || says === null) return
  const draft = draftOf(form)
  if (draft.restore()) say(words.recovered)
  let broken = false
  let sending = false
  let plain = false

  function say(message: string, trouble = false): void {
    if (says === null) return
    says.textContent = message
    says.classList.toggle('notice-warning', trouble)
    says.hidden = message === ''
  }

  form.addEventListener('input', () => {
    draft.keep()
    const key = form.querySelector<HTMLInputElement>('input[name="idempotency-key"]')
    if (broken && key !== null) key.value = crypto.randomUUID()
    broken = false
  })
  // On what holds the form: what stands in it (files on their way) has its say before.
  root.addEventListener('submit', (event) => {
    if (event.defaultPrevented || plain) return
    event.preventDefault()
    if (sending) return
    sending = true
    say(words.sending)
    const { submitter } = event
    void sendForm(form, submitter)
      .then((next) => {
        if (next.is === 'lost') {
          broken = true
          say(words.notSent, true)
          says.focus()
          return
        }
        if (next.is === 'done') {
          draft.forget()
          location.assign(next.to)
          return
        }
        // A refusal is a page of its own, with what was typed and what is wrong.
        plain = true
        form.requestSubmit(submitter)
      })
      .finally(() => {
        sending = false
      })
  })
}

/** What was written and not yet saved, kept for this tab only: a reload, or the way back to the page, finds it again. */
function draftOf(form: HTMLFormElement) {
  // By what the form is sent to: a page may hold two, and comes back under that address when it is refused.
  const place = `trama-draft ${form.getAttribute('action') ?? location.pathname}`
  const version = () => form.querySelector<HTMLInputElement>('input[name="expectedVersion"]')?.value ?? ''
  const written = () =>
    [...form.elements].filter(
      (each): each is HTMLInputElement | HTMLTextAreaElement =>
        (each instanceof HTMLTextAreaElement || (each instanceof HTMLInputElement && each.type === 'text')) &&
        !OF_THE_FRAME.has(each.name),
    )
  return {
    keep(): void {
      const fields = Object.fromEntries(written().map(({ name, value }) => [name, value]))
      quietly(() => sessionStorage.setItem(place, JSON.stringify({ version: version(), fields })))
    },
    forget(): void {
      quietly(() => sessionStorage.removeItem(place))
    },
    /** Only over the same version: what somebody saved since then is not covered by something older. */
    restore(): boolean {
      const kept = quietly(() => JSON.parse(sessionStorage.getItem(place) ?? 'null') as Kept | null)
      if (kept == null || kept.version !== version()) return false
      let restored = false
      for (const each of written()) {
        const value = kept.fields[each.name]
        // On a slow machine somebody writes before this script is there: that is newer than what was kept.
        if (value === undefined || value === '' || each.value !== each.defaultValue || value === each.value) continue
        each.value = value
        restored = true
      }
      return restored
    },
  }
}

interface Kept {
  readonly version: string
  readonly fields: Readonly<Record<string, string>>
}

/** A browser may refuse to keep anything; then there is simply nothing kept. */
function quietly<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

export const island = behaviourIsland<SteadyWords>('steady-form', attach)
