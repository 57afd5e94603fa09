import { DataFactory, type Quad, type Term, Writer } from 'n3'

/** What RDF says, as JSON-LD writes it: one tree, from which both languages leave. Values are always lists; the context is only prefixes. */
export interface LdNode {
  readonly '@id'?: string
  readonly '@type': readonly string[]
  readonly [property: string]: string | readonly string[] | readonly LdValue[] | undefined
}

export interface LdLiteral {
  readonly '@value': string
  readonly '@language'?: string
  readonly '@type'?: string
}

export type LdValue = LdNode | LdLiteral | { readonly '@id': string }

export type Prefixes = Readonly<Record<string, string>>

export function jsonLd(root: LdNode, prefixes: Prefixes): string {
  return JSON.stringify({ '@context': prefixes, ...root })
}

const { blankNode, literal, namedNode, quad } = DataFactory
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'

/** The same as triples, each once. */
export function quadsOf(root: LdNode, prefixes: Prefixes): readonly Quad[] {
  const quads = new Map<string, Quad>()
  const whole = (name: string) => {
    const [prefix = '', local = ''] = name.split(':', 2)
    return prefixes[prefix] === undefined ? name : `${prefixes[prefix]}${local}`
  }
  const add = (subject: Quad['subject'], property: string, object: Quad['object']) => {
    const made = quad(subject, namedNode(property), object)
    quads.set(`${termKey(subject)} ${property} ${termKey(object)}`, made)
  }
  const visit = (node: LdNode): Quad['subject'] => {
    const subject = node['@id'] === undefined ? blankNode() : namedNode(node['@id'])
    for (const type of node['@type']) add(subject, TYPE, namedNode(whole(type)))
    for (const [property, values] of Object.entries(node)) {
      if (property.startsWith('@') || !Array.isArray(values)) continue
      for (const value of values as readonly LdValue[]) add(subject, whole(property), object(value))
    }
    return subject
  }
  const object = (value: LdValue): Quad['object'] => {
    if (isLiteral(value)) {
      const { '@value': text, '@language': language, '@type': type } = value
      return literal(text, language ?? (type === undefined ? undefined : namedNode(whole(type))))
    }
    return isNode(value) ? visit(value) : namedNode(value['@id'])
  }
  visit(root)
  return [...quads.values()]
}

/** Turtle, its subjects one after the other, with the prefixes of the context. */
export function turtle(root: LdNode, prefixes: Prefixes): Promise<string> {
  const writer = new Writer({ prefixes: { ...prefixes } })
  // One subject after the other: what is said of a dataset then stands in one place.
  const bySubject = Map.groupBy(quadsOf(root, prefixes), ({ subject }) => termKey(subject))
  for (const quads of bySubject.values()) writer.addQuads(quads)
  return new Promise((resolve, reject) => {
    writer.end((error, text) => (error ? reject(error) : resolve(text)))
  })
}

function isLiteral(value: LdValue): value is LdLiteral {
  return '@value' in value
}

function isNode(value: Exclude<LdValue, LdLiteral>): value is LdNode {
  return '@type' in value
}

function termKey(term: Term): string {
  const more = term.termType === 'Literal' ? `@${term.language}^${term.datatype.value}` : ''
  return `${term.termType}:${term.value}${more}`
}
