import type { Refusal } from '../../kernel/result.ts'
import type { Pack } from '../../platform/packs/pack.ts'
import { indicatorsFiles } from './catalogue-deployment.ts'
import { checkCalculations } from './rules/calculation/check.ts'

/** A deployment whose formulas cannot be computed is not loaded; the first mistake is said, with its file and line. */
export function checkCalculationFiles(pack: Pack): Refusal | undefined {
  const files = pack.read(indicatorsFiles)
  if (!files.ok) return files.refusal
  const sheets = new Map(files.value.flatMap(({ value }) => value.indicators.map((each) => [each.code, each] as const)))
  const [finding] = checkCalculations(sheets)
  if (finding === undefined) return undefined
  const { indicator, refusal } = finding
  const file = files.value.find(({ value }) => value.indicators.some(({ code }) => code === indicator))
  const at = file?.value.indicators.findIndex(({ code }) => code === indicator) ?? 0
  const line = file?.lineOf(['indicators', at, 'calculation'])
  const where = `${file?.path ?? 'observatory/indicators'}${line === undefined ? '' : `:${line}`} ${indicator}`
  return {
    kind: refusal.kind,
    message: { es: `${where}: ${refusal.message.es}`, en: `${where}: ${refusal.message.en ?? refusal.message.es}` },
  }
}
