/**
 * Full case folding (Unicode 15, CaseFolding.txt, lines C and F), which CQL2 asks of CASEI: «STRASSE», «straße» and «Straße» are one.
 * Neither database does it by itself: PostgreSQL before 18 has lower case alone, and of the letters that its locale knows.
 */
export function foldCase(text: string): string {
  return [...text].map(foldLetter).join('')
}

/** The dotless i of Turkish stays what it is; every other letter folds as its capital does. */
const STAYS = 'ı'
const LAST_LETTER = 0x1_e9_43

function foldLetter(letter: string): string {
  if (letter === STAYS) return letter
  const once = lowerOf(letter)
  // The capital sharp s has one of its own, and comes to two letters the second time.
  return once === letter ? letter : [...once].map((each) => (each === STAYS ? each : lowerOf(each))).join('')
}

/** Letter by letter: at the end of a word, a sigma would become another one. */
function lowerOf(letter: string): string {
  return [...letter.toUpperCase()].map((each) => each.toLowerCase()).join('')
}

/** Each letter that folds to something else, with what it folds to. */
export function caseFoldings(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (let code = 0x41; code <= LAST_LETTER; code += 1) {
    if (code >= 0xd8_00 && code <= 0xdf_ff) continue
    const letter = String.fromCodePoint(code)
    const folded = foldLetter(letter)
    if (folded !== letter) found.set(letter, folded)
  }
  return found
}
