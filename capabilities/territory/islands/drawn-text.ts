import { systemOf, WGS84 } from '../rules/drawing/coordinate-systems.ts'
import { faultWords, readTypedShape, writeTypedShape } from '../rules/drawing/typed-shape.ts'
import type { Shape } from '../rules/layers/shape.ts'
import type { DrawProps } from './draw-props.ts'

/** What the text says now. */
export type TextNow =
  | { readonly is: 'empty' }
  | { readonly is: 'shape'; readonly shape: Shape }
  /** In metres: the server knows where it is, the map does not. */
  | { readonly is: 'elsewhere' }
  | { readonly is: 'faulty'; readonly words: string }

/** The text field as the one place where the shape stands: read by the map, written by it, and undone in it. */
export interface DrawnText {
  now(): TextNow
  write(shape: Shape | undefined): void
  undo(): boolean
  onChange(hear: () => void): void
}

export function drawnText(props: DrawProps): DrawnText | undefined {
  const text = document.getElementById(props.textId)
  const system = document.getElementById(props.systemId)
  if (!(text instanceof HTMLTextAreaElement) || !(system instanceof HTMLSelectElement)) return undefined
  const hearers: (() => void)[] = []
  const past: { readonly text: string; readonly system: string }[] = []
  let last = { text: text.value, system: system.value }
  const note = () => {
    if (last.text === text.value && last.system === system.value) return
    past.push(last)
    last = { text: text.value, system: system.value }
    for (const hear of hearers) hear()
  }
  let waiting: ReturnType<typeof setTimeout> | undefined
  text.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(note, 250)
  })
  system.addEventListener('change', note)
  return {
    now() {
      if (text.value.trim() === '') return { is: 'empty' }
      const chosen = systemOf(system.value) ?? WGS84
      const read = readTypedShape(text.value, props.kind, chosen)
      if (!read.ok) {
        const [first] = read.faults
        const words = first === undefined ? { es: '' } : faultWords(first)
        return { is: 'faulty', words: (props.locale === 'en' ? words.en : undefined) ?? words.es }
      }
      return read.value.system.id === WGS84.id ? { is: 'shape', shape: read.value.shape } : { is: 'elsewhere' }
    },
    write(shape) {
      text.value = shape === undefined ? '' : writeTypedShape(shape, WGS84, props.separators)
      system.value = WGS84.id
      note()
    },
    undo() {
      const before = past.pop()
      if (before === undefined) return false
      last = before
      text.value = before.text
      system.value = before.system
      for (const hear of hearers) hear()
      return true
    },
    onChange(hear) {
      hearers.push(hear)
    },
  }
}
