import { behaviourIsland } from '../../../ui/islands/define.ts'

interface PasskeyProps {
  /** Whether one is made or an existing one is used. */
  readonly act: 'make' | 'sign'
  /** Where the question is asked for. */
  readonly options: string
  readonly waiting: string
  readonly cancelled: string
  readonly failed: string
  readonly unsupported: string
}

/**
 * The browser's own dialogue between two requests: it asks the server for a question, has a device answer it, and sends the
 * answer as an ordinary form, so that what follows is a page like any other.
 */
function attach(root: HTMLElement, props: PasskeyProps): void {
  const form = root.querySelector('form')
  const button = root.querySelector('button')
  const output = root.querySelector('output')
  const answer = form?.querySelector<HTMLInputElement>('input[name=response]')
  if (!form || !button || !output || !answer) return
  if (!supports(props.act)) {
    output.textContent = props.unsupported
    return
  }
  button.disabled = false
  form.addEventListener('submit', (event) => {
    if (answer.value !== '') return
    event.preventDefault()
    button.disabled = true
    output.textContent = props.waiting
    ask(form, props).then(
      (text) => {
        answer.value = text
        form.submit()
      },
      (error: unknown) => {
        // The proof of who it is has run out meanwhile: the server leads to where it is given again.
        if (error instanceof Refused && error.status === 401) return form.submit()
        button.disabled = false
        output.textContent = isCancelled(error)
          ? props.cancelled
          : error instanceof Refused
            ? error.message
            : props.failed
      },
    )
  })
  // Who comes back by the browser's own button finds the page as it was left.
  addEventListener('pageshow', () => {
    answer.value = ''
    button.disabled = false
  })
}

class Refused extends Error {
  readonly status: number
  constructor(status: number, sentence: string) {
    super(sentence)
    this.status = status
  }
}

function supports(act: PasskeyProps['act']): boolean {
  if (typeof PublicKeyCredential !== 'function' || !navigator.credentials) return false
  const parse = act === 'make' ? 'parseCreationOptionsFromJSON' : 'parseRequestOptionsFromJSON'
  return parse in PublicKeyCredential
}

async function ask(form: HTMLFormElement, { act, options }: PasskeyProps): Promise<string> {
  const sent = new URLSearchParams()
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && name !== 'response') sent.append(name, value)
  const answer = await fetch(options, { method: 'POST', body: sent, headers: { accept: 'application/json' } })
  const said: unknown = await answer.json()
  if (!answer.ok) throw new Refused(answer.status, detailOf(said))
  const made =
    act === 'make'
      ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(said as PublicKeyCredentialCreationOptionsJSON),
        })
      : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(said as PublicKeyCredentialRequestOptionsJSON),
        })
  if (!(made instanceof PublicKeyCredential)) throw new Error('no credential')
  return JSON.stringify(made.toJSON())
}

function detailOf(said: unknown): string {
  return typeof said === 'object' && said !== null && 'detail' in said ? String(said.detail) : ''
}

/** Browsers say the same of a dialogue that was closed and of one that took too long. */
function isCancelled(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError')
}

export const island = behaviourIsland<PasskeyProps>('passkey', attach)
