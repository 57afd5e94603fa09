import { type Locale, say, type Text } from '../../../kernel/text.ts'
import type { RecordKind } from '../../audit/record-kind.ts'
import type { Manifest } from '../../capability/manifest.ts'

/** What every page of the history knows of the reader and of what the program can do. */
export interface HistoryView {
  readonly locale: Locale
  readonly zone: string
  /** Titles of the acts this program knows; an older one's are shown by their id. */
  readonly commands: ReadonlyMap<string, Text>
  readonly kinds: ReadonlyMap<string, RecordKind>
}

/** Acts that are no command of a room. */
const OTHER_ACTS: readonly (readonly [string, Text])[] = [
  ['pack.load', { es: 'Cargar la implantación', en: 'Load the deployment' }],
]

export function historyView(rooms: readonly Manifest[], locale: Locale, zone: string): HistoryView {
  return {
    locale,
    zone,
    commands: new Map([
      ...OTHER_ACTS,
      ...rooms.flatMap(({ commands = [] }) => commands.map(({ id, title }) => [id, title] as const)),
    ]),
    kinds: new Map(rooms.flatMap(({ records = [] }) => records.map((kind) => [kind.kind, kind] as const))),
  }
}

export function commandTitle(view: Pick<HistoryView, 'commands' | 'locale'>, id: string): string {
  return say(view.commands.get(id) ?? { es: id }, view.locale)
}

export function kindTitle(view: HistoryView, kind: string): string {
  return say(view.kinds.get(kind)?.title ?? { es: kind }, view.locale)
}
