import { behaviourIsland } from '../islands/define.ts'

/** One year; the server sets the same cookie when there is no script. */
const COOKIE = 'path=/; max-age=31536000; samesite=lax'

function attach(root: HTMLElement): void {
  const buttons = [...root.querySelectorAll<HTMLButtonElement>('button[name="theme"]')]
  for (const button of buttons) {
    button.addEventListener('click', (event) => {
      event.preventDefault()
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
      document.cookie = `theme=${button.value}; ${COOKIE}${location.protocol === 'https:' ? '; secure' : ''}`
      if (button.value === 'auto') delete document.documentElement.dataset.theme
      else document.documentElement.dataset.theme = button.value
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === button))
    })
  }
}

export const island = behaviourIsland<Record<string, never>>('theme-switch', attach)
