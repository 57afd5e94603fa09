/** How much of a stranger's file we are willing to open. Every figure is a refusal with its own sentence, never a crash. */
export interface PackageLimits {
  /** Bytes of the file itself. */
  readonly fileBytes: number
  /** Bytes of all parts together once inflated. A full 50,000 × 15 sheet inflates to 27 MB. */
  readonly inflatedBytes: number
  readonly entries: number
  /** Inflated : compressed for the whole package. Office files reach 20–60; deflate can do 1,032. */
  readonly ratio: number
}

export const PACKAGE_LIMITS: PackageLimits = {
  fileBytes: 50_000_000,
  inflatedBytes: 500_000_000,
  entries: 10_000,
  ratio: 200,
}

/** Below this the ratio says nothing: a small file of blanks compresses well and hurts nobody. */
export const RATIO_FLOOR_BYTES = 20_000_000
