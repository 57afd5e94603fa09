/** Four at the same time: one waits for the database while another makes its page. */
const HANDS = 4

/** Does this with each, some beside each other; what they give stands in the order of the items. */
export async function atOnce<I, O>(items: readonly I[], work: (item: I) => Promise<O>): Promise<readonly O[]> {
  const done: O[] = []
  const waiting = [...items.entries()]
  const hand = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) done[next[0]] = await work(next[1])
  }
  await Promise.all(Array.from({ length: HANDS }, hand))
  return done
}
