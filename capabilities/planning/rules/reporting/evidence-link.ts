import { type Refusal, type Result, refuse } from '../../../../kernel/result.ts'

export type LinkRefusal = Refusal<'not_a_link' | 'link_not_web' | 'link_with_password' | 'link_nobody_reaches'>

/** An address that shows what was done. It is kept and shown, never opened by the program. */
export interface EvidenceLink {
  readonly url: string
  /** What people read in its place: `opamss.org.sv/informes`. */
  readonly name: string
}

const LONGEST_NAME = 120

/**
 * An address as somebody pasted it. Only web addresses that others can reach: no script, no file of one's own machine, no
 * name and password, no machine of a local network.
 */
export function evidenceLink(text: string): Result<EvidenceLink, LinkRefusal> {
  const written = text.trim()
  const url = URL.canParse(written) ? new URL(written) : undefined
  if (url === undefined) return refused('not_a_link', written)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refused('link_not_web', written)
  if (url.username !== '' || url.password !== '') return refused('link_with_password', url.host)
  if (!isReachable(url.hostname)) return refused('link_nobody_reaches', url.hostname)
  return { ok: true, value: { url: url.href, name: nameOf(url) } }
}

/** One address a line, as the form's box takes them; empty lines say nothing and a repeated one says it once. */
export function evidenceLinks(text: string): Result<readonly EvidenceLink[], LinkRefusal> {
  const links = new Map<string, EvidenceLink>()
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue
    const link = evidenceLink(line)
    if (!link.ok) return link
    links.set(link.value.url, link.value)
  }
  return { ok: true, value: [...links.values()] }
}

/** A name with a dot, or an address of the open internet: `localhost`, `intranet` and `192.168.0.4` open on nobody else's machine. */
function isReachable(host: string): boolean {
  if (host.startsWith('[')) return !/^\[(::|::1|f[cd]|fe[89ab])/i.test(host)
  const numbers = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(host)
  if (numbers === null) return /\.[a-z][a-z0-9-]*\.?$/i.test(host) && !/\.(local|internal|localhost)\.?$/i.test(host)
  const [first, second] = [Number(numbers[1]), Number(numbers[2])]
  if ([0, 10, 127].includes(first)) return false
  if (first === 192 && second === 168) return false
  if (first === 169 && second === 254) return false
  return !(first === 172 && second >= 16 && second <= 31)
}

function nameOf(url: URL): string {
  const path = url.pathname === '/' ? '' : url.pathname
  const name = `${url.host.replace(/^www\./, '')}${path}`
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name
}

function refused(kind: LinkRefusal['kind'], written: string): { ok: false; refusal: LinkRefusal } {
  const said = written.length > 80 ? `${written.slice(0, 79)}…` : written
  const words: Record<LinkRefusal['kind'], { es: string; en: string }> = {
    not_a_link: {
      es: `«${said}» no es una dirección. Cópiela completa del navegador, desde https://.`,
      en: `“${said}” is no address. Copy it whole from the browser, beginning with https://.`,
    },
    link_not_web: {
      es: `«${said}» no es una dirección de la web: debe comenzar con https:// o http://.`,
      en: `“${said}” is no web address: it has to begin with https:// or http://.`,
    },
    link_with_password: {
      es: `La dirección de ${said} lleva un usuario o una contraseña. Quítelos antes de guardarla.`,
      en: `The address at ${said} carries a user name or a password. Take them out before saving it.`,
    },
    link_nobody_reaches: {
      es: `«${said}» solo existe en su red; otras personas no podrán abrirla. Adjunte el archivo.`,
      en: `“${said}” exists on your network only; others cannot open it. Attach the file.`,
    },
  }
  return refuse({ kind, field: 'links', message: words[kind] })
}
