import { SaxesParser } from 'saxes'
import { DamagedPart } from './zip-guard.ts'

export type Attributes = Readonly<Record<string, string>>

/** Events of one XML part. Names come without their prefix; office files of different makers use different ones. */
export interface XmlHandler {
  open?(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
}

/**
 * Reads a part as it inflates, in constant memory. A document type declaration is refused: no office program writes
 * one, and it is the way to entity bombs and outside references. Anything not well-formed is a damaged part.
 */
export async function readXml(
  chunks: AsyncIterable<Uint8Array>,
  part: string,
  handler: XmlHandler,
  betweenChunks?: () => Promise<void>,
): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const { open, close, text } = handler
  parser.on('doctype', () => {
    throw new DamagedPart(part)
  })
  parser.on('opentag', (tag) => open?.(localName(tag.name), tag.attributes))
  parser.on('closetag', (tag) => close?.(localName(tag.name)))
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  let decoder: TextDecoder | undefined
  try {
    for await (const chunk of chunks) {
      decoder ??= new TextDecoder(encodingOf(chunk))
      parser.write(decoder.decode(chunk, { stream: true }))
      if (betweenChunks) await betweenChunks()
    }
    if (decoder === undefined) throw new DamagedPart(part)
    parser.write(decoder.decode())
    parser.close()
  } catch (cause) {
    if (cause instanceof StopReading || cause instanceof DamagedPart) throw cause
    throw new DamagedPart(part, cause)
  }
}

/** Thrown by a handler to end the reading for a reason of its own (a limit reached); passes through unchanged. */
export class StopReading extends Error {}

export function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** An attribute by its name without prefix (`r:id` → `id`). */
export function attribute(attributes: Attributes, local: string): string | undefined {
  const plain = attributes[local]
  if (plain !== undefined) return plain
  for (const name in attributes) if (localName(name) === local) return attributes[name]
  return undefined
}

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}
