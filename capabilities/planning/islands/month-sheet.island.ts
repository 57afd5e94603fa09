import type { Locale } from '../../../kernel/text.ts'
import { behaviourIsland } from '../../../ui/islands/define.ts'
import { showPage } from '../../../ui/islands/show-page.ts'
import { SHEET_WORDS } from '../pages/staff/edit/sheet-words.ts'
import type { Place } from '../rules/edit/sheet.ts'
import type { SheetKind } from '../rules/edit/sheet-form.ts'
import { forget, keep, keptChanges } from './kept-changes.ts'
import { rowsOfPage } from './sheet-dom.ts'
import { type PutBack, SheetEditor, seenThen } from './sheet-editor.ts'
import { SheetSender } from './sheet-sender.ts'

interface MonthSheetProps {
  readonly locale: Locale
  readonly kind: SheetKind
  /** Name under which the browser keeps what is not saved: of this person, plan and part. */
  readonly keep: string
}

/** Where somebody was when the answer came: the page that comes back begins there, with what was written meanwhile. */
let returnTo: { readonly place: Place; readonly writing: boolean } | undefined
let meanwhile: readonly PutBack[] = []

/** The form of months as a sheet: moved in by keys, pasted into from a spreadsheet, undone, and never lost. */
function attach(root: HTMLElement, { locale, kind, keep: keptAs }: MonthSheetProps): void {
  const table = root.querySelector<HTMLTableElement>('table.sheet')
  const form = root.querySelector('form')
  const bar = root.querySelector<HTMLElement>('.sheet-bar')
  if (table === null || form === null || bar === null) return
  const rows = rowsOfPage(table, kind)
  if (rows.length === 0) return
  const words = SHEET_WORDS[locale]
  const said = bar.querySelector('output')
  const count = bar.querySelector<HTMLElement>('#sheet-count')
  const leaving = new AbortController()
  const say = (message: string): void => {
    if (said !== null) said.textContent = message
  }

  const editor = new SheetEditor({ table, rows, kind, locale, say, changed })
  const sender = new SheetSender(form, rows)
  editor.takeTyped()
  const written = meanwhile.filter(({ name }) => editor.knows(name))
  meanwhile = []
  if (written.length > 0) {
    sender.resume(undefined, seenThen(written))
    editor.putBack(written)
  }

  function changed(): void {
    const { unsaved, wrong } = editor.tally()
    if (count !== null) {
      count.hidden = false
      count.textContent =
        unsaved === 0
          ? words.allSaved
          : [words.unsaved(unsaved), ...(wrong === 0 ? [] : [words.toCorrect(wrong)])].join(' · ')
    }
    keep(keptAs, { at: new Date().toISOString(), cells: editor.unsavedCells(), attempt: sender.attempt })
  }

  let sending = false
  async function save(): Promise<void> {
    if (sending) return
    editor.commit()
    if (editor.tally().wrong > 0) {
      say(words.correctFirst)
      editor.toFirstWrong()
      return
    }
    say(words.saving)
    const sent = editor.unsavedCells()
    const attempt = sender.prepare(sent)
    // Kept with the key of this attempt: sent again after a lost answer, it is the same one and is not done twice.
    keep(keptAs, { at: new Date().toISOString(), cells: sent, attempt })
    sending = true
    const answer = await sender.send(attempt)
    sending = false
    if (answer.kind === 'unreachable') {
      say(words.offline)
      return
    }
    if (answer.kind === 'elsewhere') {
      leaving.abort()
      location.assign(answer.address)
      return
    }
    // A slow line leaves time to write on: that goes along to the page that comes.
    const { writing } = editor
    meanwhile = editor.writtenSince(sent)
    if (answer.kind === 'saved') forget(keptAs)
    returnTo = answer.kind === 'saved' ? { place: editor.place, writing } : undefined
    leaving.abort()
    showPage(answer.html, answer.address)
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void save()
  })
  editor.onSave = () => void save()
  root.querySelector('#sheet-undo')?.addEventListener('click', () => editor.undo())
  root.querySelector('#sheet-redo')?.addEventListener('click', () => editor.redo())
  root.querySelector('#sheet-fill')?.addEventListener('click', () => editor.fill())
  for (const tool of root.querySelectorAll<HTMLElement>('.sheet-tools, .sheet-keys')) tool.hidden = false

  const { signal } = leaving
  addEventListener(
    'beforeunload',
    (event) => {
      editor.commit()
      if (editor.tally().unsaved > 0) event.preventDefault()
    },
    { signal },
  )
  addEventListener('online', () => editor.tally().unsaved > 0 && say(words.online), { signal })

  offerKept(root.querySelector<HTMLElement>('.sheet-kept'))
  changed()
  if (returnTo !== undefined) {
    const { place, writing } = returnTo
    returnTo = undefined
    setTimeout(() => (writing ? editor.writeOn(place) : editor.goTo(place)), 0)
  }

  /** What a closed window or a lost connection left behind is offered once, and never put in unasked. */
  function offerKept(place: HTMLElement | null): void {
    const kept = keptChanges(keptAs)
    if (place === null || kept === undefined || editor.tally().unsaved > 0) return
    const cells = Object.entries(kept.cells).filter(([name]) => editor.knows(name))
    if (cells.length === 0) return
    const when = new Date(kept.at).toLocaleString(locale === 'es' ? 'es-SV' : 'en-GB', {
      dateStyle: 'medium',
      timeStyle: 'short',
    })
    const text = document.createElement('p')
    text.textContent = words.kept(cells.length, when)
    const button = (label: string, act: () => void) => {
      const made = document.createElement('button')
      made.type = 'button'
      made.className = 'button button-secondary button-small'
      made.textContent = label
      made.addEventListener('click', () => {
        place.hidden = true
        act()
      })
      return made
    }
    const recover = button(words.recover, () => {
      const recovered = cells.map(([name, [typed, seen]]) => ({ name, typed, seen }))
      sender.resume(kept.attempt, seenThen(recovered))
      editor.putBack(recovered)
      say(words.recovered)
    })
    const discard = button(words.discard, () => {
      forget(keptAs)
      changed()
    })
    const row = document.createElement('div')
    row.className = 'button-row'
    row.append(recover, discard)
    place.className = 'sheet-kept notice notice-info'
    place.setAttribute('role', 'status')
    const inside = document.createElement('div')
    inside.append(text, row)
    place.replaceChildren(inside)
    place.hidden = false
  }
}

export const island = behaviourIsland<MonthSheetProps>('month-sheet', attach)
