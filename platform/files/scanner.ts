/**
 * What is known of a file's infection. `off`: no antivirus was configured when it came. `pending`: there is one, it could
 * not be asked, and the institution takes files all the same. `infected`: found when it was asked later.
 */
export const SCAN_STATES = ['off', 'clean', 'pending', 'infected'] as const
export type ScanState = (typeof SCAN_STATES)[number]

export type Verdict =
  | { readonly is: 'clean' }
  | { readonly is: 'infected'; readonly virus: string }
  /** The antivirus could not be asked. `reason` is for the log. */
  | { readonly is: 'unavailable'; readonly reason: string }

/** Asks an antivirus about bytes. */
export interface Scanner {
  /** What becomes of a file when the antivirus cannot be asked: it is refused, or taken and looked at later. */
  readonly whenDown: 'refuse' | 'accept'
  scan(source: AsyncIterable<Uint8Array>): Promise<Verdict>
}
