/** Letters of a series: the first of each word that says something, `permiso-de-construccion` → `PC`. */
export function seriesOf(code: string): string {
  const small = new Set(['de', 'del', 'la', 'el', 'los', 'las', 'y', 'en', 'a', 'por', 'para', 'of', 'the', 'and'])
  return code
    .split('-')
    .filter((word) => word !== '' && !small.has(word))
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('')
}

/** `OPAMSS-PC-2026-00012`: read over the telephone without being mistaken. */
export function caseNumber(office: string, series: string, year: number, sequence: number): string {
  return `${office.toUpperCase()}-${series}-${year}-${String(sequence).padStart(5, '0')}`
}

/** What a person typed, as numbers are kept: any case, spaces and missing zeros are forgiven. */
export function typedCaseNumber(text: string): string {
  const plain = text
    .trim()
    .toUpperCase()
    .replace(/[\s_/–—-]+/g, '-')
  return plain.replace(/-(\d{1,5})$/, (_, digits: string) => `-${digits.padStart(5, '0')}`)
}

/** Whether it is written as our numbers are; those of the system before are not. */
export function isCaseNumber(number: string): boolean {
  return /^[A-Z0-9]+-[A-Z]+-\d{4}-\d{5}$/.test(number)
}
