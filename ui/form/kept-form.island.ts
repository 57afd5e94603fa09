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
  /** The person has said whether to keep it, on this page. */
  let answered = false
  /** What lay on the device has been looked at: nothing of this page is put over it before. */
  let looked: Promise<void> = Promise.resolve()

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
    await looked
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
    await looked
    await forgetOnDevice(words.place).catch(() => {})
  }

  function toldOf(kept: OnDevice, sentence: string): string {
    const when = new Date(kept.at).toLocaleString(words.locale, { dateStyle: 'long', timeStyle: 'short' })
    return sentence.replace('{when}', when)
  }

  async function findKept(): Promise<void> {
    if (form === null || keeps == null || older === null) return
    await forgetOld(Date.now())
    if (!answered) keeps.checked = sessionStorage.getItem(chosenKey(words.place)) === 'yes'
    const kept = await foundOnDevice(words.place)
    // Who has just said that nothing is to be kept does not get it back.
    if (kept === undefined || (answered && !keeps.checked)) return
    keeps.checked = true
    if (isShown(form, kept)) return forgetOnDevice(words.place)
    if (kept.version === hidden(form, 'expectedVersion')?.value) {
      putBack(form, kept, (each) => !isWritten(form, each))
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
    const sent = answers(form, 'now')
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
      carryOver(words.place, form, sent)
      goTo(next.to)
      return
    }
    plain = true
    form.requestSubmit(submitter)
  }

  keeps.addEventListener('change', () => {
    answered = true
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
  takeOver(words.place, form)
  looked = findKept()
    .catch(() => {})
    .then(() => {
      // Written before this script was there: nothing told of it.
      if (answerable(form).some((each) => isWritten(form, each))) keepSoon()
    })
}

/** That one wants it kept, for this tab: whether, never what. */
function chosenKey(place: string): string {
  return `trama-kept ${place}`
}

/** A slow line leaves time to write on after the button: that comes along to the page that comes, in this tab. */
function carryOver(place: string, form: HTMLFormElement, sent: Answers): void {
  const later = [...answers(form, 'now')].filter(([name, values]) => sent.get(name)?.join('\n') !== values.join('\n'))
  if (later.length === 0) return
  try {
    sessionStorage.setItem(carriedKey(place), JSON.stringify(later))
  } catch {
    // A browser that keeps nothing: the page says what was saved.
  }
}

function takeOver(place: string, form: HTMLFormElement): void {
  try {
    const later = JSON.parse(sessionStorage.getItem(carriedKey(place)) ?? 'null') as [string, string[]][] | null
    sessionStorage.removeItem(carriedKey(place))
    if (later !== null) putIn(form, new Map(later), (each) => !isWritten(form, each))
  } catch {
    // As above.
  }
}

function carriedKey(place: string): string {
  return `trama-carried ${place}`
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

function isFile(each: Answerable): each is HTMLInputElement {
  return each instanceof HTMLInputElement && each.type === 'file'
}

/** What stands in it now, or stood in it as the page came; undefined of what is not ticked. */
function standing(each: Answerable, when: 'now' | 'came'): string | undefined {
  const now = when === 'now'
  if (isTicked(each)) return (now ? each.checked : each.defaultChecked) ? each.value : undefined
  if (!(each instanceof HTMLSelectElement)) return now ? each.value : each.defaultValue
  const chosen = [...each.options].find(({ defaultSelected }) => defaultSelected) ?? each.options[0]
  return now ? each.value : (chosen?.value ?? '')
}

/** By name of the field; rows of a table repeat one. */
type Answers = ReadonlyMap<string, readonly string[]>

function answers(form: HTMLFormElement, when: 'now' | 'came'): Answers {
  const fields = new Map<string, string[]>()
  for (const each of answerable(form)) {
    if (isFile(each)) continue
    const values = fields.get(each.name) ?? []
    const value = standing(each, when)
    if (value !== undefined) values.push(value)
    fields.set(each.name, values)
  }
  return fields
}

function formNow(form: HTMLFormElement): OnDevice {
  const fields = answers(form, 'now')
  const files = answerable(form)
    .filter(isFile)
    .flatMap((each) => (each.files?.length ? [[each.name, [...each.files]] as const] : []))
  const [version, key] = ['expectedVersion', 'idempotency-key'].map((name) => hidden(form, name)?.value ?? '')
  return { version: version ?? '', key: key ?? '', fields: [...fields], files, at: Date.now() }
}

/** Whether the page came with what was kept: then it had arrived. What the browser itself puts back after a reload had not. */
function isShown(form: HTMLFormElement, { fields, files }: OnDevice): boolean {
  const came = answers(form, 'came')
  return files.length === 0 && fields.every(([name, values]) => came.get(name)?.join('\n') === values.join('\n'))
}

/** Whether somebody has changed it since the page came: on a slow machine before this script was there. */
function isWritten(form: HTMLFormElement, each: Answerable): boolean {
  if (isFile(each)) return each.value !== ''
  const together = isTicked(each) ? answerable(form).filter(({ name }) => name === each.name) : [each]
  return together.some((one) => standing(one, 'now') !== standing(one, 'came'))
}

function putBack(form: HTMLFormElement, kept: OnDevice, into: (each: Answerable) => boolean = () => true): void {
  const files = new Map(kept.files)
  const whole = answerable(form).every(into)
  for (const each of answerable(form).filter(isFile)) {
    const own = files.get(each.name)
    if (own === undefined || !into(each)) continue
    const carried = new DataTransfer()
    for (const file of own) carried.items.add(file)
    each.files = carried.files
    each.dispatchEvent(new Event('change', { bubbles: true }))
  }
  putIn(form, new Map(kept.fields), into)
  // With something newer in it, it is another application than the one that had this key.
  const key = hidden(form, 'idempotency-key')
  if (whole && key !== undefined && kept.key !== '' && kept.version === hidden(form, 'expectedVersion')?.value)
    key.value = kept.key
}

function putIn(form: HTMLFormElement, fields: Answers, into: (each: Answerable) => boolean): void {
  const all = answerable(form).filter((each) => !isFile(each))
  // Decided before any is changed: the options of one question stand or fall together.
  const open = new Set(all.filter(into))
  const seen = new Map<string, number>()
  for (const each of all) {
    const values = fields.get(each.name)
    if (values === undefined) continue
    // Rows of a table repeat a name: each takes its own.
    const nth = seen.get(each.name) ?? 0
    seen.set(each.name, nth + 1)
    if (!open.has(each)) continue
    if (isTicked(each)) each.checked = values.includes(each.value)
    else each.value = values[nth] ?? ''
  }
}

export const island = behaviourIsland<KeptWords>('kept-form', attach)
