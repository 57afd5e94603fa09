/**
 * Only a path of this site: a redirect never leaves it (OWASP ASVS 5, 3.7.2). Everything that comes from a form or an address
 * and is redirected to goes through here. The answer is what a browser would make of it, so that nothing is left to interpret.
 */
export function ownPath(path: string | undefined, otherwise: string): string {
  // Browsers drop tabs and line ends and take `\` for `/` before they look: so does the parser below, so does this look.
  if (path === undefined || !/^\/(?![/\\])/.test(path)) return otherwise
  try {
    const url = new URL(path, 'http://here.invalid')
    const own = url.origin === 'http://here.invalid' && !/^\/[/\\]/.test(url.pathname)
    return own ? url.pathname + url.search : otherwise
  } catch {
    return otherwise
  }
}
