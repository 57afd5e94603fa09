import type { Locale } from '../../kernel/text.ts'
import { Enhanced } from '../islands/island.tsx'
import { words } from '../words.ts'
import { island as copyText } from './copy-text.island.ts'

export interface CopyTextProps {
  readonly id: string
  readonly label: string
  readonly text: string
  readonly locale: Locale
  readonly rows?: number | undefined
}

/** Words to take along into another program: a field whose text is selected by hand, or with script by a button. */
export function CopyText({ id, label, text, locale, rows = 2 }: CopyTextProps) {
  const say = words(locale)
  return (
    <Enhanced by={copyText} props={{ copied: say.textCopied, failed: say.textCopyFailed }}>
      <div class="copy-text">
        <label for={id}>{label}</label>
        <textarea id={id} readOnly rows={rows} spellcheck={false}>
          {text}
        </textarea>
        <p class="copy-text-act">
          <button type="button" class="button button-quiet button-small" hidden aria-describedby={`${id}-copiado`}>
            {say.copyText} <span class="hidden">{label}</span>
          </button>
          <output id={`${id}-copiado`} class="soft" />
        </p>
      </div>
    </Enhanced>
  )
}
