import { createHash } from 'node:crypto'
import type { CivilDate } from '../../../kernel/civil.ts'
import type { Locale, Text } from '../../../kernel/text.ts'
import type { StoredPoa } from '../data/stored-poa.ts'
import type { YearAnswer } from '../data/year-query.ts'
import type { PoaExport } from './poa-export.ts'
import { textPair } from './poa-export.ts'
import { poaWords } from './poa-words.ts'
import { readableCode } from './verification.ts'

export interface ExportReader {
  readonly institution: Text
  readonly locale: Locale
  readonly today: CivilDate
  readonly now: string
  /** Name of who asks; absent for the public. */
  readonly name?: string
}

/** One unit's plan of a year as it is exported; undefined when the year has no figures of it. */
export function poaExportOf(answer: YearAnswer, poa: StoredPoa, reader: ExportReader): PoaExport | undefined {
  const progress = answer.progress.plans.get(poa.head.id)
  if (!progress) return undefined
  const { head, plan } = poa
  const made: Omit<PoaExport, 'verification'> = {
    plan: plan.unit === undefined ? { ...plan, unit: head.unit.code } : plan,
    planTitle: textPair(head.title, head.titleEn ?? undefined),
    unit: { code: head.unit.code, title: head.unit.title },
    institution: { name: reader.institution, shortName: reader.institution.es },
    progress,
    bands: answer.plan.bands,
    cutOff: answer.cutOff,
    madeOn: reader.today,
    madeAt: reader.now,
    ...(reader.name === undefined ? {} : { madeBy: reader.name }),
    ...(head.demo ? { demoNote: { es: poaWords('es').demo, en: poaWords('en').demo } } : {}),
    locale: reader.locale,
  }
  return { ...made, verification: verificationCode(made) }
}

/**
 * A code of the content: the plan, the cut-off and every figure. Two documents with the same code say the same, whoever
 * made them and whenever; a document whose figures were altered does not match the code that the platform gives.
 */
export function verificationCode({ plan, cutOff, progress }: Omit<PoaExport, 'verification'>): string {
  const figures = [...progress.figures].map(([key, { toDate, year, state }]) => [key, toDate, year, state])
  const months = [...progress.activities].map(([key, activity]) => [key, activity.months])
  const digest = createHash('sha256')
    .update(JSON.stringify([plan, cutOff, figures, months]))
    .digest()
  return readableCode(digest)
}
