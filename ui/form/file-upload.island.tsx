import { useEffect, useRef, useState } from 'preact/hooks'
import { componentIsland } from '../islands/define.ts'
import { type Upload, uploadForm } from './upload.ts'

interface FileUploadProps {
  readonly id: string
  readonly name: string
  readonly accept?: string | undefined
  readonly multiple?: boolean | undefined
  readonly maxSize?: number | undefined
  readonly required?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly invalid: boolean
  readonly describedBy: string
  readonly words: {
    readonly uploading: string
    readonly cancel: string
    readonly failed: string
    readonly cancelled: string
    readonly tooLarge: string
  }
}

interface Chosen {
  readonly name: string
  readonly size: number
}

/** `1.2 MB`: decimal units, as disks are sold and as 1,234.56 is written here. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

function FileUpload(props: FileUploadProps) {
  const input = useRef<HTMLInputElement>(null)
  const upload = useRef<Upload | undefined>(undefined)
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const [share, setShare] = useState<number | undefined>(undefined)
  const [message, setMessage] = useState('')
  const tooLarge = chosen.some((file) => props.maxSize !== undefined && file.size > props.maxSize)

  useEffect(() => {
    const form = input.current?.form
    if (!form) return
    const onSubmit = (event: SubmitEvent): void => {
      if (event.defaultPrevented || !input.current?.files?.length) return
      event.preventDefault()
      setMessage('')
      setShare(0)
      upload.current = uploadForm(form, event.submitter, {
        progress: setShare,
        end: (outcome) => {
          setShare(undefined)
          setMessage(outcome === 'failed' ? props.words.failed : outcome === 'cancelled' ? props.words.cancelled : '')
        },
      })
    }
    form.addEventListener('submit', onSubmit)
    return () => form.removeEventListener('submit', onSubmit)
  }, [props.words])

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
        required={props.required}
        disabled={props.disabled}
        aria-invalid={props.invalid ? 'true' : undefined}
        aria-describedby={props.describedBy || undefined}
        onChange={(event) => {
          setMessage('')
          setChosen([...(event.currentTarget.files ?? [])].map(({ name, size }) => ({ name, size })))
        }}
      />
      {chosen.length > 0 ? (
        <ul class="file-list">
          {chosen.map((file) => (
            <li key={file.name}>
              {file.name} <span class="soft figure">{fileSize(file.size)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {share === undefined ? null : (
        <div class="progress">
          <div class="progress-head">
            <span>{props.words.uploading}</span>
            <span class="figure">{Math.floor(share * 100)} %</span>
          </div>
          <progress value={share} max={1} aria-label={props.words.uploading} />
          <button class="button button-quiet button-small" type="button" onClick={() => upload.current?.cancel()}>
            {props.words.cancel}
          </button>
        </div>
      )}
      <p class="file-message" role="status">
        {tooLarge ? props.words.tooLarge : message}
      </p>
    </div>
  )
}

export const island = componentIsland<FileUploadProps>('file-upload', FileUpload)
