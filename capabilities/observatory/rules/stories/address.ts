import { slugOf } from '../catalogue/slug.ts'

/** The last part of a story's address, out of its title. */
export function addressOf(title: string): string {
  const words = slugOf(title)
  return words === '' || words === TAKEN ? `${TAKEN}-analisis` : words
}

/** The page on which a story is begun stands there. */
const TAKEN = 'nuevo'
