import type { Locale } from '../../kernel/text.ts'
import { Icon } from '../icon/icon.tsx'
import { Enhanced } from '../islands/island.tsx'
import { words } from '../words.ts'
import { island as themeSwitch } from './theme-switch.island.ts'

export type Theme = 'auto' | 'light' | 'dark'

export interface LanguageSwitchProps {
  readonly locale: Locale
  /** This page in the other language. */
  readonly href: string
}

/** One link, in the words and with the `lang` of the language it leads to. */
export function LanguageSwitch({ locale, href }: LanguageSwitchProps) {
  const other = locale === 'es' ? 'en' : 'es'
  return (
    <a class="language-switch" href={href} lang={other} hreflang={other} rel="alternate">
      {other === 'en' ? 'English' : 'Español'}
    </a>
  )
}

export interface ThemeSwitchProps {
  readonly locale: Locale
  readonly theme: Theme
  /** Where the choice is posted (`theme`, `back`); the server sets the cookie `theme` and redirects to `back`. */
  readonly action: string
  readonly back: string
  readonly csrf?: string | undefined
}

/** Three buttons of a plain form; with script the choice holds at once. */
export function ThemeSwitch({ locale, theme, action, back, csrf }: ThemeSwitchProps) {
  const text = words(locale)
  const choices = [
    { value: 'auto', title: text.themeAuto, icon: 'auto' },
    { value: 'light', title: text.themeLight, icon: 'sun' },
    { value: 'dark', title: text.themeDark, icon: 'moon' },
  ] as const
  return (
    <Enhanced by={themeSwitch} props={{}}>
      <form class="theme-switch" method="post" action={action}>
        <input type="hidden" name="back" value={back} />
        {csrf === undefined ? null : <input type="hidden" name="csrf" value={csrf} />}
        <fieldset>
          <legend class="hidden">{text.theme}</legend>
          {choices.map((choice) => (
            <button
              key={choice.value}
              type="submit"
              name="theme"
              value={choice.value}
              title={choice.title}
              aria-label={`${text.theme}: ${choice.title}`}
              aria-pressed={choice.value === theme}
            >
              <Icon name={choice.icon} size={16} />
            </button>
          ))}
        </fieldset>
      </form>
    </Enhanced>
  )
}
