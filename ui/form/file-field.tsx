import { Island } from '../islands/island.tsx'
import { words } from '../words.ts'
import { FieldFrame, type FieldProps } from './field-frame.tsx'
import { island as fileUpload } from './file-upload.island.tsx'
import { fieldId } from './form-state.ts'

export interface FileFieldProps extends FieldProps {
  /** `.xlsx,.docx,application/pdf`. A hint to the picker; the server checks by content. */
  readonly accept?: string | undefined
  readonly multiple?: boolean | undefined
  /** Bytes. */
  readonly maxSize?: number | undefined
}

/** A plain file control in a multipart form. With script: names and sizes of what was chosen, true progress, a cancel. */
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
          maxSize: props.maxSize,
          required: props.required,
          disabled: props.disabled,
          invalid: props.error !== undefined,
          describedBy: [props.hint == null ? '' : `${id}-hint`, props.error === undefined ? '' : `${id}-error`]
            .filter(Boolean)
            .join(' '),
          words: {
            uploading: text.uploading,
            cancel: text.cancel,
            failed: text.uploadFailed,
            cancelled: text.uploadCancelled,
            tooLarge: text.uploadTooLarge,
          },
        }}
      />
    </FieldFrame>
  )
}
