/** Settings of the measures of follow-up: deployment data with a version. */
export interface FollowUpMethod {
  readonly version: string
  /** Days after the end of a month within which its units tell of it. */
  readonly reportWithinDays: number
}
