import type { Id } from '../../../kernel/ids.ts'
import type { Locale } from '../../../kernel/text.ts'
import { localPath } from '../../web/paths.ts'
import { dataPaths } from '../paths.ts'
import { DATA_WORDS } from './data-words.ts'

export interface MaskedValueProps {
  readonly locale: Locale
  readonly person: Id
  /** A sensitive column of `identity.person`. */
  readonly field: string
  /** As `identity.masked_of` gives it. */
  readonly masked: string | undefined
  /** What it is the value of, for those who hear the link out of order. */
  readonly about: string
  /** Whether the reader may ask for it (`mayDo(who, REVEAL)`). */
  readonly mayReveal: boolean
}

/** A sensitive value as screens show it: masked, with the way to ask for it and say why. */
export function MaskedValue({ locale, person, field, masked, about, mayReveal }: MaskedValueProps) {
  if (masked === undefined) return <span class="soft">—</span>
  return (
    <span>
      {masked}{' '}
      {mayReveal ? (
        <a href={localPath(locale, dataPaths.reveal(person, field))}>
          {DATA_WORDS[locale].show}
          <span class="hidden">: {about}</span>
        </a>
      ) : null}
    </span>
  )
}
