/** Two columns of one name would lose one of them; one without a name gets that of its place. */
export function distinct(headings: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return headings.map((heading, index) => {
    const name = heading.trim() === '' ? `columna_${index + 1}` : heading.trim()
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name}_${times}`
  })
}
