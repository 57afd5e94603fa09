import { ALIKE, likeness } from '../similarity.ts'

/** A risk as a plan words it. */
export interface WordedRisk {
  readonly id: string
  readonly code?: string | undefined
  readonly title: string
}

export interface CatalogueRisk {
  readonly id: string
  readonly code: string
  readonly title: string
}

/** A proposal that somebody confirms: this text is that entry of the catalogue. */
export interface RiskMatch {
  readonly textId: string
  readonly riskId: string
  /** `number` where the plan writes the catalogue's own number before it, else how alike the words are, 0 to 1. */
  readonly by: 'number' | 'words'
  readonly likeness: number
}

/** The likeliest entry for each text: by its words; else by the number that the plan writes, if words do not speak against it. */
export function matchRisks(texts: readonly WordedRisk[], catalogue: readonly CatalogueRisk[]): readonly RiskMatch[] {
  return texts.flatMap(({ id, code, title }): readonly RiskMatch[] => {
    const scored = catalogue
      .map((risk) => ({ risk, score: likeness(title, risk.title) }))
      .sort((one, other) => other.score - one.score || (one.risk.code < other.risk.code ? -1 : 1))
    const [best] = scored
    if (best === undefined) return []
    const byWords: RiskMatch = { textId: id, riskId: best.risk.id, by: 'words', likeness: best.score }
    if (best.score >= ALIKE) return [byWords]
    const number = /^\D{0,2}(\d{2,3})\D{0,2}$/.exec(code ?? '')?.[1]
    const numbered = number === undefined ? undefined : scored.find(({ risk }) => risk.code === number)
    if (numbered !== undefined && numbered.score >= WORDS_SPEAK_AGAINST)
      return [{ textId: id, riskId: numbered.risk.id, by: 'number', likeness: numbered.score }]
    return best.score >= MAY_BE ? [byWords] : []
  })
}

/**
 * A unit says a risk of the catalogue in quite other words (`Pocas personas manejan la información`), and a person decides:
 * less likeness is asked for than where the program alone pairs two wordings.
 */
const MAY_BE = 0.33
/** Below this a number alone is no reason: units number their own lists from 1 too. */
const WORDS_SPEAK_AGAINST = 0.25
