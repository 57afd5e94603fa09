/** The last part of a story's address, out of its title: `Pobreza y años de estudio` is `pobreza-y-anos-de-estudio`. */
export function addressOf(title: string): string {
  const words = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
  return words === '' || words === TAKEN ? `${TAKEN}-analisis` : words
}

/** The page on which a story is begun stands there. */
const TAKEN = 'nuevo'
