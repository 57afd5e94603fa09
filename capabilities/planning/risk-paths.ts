import type { Id } from '../../kernel/ids.ts'
import { withQuery } from '../../platform/web/paths.ts'
import type { Moment } from './rules/risk/assessment.ts'

export interface RiskChoice {
  readonly process?: string | undefined
  readonly type?: string | undefined
  readonly band?: string | undefined
  readonly status?: string | undefined
  /** One cell of the heat map, `4-3`: likelihood and impact. */
  readonly cell?: string | undefined
  readonly moment?: Moment | undefined
}

/** Words of the addresses. */
export const MOMENT_WORDS: Readonly<Record<Moment, string>> = { before: 'antes', after: 'despues' }

function query(choice: RiskChoice): Record<string, string | undefined> {
  return {
    proceso: choice.process,
    tipo: choice.type,
    nivel: choice.band,
    estado: choice.status,
    celda: choice.cell,
    momento: choice.moment === undefined ? undefined : MOMENT_WORDS[choice.moment],
  }
}

/** Addresses of the risk catalogue, without the language prefix. */
export const riskPaths = {
  public: (choice: RiskChoice = {}) => withQuery('/riesgos', query(choice)),
  list: (choice: RiskChoice = {}) => withQuery('/t/riesgos', query(choice)),
  create: () => '/t/riesgos/nuevo',
  /** Risks that plans wrote in their own words, with the entry that each may be. */
  matches: (year?: number) => withQuery('/t/riesgos/coincidencias', { anio: year }),
  risk: (id: Id, find?: string) => withQuery(`/t/riesgos/${id}`, { buscar: find }),
  edit: (id: Id) => `/t/riesgos/${id}/editar`,
  assess: (id: Id) => `/t/riesgos/${id}/valoraciones`,
  monitor: (id: Id) => `/t/riesgos/${id}/seguimiento`,
  happened: (id: Id) => `/t/riesgos/${id}/hechos`,
  link: (id: Id) => `/t/riesgos/${id}/vinculos`,
  unlink: (id: Id) => `/t/riesgos/${id}/vinculos/quitar`,
} as const
