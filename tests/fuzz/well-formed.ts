/** Elements that have no end, and those whose end the standard lets a page leave out (ours never does). */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
/** What stands in these is no markup. */
const RAW = /<(script|style|textarea|title)\b[^>]*>[\s\S]*?<\/\1>/g

/** What is wrong with a page as a document: no doctype, an element that is not closed or closed by another's end. */
export function htmlFault(text: string): string | undefined {
  if (!/^<!doctype html>/i.test(text)) return 'is a page without a doctype'
  const open: string[] = []
  const markup = text.replaceAll(/<!--[\s\S]*?-->/g, '').replaceAll(RAW, '')
  for (const [, slash, name = '', rest = ''] of markup.matchAll(
    /<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g,
  )) {
    const element = name.toLowerCase()
    if (VOID.has(element) || rest.endsWith('/')) continue
    if (slash === '') open.push(element)
    else if (open.pop() !== element) return `is a page where <${element}> ends what it did not begin`
  }
  return open.length === 0 ? undefined : `is a page that leaves <${open.at(-1)}> open`
}
