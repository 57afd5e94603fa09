import { behaviourIsland } from '../islands/define.ts'
import { forgetOld, forgetOnDevice, foundOnDevice, keepOnDevice, type OnDevice } from './device-store.ts'
import { goTo, sendForm } from './send-form.ts'

interface KeptWords {
  /** Under which it is kept: of the record, not of the address. */
  readonly place: string
  readonly sending: string
  readonly lost: string
  readonly lostKept: string
  readonly waits: string
  readonly waitsKept: string
  readonly back: string
  /** `{when}` is put in. */
  readonly recovered: string
  readonly older: string
  readonly cannot: string
  readonly locale: string
}

/**
 * A long form that goes on without a line. Kept on the device only where its person asked for it, because it holds personal data;
 * otherwise it lives in the page alone, and the page says so. A press without a line is sent once the line is back, with the same key,
 * so that what had arrived is not done twice.
 */
function attach(root: HTMLElement, words: KeptWords): void {
  const form = root.querySelector('form')
  const says = root.querySelector<HTMLElement>('[data-says]')
  const asks = root.querySelector<HTMLElement>('[data-keep]')
  const older = root.querySelector<HTMLElement>('[data-older]')
  const keeps = asks?.querySelector<HTMLInputElement>('input')
  if (form === null || says === null || asks === null || keeps == null || older === null) return
  asks.hidden = false
  let waiting: { readonly submitter: HTMLElement | null } | undefined
  let broken = false
  let sending = false
  let plain = false
  let soon: ReturnType<typeof setTimeout> | undefined

  function say(message: string, trouble = false): void {
    if (says === null) return
    says.textContent = message
    says.classList.toggle('notice-warning', trouble)
    says.hidden = message === ''
    // It stands over the foot of the page: never over the field in which somebody writes.
    if (message !== '' && form?.contains(document.activeElement))
      document.activeElement?.scrollIntoView({ block: 'nearest' })
  }

  function sayLost(): void {
    const isKept = keeps?.checked === true
    if (waiting === undefined) say(isKept ? words.lostKept : words.lost, true)
    else say(isKept ? words.waitsKept : words.waits, true)
  }

  async function keep(): Promise<void> {
    if (form === null || keeps?.checked !== true) return
    try {
      await keepOnDevice(words.place, formNow(form))
    } catch {
      keeps.checked = false
      say(words.cannot, true)
    }
  }

  function keepSoon(): void {
    clearTimeout(soon)
    soon = setTimeout(() => void keep(), 300)
  }

  async function forget(): Promise<void> {
    clearTimeout(soon)
    await forgetOnDevice(words.place).catch(() => {})
  }

  function toldOf(kept: OnDevice, sentence: string): string {
    const when = new Date(kept.at).toLocaleString(words.locale, { dateStyle: 'long', timeStyle: 'short' })
    return sentence.replace('{when}', when)
  }

  async function findKept(): Promise<void> {
    if (form === null || keeps == null || older === null) return
    await forgetOld(Date.now())
    keeps.checked = sessionStorage.getItem(chosenKey(words.place)) === 'yes'
    const kept = await foundOnDevice(words.place)
    if (kept === undefined) return
    keeps.checked = true
    if (isShown(form, kept)) return forget()
    if (kept.version === hidden(form, 'expectedVersion')?.value) {
      putBack(form, kept)
      say(toldOf(kept, words.recovered))
      return
    }
    // The application was saved since then, from here or from elsewhere: its person says which of the two counts.
    older.hidden = false
    const line = older.querySelector('p')
    if (line !== null) line.textContent = toldOf(kept, words.older)
    older.querySelector('[value=put]')?.addEventListener('click', () => {
      putBack(form, kept)
      older.hidden = true
      keepSoon()
      form.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select')?.focus()
    })
    older.querySelector('[value=drop]')?.addEventListener('click', () => {
      older.hidden = true
      void forget()
      says?.focus()
    })
  }

  async function send(submitter: HTMLElement | null): Promise<void> {
    if (form === null || sending) return
    sending = true
    say(words.sending)
    const next = await sendForm(form, submitter)
    sending = false
    if (next.is === 'lost') {
      broken = true
      waiting = { submitter }
      await keep()
      sayLost()
      says?.focus()
      return
    }
    waiting = undefined
    if (next.is === 'done') {
      await forget()
      goTo(next.to)
      return
    }
    plain = true
    form.requestSubmit(submitter)
  }

  keeps.addEventListener('change', () => {
    sessionStorage.setItem(chosenKey(words.place), keeps.checked ? 'yes' : 'no')
    if (keeps.checked) void keep()
    else void forget()
    // What is on the page speaks of how it was before.
    if (!navigator.onLine) sayLost()
  })
  form.addEventListener('input', (event) => {
    if (event.target === keeps) return
    // What is changed after a broken send is another application: the server compares versions instead of answering as before.
    const key = hidden(form, 'idempotency-key')
    if (broken && key !== undefined) key.value = crypto.randomUUID()
    broken = false
    keepSoon()
  })
  form.addEventListener('change', (event) => {
    if (event.target !== keeps) keepSoon()
  })
  window.addEventListener('offline', () => {
    if (!sending) sayLost()
  })
  window.addEventListener('online', () => {
    if (waiting !== undefined) void send(waiting.submitter)
    else say(words.back)
  })
  // On what holds the form: what stands in it (files on their way) has its say before.
  root.addEventListener('submit', (event) => {
    if (event.defaultPrevented || plain) return
    event.preventDefault()
    const { target } = event
    if (target !== form && target instanceof HTMLFormElement) {
      void forget().then(() => target.submit())
      return
    }
    void send(event.submitter)
  })
  void findKept().catch(() => {})
}

