export interface Load {
  readonly id: string
  readonly open: number
}

/**
 * Cases shared out one by one to whoever has least at that moment; of equals, to whoever stands first. Nothing that somebody has
 * already is taken away.
 */
export function spread(cases: readonly string[], reviewers: readonly Load[]): ReadonlyMap<string, string> {
  const open = reviewers.map(({ id, open: count }) => ({ id, count }))
  const given = new Map<string, string>()
  for (const each of cases) {
    const least = open.reduce<(typeof open)[number] | undefined>(
      (best, next) => (best === undefined || next.count < best.count ? next : best),
      undefined,
    )
    if (least === undefined) return given
    least.count += 1
    given.set(each, least.id)
  }
  return given
}
