import { withQuery } from '../../platform/web/paths.ts'
import type { StatisticKind } from './rules/territorial/answer.ts'

/** As the address writes them. */
const STATISTIC_NAMES: Readonly<Record<StatisticKind, string>> = {
  quotient: 'cociente',
  'shift-share': 'cambio',
  concentration: 'concentracion',
  inequality: 'desigualdad',
  moran: 'vecindad',
  land: 'suelo',
}

export interface StatisticAsked {
  readonly kind: StatisticKind
  readonly indicator?: string | undefined
  readonly other?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

const fields = ({ indicator, other, from, to }: StatisticAsked) => ({
  indicador: indicator,
  otro: other,
  desde: from,
  hasta: to,
})

export function statisticNamed(name: string | undefined): StatisticKind | undefined {
  return (Object.keys(STATISTIC_NAMES) as StatisticKind[]).find((kind) => STATISTIC_NAMES[kind] === name)
}

/** Territorial statistics: which, over what and of when stands in the address. */
export const statisticsPaths = {
  statistics: () => '/observatorio/estadistica',
  statistic: (asked: StatisticAsked) =>
    withQuery(`/observatorio/estadistica/${STATISTIC_NAMES[asked.kind]}`, fields(asked)),
  data: (asked: StatisticAsked) =>
    withQuery(`/observatorio/estadistica/${STATISTIC_NAMES[asked.kind]}/datos.csv`, fields(asked)),
} as const
