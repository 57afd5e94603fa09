import { parseCivilDate } from '../../kernel/civil.ts'
import type { EntryFilter } from '../audit/data/entries.ts'
import { withQuery } from '../web/paths.ts'

export const historyPaths = {
  /** Public: the daily heads. */
  heads: (page?: number) => withQuery('/historial', { pagina: page === 1 ? undefined : page }),
  headsJson: () => '/api/historial/cabezas.json',
  headsCsv: () => '/api/historial/cabezas.csv',
  /** For administrators. */
  list: ({ person, command, kind, from, to, text }: EntryFilter = {}, page?: number) =>
    withQuery('/t/historial', {
      persona: person,
      orden: command,
      clase: kind,
      desde: from,
      hasta: to,
      texto: text,
      pagina: page === 1 ? undefined : page,
    }),
  entry: (seq: number) => `/t/historial/${seq}`,
  verification: () => '/t/historial/comprobacion',
} as const

/** The filter that an address asks for; what cannot be read in it is left out. */
export function filterInAddress(query: (name: string) => string | undefined): EntryFilter {
  const text = (name: string) => {
    const value = query(name)?.trim().slice(0, 200)
    return value === '' ? undefined : value
  }
  const date = (name: string) => parseCivilDate(query(name) ?? '')
  return {
    person: text('persona'),
    command: text('orden'),
    kind: text('clase'),
    from: date('desde'),
    to: date('hasta'),
    text: text('texto'),
  }
}
