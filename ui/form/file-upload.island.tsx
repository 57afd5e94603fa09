import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { componentIsland } from '../islands/define.ts'
import { fileSize } from './file-size.ts'
import { type Sending, type SendState, sendFile } from './resumable.ts'

interface FileUploadProps {
  readonly id: string
  readonly name: string
  readonly accept?: string | undefined
  readonly multiple?: boolean | undefined
  readonly capture?: 'environment' | undefined
  readonly maxSize?: number | undefined
  readonly required?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly invalid: boolean
  readonly describedBy: string
  /** Where files are sent while the form is still being filled in; absent: with the form. */
  readonly upload?: { readonly address: string; readonly use: string } | undefined
  readonly kept?: readonly { readonly id: string; readonly name: string; readonly size: number }[] | undefined
  readonly words: {
    readonly uploading: string
    readonly checking: string
    readonly sent: string
    readonly paused: string
    readonly retrying: string
    readonly pause: string
    readonly resume: string
    readonly retryNow: string
    readonly remove: string
    readonly waiting: string
    readonly signedOut: string
    readonly tooLarge: string
    readonly empty: string
  }
}

interface Item {
  readonly key: string
  readonly name: string
  readonly size: number
  /** Absent of what was sent before the form was shown again. */
  readonly file: File | undefined
  readonly state: SendState | { readonly is: 'chosen' }
}

const MOVING = new Set(['sending', 'paused', 'retrying', 'checking'])

function FileUpload(props: FileUploadProps) {
  const { words, upload } = props
  const input = useRef<HTMLInputElement>(null)
  const sendings = useRef(new Map<string, Sending>())
  const [items, setItems] = useState<readonly Item[]>(() =>
    (props.kept ?? []).map(({ id, name, size }) => ({
      key: id,
      name,
      size,
      file: undefined,
      state: { is: 'done', id },
    })),
  )
  /** Somebody has pressed the form's button and waits for the files. */
  const [submitter, setSubmitter] = useState<HTMLElement | null | undefined>(undefined)
  const latest = useRef(items)
  latest.current = items

  const setState = (key: string, state: SendState): void =>
    setItems((before) => before.map((item) => (item.key === key ? { ...item, state } : item)))

  function begin(file: File): Item {
    const key = `${file.name} ${file.size} ${file.lastModified}`
    const item = { key, name: file.name, size: file.size, file }
    const refusal = refusalOf(file)
    if (refusal !== undefined) return { ...item, state: { is: 'refused', message: refusal } }
    if (upload === undefined) return { ...item, state: { is: 'chosen' } }
    const proof = input.current?.form?.querySelector<HTMLInputElement>('input[name=csrf]')
    const to = { ...upload, csrf: proof?.value ?? '', signedOut: words.signedOut }
    // The list must hold it before the first news of it.
    queueMicrotask(() =>
      sendings.current.set(
        key,
        sendFile(file, to, (state) => setState(key, state)),
      ),
    )
    return { ...item, state: { is: 'sending', share: 0 } }
  }

  function refusalOf(file: File): string | undefined {
    if (props.maxSize !== undefined && file.size > props.maxSize) return words.tooLarge
    return file.size === 0 ? words.empty : undefined
  }

  function choose(files: readonly File[]): void {
    if (files.length === 0) return
    const kept = props.multiple ? latest.current : []
    if (!props.multiple) for (const item of latest.current) drop(item)
    const known = new Set(kept.map(({ key }) => key))
    const added = files.map((file) => ({ file, key: `${file.name} ${file.size} ${file.lastModified}` }))
    show([...kept, ...added.filter(({ key }) => !known.has(key)).map(({ file }) => begin(file))])
  }

  function drop({ key, state }: Item): void {
    // What a form shown again brought along is not ours to delete: it expires.
    sendings.current.get(key)?.remove()
    sendings.current.delete(key)
    if (state.is === 'refused') setSubmitter(undefined)
  }

  function remove(item: Item): void {
    drop(item)
    show(latest.current.filter(({ key }) => key !== item.key))
    input.current?.focus()
  }

  /** The control itself says what is chosen, so that nobody hears "no file" of a list with three. */
  function show(next: readonly Item[]): void {
    const chosen = new DataTransfer()
    for (const { file } of next) if (file !== undefined) chosen.items.add(file)
    if (input.current) input.current.files = chosen.files
    setItems(next)
  }

  useEffect(() => {
    const form = input.current?.form
    if (!form) return
    const onSubmit = (event: SubmitEvent): void => {
      const all = latest.current
      const refused = all.some(({ state }) => state.is === 'refused')
      if (!refused && !all.some(({ state }) => MOVING.has(state.is))) return
      event.preventDefault()
      setSubmitter(refused ? undefined : event.submitter)
      if (refused) document.getElementById(`${props.id}-refused`)?.focus()
      else for (const [key, each] of sendings.current) if (stateOf(all, key) === 'paused') each.resume()
    }
    // What was sent already does not go a second time with the form.
    const onFormData = (event: FormDataEvent): void => {
      if (upload !== undefined) event.formData.delete(props.name)
    }
    form.addEventListener('submit', onSubmit)
    form.addEventListener('formdata', onFormData)
    return () => {
      form.removeEventListener('submit', onSubmit)
      form.removeEventListener('formdata', onFormData)
    }
  }, [props.id, props.name, upload])

  useEffect(() => {
    const chosen = [...(input.current?.files ?? [])]
    if (chosen.length > 0) choose(chosen)
    // Chosen before the script was there; once.
  }, [])

  useEffect(() => {
    if (submitter === undefined || items.some(({ state }) => MOVING.has(state.is))) return
    setSubmitter(undefined)
    if (items.every(({ state }) => state.is !== 'refused')) input.current?.form?.requestSubmit(submitter)
    else document.getElementById(`${props.id}-refused`)?.focus()
  }, [submitter, items, props.id])

  const refused = items.filter(({ state }) => state.is === 'refused')
  return (
    <div class="file-field">
      <input
        ref={input}
        class="input input-file"
        type="file"
        id={props.id}
        name={props.name}
        accept={props.accept}
        multiple={props.multiple}
        capture={props.capture}
        required={props.required}
        disabled={props.disabled}
        aria-invalid={props.invalid || refused.length > 0 ? 'true' : undefined}
        aria-describedby={props.describedBy || undefined}
        onChange={(event) => choose([...(event.currentTarget.files ?? [])])}
      />
      {items.length > 0 ? (
        <ul class="file-list">
          {items.map((item) => (
            <FileItem
              key={item.key}
              item={item}
              field={props.name}
              words={words}
              pause={() => sendings.current.get(item.key)?.pause()}
              resume={() => sendings.current.get(item.key)?.resume()}
              remove={() => remove(item)}
            />
          ))}
        </ul>
      ) : null}
      <div class="file-message" id={`${props.id}-refused`} role="alert" tabindex={-1}>
        {refused.map(({ key, name, state }) => (
          <p key={key}>{state.is === 'refused' ? named(name, state.message) : ''}</p>
        ))}
      </div>
      <p class="file-note" role="status">
        {submitter === undefined ? '' : words.waiting}
      </p>
    </div>
  )
}

