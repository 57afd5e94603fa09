import type { CellRef, Proposal } from '../model.ts'
import { cleanText, oneLine } from './cell-text.ts'
import { parseListNumber } from './codes.ts'
import type { HeadingItem, PlanEvent } from './events.ts'
import type { HeadingLabel } from './section-labels.ts'

/** The heading that a label opens, with the texts that follow it in the same place. */
export function headingEvent(label: HeadingLabel, ref: CellRef): Extract<PlanEvent, { is: 'heading' }> {
  const items = label.rest === '' ? [] : valueItems(label.rest, ref)
  const only = items.length === 1 ? items[0] : undefined
  const numbered = only && label.code && !only.code ? [{ ...only, code: label.code }] : items
  return { is: 'heading', rank: label.rank, label: label.label, vague: label.vague, items: numbered }
}

/** Objectives in one place: `1. … 3. …` are several, parted by their numbers whatever their order. */
export function valueItems(raw: string, ref: CellRef): readonly HeadingItem[] {
  const text = oneLine(cleanText(raw))
  const starts = [...text.matchAll(/(?<=^|\s)(\d{1,2})\s?[.)]\s*(?=\p{Lu})/gu)]
  const distinct = new Set(starts.map((match) => match[1])).size === starts.length
  if (starts.length < 2 || starts[0]?.index !== 0 || !distinct) return [itemOf(text, ref, [])]
  const proposal: Proposal = {
    rule: 'split_on_numbering',
    reason: {
      es: `El mismo encabezado nombra ${starts.length} objetivos; se separaron por su numeración.`,
      en: `The same heading names ${starts.length} objectives; they were parted by their numbering.`,
    },
  }
  return starts.map((match, index) => itemOf(text.slice(match.index, starts[index + 1]?.index).trim(), ref, [proposal]))
}

function itemOf(text: string, ref: CellRef, proposals: readonly Proposal[]): HeadingItem {
  const number = parseListNumber(text)
  return number
    ? { code: number.written, title: number.rest, from: [ref], proposals }
    : { title: text, from: [ref], proposals }
}
