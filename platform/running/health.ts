/** What must hold before this process may be sent requests. */
export const CHECK_IDS = ['database', 'migrations', 'files', 'jobs', 'serving'] as const
export type CheckId = (typeof CHECK_IDS)[number]

export interface Check {
  readonly id: CheckId
  readonly ok: boolean
}

export interface HealthReport {
  readonly ready: boolean
  readonly checks: readonly Check[]
}

export interface Health {
  /** Never rejects and never waits longer than the limit. */
  report(): Promise<HealthReport>
}

export type Probes = Readonly<Record<CheckId, () => boolean | Promise<boolean>>>

export interface HealthLimits {
  /** A probe that takes longer counts as failed. */
  readonly limitMs: number
  /** So long one report serves everybody who asks: the addresses are open, and must not be a way to keep the database busy. */
  readonly keptMs: number
}

export function createHealth(probes: Probes, { limitMs, keptMs }: HealthLimits): Health {
  let kept: { readonly until: number; readonly report: Promise<HealthReport> } | undefined

  async function look(): Promise<HealthReport> {
    const checks = await Promise.all(CHECK_IDS.map(async (id) => ({ id, ok: await inTime(probes[id], limitMs) })))
    return { ready: checks.every(({ ok }) => ok), checks }
  }

  return {
    async report() {
      const now = performance.now()
      if (kept === undefined || kept.until < now) kept = { until: now + keptMs, report: look() }
      const report = await kept.report
      // Whether it is being stopped costs nothing to ask and must be told at once.
      if (!report.ready || (await probes.serving())) return report
      return {
        ready: false,
        checks: report.checks.map((check) => (check.id === 'serving' ? { ...check, ok: false } : check)),
      }
    },
  }
}

async function inTime(probe: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs)
  })
  try {
    return await Promise.race([Promise.resolve().then(probe), late])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}