/** The server's sentences name the file themselves. */
function named(name: string, message: string): string {
  return message.includes(name) ? message : `${name}: ${message}`
}

function stateOf(items: readonly Item[], key: string): string | undefined {
  return items.find((item) => item.key === key)?.state.is
}

interface FileItemProps {
  readonly item: Item
  readonly field: string
  readonly words: FileUploadProps['words']
  readonly pause: () => void
  readonly resume: () => void
  readonly remove: () => void
}

function FileItem({ item, field, words, pause, resume, remove }: FileItemProps) {
  const { name, size, state } = item
  const share = state.is === 'sending' || state.is === 'paused' || state.is === 'retrying' ? state.share : undefined
  const bar = share ?? (state.is === 'checking' ? 1 : undefined)
  // A button goes away with the state it belongs to: whoever had pressed it by keyboard stays at this file.
  const own = useRef<HTMLLIElement>(null)
  const wasHere = own.current?.contains(document.activeElement) === true
  useLayoutEffect(() => {
    if (wasHere && document.activeElement === document.body) own.current?.focus()
  })
  return (
    <li class="file-item" ref={own} tabindex={-1}>
      <div class="file-head">
        <span class="file-name">{name}</span> <span class="soft figure">{fileSize(size)}</span>
        <span class="file-state" role="status">
          {sayState(state, words)}
        </span>
        {share === undefined ? null : <span class="figure">{Math.floor(share * 100)} %</span>}
      </div>
      {bar === undefined ? null : <progress value={bar} max={1} aria-label={`${words.uploading}: ${name}`} />}
      <div class="file-actions">
        {state.is === 'sending' || state.is === 'retrying' ? (
          <Action words={words.pause} name={name} act={pause} />
        ) : state.is === 'paused' ? (
          <Action words={words.resume} name={name} act={resume} />
        ) : null}
        {state.is === 'retrying' ? <Action words={words.retryNow} name={name} act={resume} /> : null}
        <Action words={words.remove} name={name} act={remove} />
      </div>
      {state.is === 'done' ? <input type="hidden" name={`${field}.upload`} value={state.id} /> : null}
    </li>
  )
}

function Action({ words, name, act }: { readonly words: string; readonly name: string; readonly act: () => void }) {
  return (
    <button class="button button-quiet button-small" type="button" aria-label={`${words}: ${name}`} onClick={act}>
      {words}
    </button>
  )
}

function sayState(state: Item['state'], words: FileUploadProps['words']): string {
  switch (state.is) {
    case 'sending':
      return words.uploading
    case 'paused':
      return words.paused
    case 'retrying':
      return state.message ?? words.retrying
    case 'checking':
      return words.checking
    case 'done':
      return words.sent
    default:
      return ''
  }
}

export const island = componentIsland<FileUploadProps>('file-upload', FileUpload)
