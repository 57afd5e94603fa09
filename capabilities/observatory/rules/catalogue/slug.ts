/** A name as codes and addresses write it: `Pobreza y años de estudio` is `pobreza-y-anos-de-estudio`; empty where no letter is left. */
export function slugOf(name: string, longest = 60): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '')
}
