import { Island } from '../islands/island.tsx'
import { words } from '../words.ts'
import { FieldFrame, type FieldProps } from './field-frame.tsx'
import { island as fileUpload } from './file-upload.island.tsx'
import { fieldId } from './form-state.ts'

export interface FileFieldProps extends FieldProps {
  /** `.xlsx,.docx,application/pdf`. A hint to the picker; the server checks by content. */
  readonly accept?: string | undefined
  readonly multiple?: boolean | undefined
  /** Opens a phone's camera at once instead of asking for a file. */
  readonly capture?: 'environment' | undefined
  /** Bytes. */
  readonly maxSize?: number | undefined
  /** Where files are sent while the form is still being filled in, and what for. */
  readonly upload?: { readonly address: string; readonly use: string } | undefined
  /** Files that were sent before the form was shown again; they go with it. */
  readonly kept?: readonly { readonly id: string; readonly name: string; readonly size: number }[] | undefined
}

/**
 * A plain file control in a multipart form. With script, files are sent in pieces as soon as they are chosen: true progress,
 * pause, another try when the line breaks; the form waits for them and takes them along by name.
 */
export function FileField(props: FileFieldProps) {
  const text = words(props.locale)
  const id = props.id ?? fieldId(props.name)
  return (
    <FieldFrame {...props}>
      <Island
        of={fileUpload}
        props={{
          id,
          name: props.name,
          accept: props.accept,
          multiple: props.multiple,
          capture: props.capture,
          maxSize: props.maxSize,
          upload: props.upload,
          kept: props.kept,
          required: props.required,
          disabled: props.disabled,
          invalid: props.error !== undefined,
          describedBy: [props.hint == null ? '' : `${id}-hint`, props.error === undefined ? '' : `${id}-error`]
            .filter(Boolean)
            .join(' '),
          words: {
            uploading: text.uploading,
            checking: text.uploadChecking,
            sent: text.uploadSent,
            paused: text.uploadPaused,
            retrying: text.uploadRetrying,
            pause: text.uploadPause,
            resume: text.uploadResume,
            retryNow: text.uploadRetryNow,
            remove: text.uploadRemove,
            waiting: text.uploadWaiting,
            signedOut: text.uploadSignedOut,
            empty: text.uploadEmpty,
            tooLarge: text.uploadTooLarge,
          },
        }}
      />
    </FieldFrame>
  )
}
