import type { Locale } from '../../kernel/text.ts'
import { Icon } from '../icon/icon.tsx'
import { words } from '../words.ts'

export interface FoldButtonProps {
  readonly locale: Locale
  readonly id: string
  /** Where one is, said beside the button while what it opens is closed. */
  readonly here?: string | undefined
}

/** On narrow screens opens what stands after it, without script: a checkbox that CSS reads. The shell says how narrow. */
export function FoldButton({ locale, id, here }: FoldButtonProps) {
  return (
    <>
      <input class="fold-toggle" type="checkbox" id={id} />
      <label class="fold-button" for={id}>
        <Icon name="menu" size={18} /> {words(locale).menu}
        {here === undefined ? null : <span class="fold-here">{here}</span>}
      </label>
    </>
  )
}
