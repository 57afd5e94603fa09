import { type CHECK_IDS, type Severities, type Severity, USUAL_SEVERITIES } from './finding.ts'

/** How grave each finding is in a deployment: data with a version. What it does not name is as usual. */
export interface CheckMethod {
  readonly version: string
  readonly severities: Readonly<Partial<Record<(typeof CHECK_IDS)[number], Severity>>>
}

export function severitiesOf(method: CheckMethod | undefined): Severities {
  return { ...USUAL_SEVERITIES, ...method?.severities }
}