/** That one wants it kept, for this tab: whether, never what. */
function chosenKey(place: string): string {
  return `trama-kept ${place}`
}

function hidden(form: HTMLFormElement, name: string): HTMLInputElement | undefined {
  return form.querySelector<HTMLInputElement>(`input[type=hidden][name="${name}"]`) ?? undefined
}

type Answerable = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function answerable(form: HTMLFormElement): readonly Answerable[] {
  return [...form.elements].filter(
    (each): each is Answerable =>
      (each instanceof HTMLTextAreaElement || each instanceof HTMLSelectElement || each instanceof HTMLInputElement) &&
      each.name !== '' &&
      !['hidden', 'submit', 'button', 'password'].includes(each.type),
  )
}

function isTicked(each: Answerable): each is HTMLInputElement {
  return each instanceof HTMLInputElement && (each.type === 'checkbox' || each.type === 'radio')
}

function formNow(form: HTMLFormElement): OnDevice {
  const fields = new Map<string, string[]>()
  const files: [string, File[]][] = []
  for (const each of answerable(form)) {
    if (each instanceof HTMLInputElement && each.type === 'file') {
      if (each.files !== null && each.files.length > 0) files.push([each.name, [...each.files]])
      continue
    }
    const values = fields.get(each.name) ?? []
    if (isTicked(each) ? each.checked : true) values.push(each.value)
    fields.set(each.name, values)
  }
  const [version, key] = ['expectedVersion', 'idempotency-key'].map((name) => hidden(form, name)?.value ?? '')
  return { version: version ?? '', key: key ?? '', fields: [...fields], files, at: Date.now() }
}

/** Whether the page shows what was kept: then it had arrived. */
function isShown(form: HTMLFormElement, { fields, files }: OnDevice): boolean {
  const now = new Map(formNow(form).fields)
  return files.length === 0 && fields.every(([name, values]) => now.get(name)?.join('\n') === values.join('\n'))
}

function putBack(form: HTMLFormElement, kept: OnDevice): void {
  const [fields, files] = [new Map(kept.fields), new Map(kept.files)]
  const seen = new Map<string, number>()
  for (const each of answerable(form)) {
    const values = fields.get(each.name)
    if (each instanceof HTMLInputElement && each.type === 'file') {
      const own = files.get(each.name)
      if (own === undefined) continue
      const carried = new DataTransfer()
      for (const file of own) carried.items.add(file)
      each.files = carried.files
      each.dispatchEvent(new Event('change', { bubbles: true }))
    } else if (values === undefined) continue
    else if (isTicked(each)) each.checked = values.includes(each.value)
    else {
      // Rows of a table repeat a name: each takes its own.
      const nth = seen.get(each.name) ?? 0
      seen.set(each.name, nth + 1)
      each.value = values[nth] ?? ''
    }
  }
  const key = hidden(form, 'idempotency-key')
  if (key !== undefined && kept.key !== '' && kept.version === hidden(form, 'expectedVersion')?.value)
    key.value = kept.key
}

export const island = behaviourIsland<KeptWords>('kept-form', attach)
