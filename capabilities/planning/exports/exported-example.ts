import { join } from 'node:path'
import { completedMonths } from '../../../kernel/civil.ts'
import type { Locale } from '../../../kernel/text.ts'
import { loadPack } from '../../../platform/packs/load-pack.ts'
import { projectRoot } from '../../../platform/root.ts'
import { demoOfPoa } from '../demo.ts'
import { readDemoYear } from '../demo-year.ts'
import { parsePlanFiles } from '../deployment.ts'
import type { DraftPoa, MonthReport } from '../model.ts'
import { GOLDEN_BANDS } from '../rules/golden/bands.ts'
import { planProgress } from '../rules/plan-progress.ts'
import type { PoaExport } from './poa-export.ts'

/** Plans to try the exports on: those of the deployment with their demonstration year. */
export async function deploymentExports(cutOff: string, locale: Locale = 'es'): Promise<readonly PoaExport[]> {
  const pack = await loadPack(join(projectRoot, 'deployments/amss'))
  if (!pack.ok) throw new Error(pack.refusal.message.en)
  const files = parsePlanFiles(pack.value)
  if (!files.ok) throw new Error(files.refusal.message.en)
  const { poas } = files.value
  const settings = readDemoYear(
    pack.value,
    poas.map(({ draft }) => draft),
  )
  return poas.map(({ draft, title }) => {
    if (!settings.ok || !settings.value) return exportOf(draft, new Map(), cutOff, { locale, planTitle: title })
    const demo = demoOfPoa(draft, settings.value)
    const elements = draft.elements.map((element) => {
      const schedule = demo.schedules.get(element.key)
      return schedule ? { ...element, schedule } : element
    })
    const reports = Map.groupBy(demo.reports, ({ activityKey }) => activityKey)
    return exportOf({ ...draft, elements }, reports, cutOff, { locale, planTitle: title })
  })
}

export function exportOf(
  plan: DraftPoa,
  reports: ReadonlyMap<string, readonly MonthReport[]>,
  cutOff: string,
  more: Partial<PoaExport> = {},
): PoaExport {
  const bands = GOLDEN_BANDS
  const month = completedMonths(plan.year, cutOff)
  return {
    plan,
    planTitle: { es: plan.title },
    unit: { code: plan.unit ?? 'U', title: { es: `Unidad ${plan.unit ?? 'U'}` } },
    institution: { name: { es: 'Oficina de Planificación', en: 'Planning Office' }, shortName: 'OPAMSS' },
    progress: planProgress({ plan, reports, cutOff: { year: plan.year, month }, bands }),
    bands,
    cutOff,
    madeOn: '2026-11-21',
    madeAt: '2026-11-21T10:00:00Z',
    madeBy: 'Ana Prueba',
    verification: '7K2M-QX4P',
    locale: 'es',
    ...more,
  }
}
