/** One feature's bytes, or what stood in its place. */
export type GeojsonPiece =
  | { readonly is: 'feature'; readonly bytes: Buffer }
  /** Longer than is held at once; only its beginning is kept. */
  | { readonly is: 'too_long'; readonly beginning: Buffer; readonly length: number }
  /** The file ended within it. */
  | { readonly is: 'cut'; readonly bytes: Buffer }
  /** Everything of the collection but its features, once, before the first of them and again at the end. */
  | { readonly is: 'frame'; readonly bytes: Buffer; readonly whole: boolean }

/** A polygon of 40 MB is taken; a file that is one value without end is not held. */
export const LONGEST_FEATURE = 128_000_000
const LONGEST_FRAME = 4_000_000
const KEPT_OF_LONG = 2_000

const [QUOTE, ESCAPE, OPEN, CLOSE, LIST, END_LIST, COMMA] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x2c]

/**
 * Cuts GeoJSON into its features without reading them, one after the other: of a file of any length only one is held. Also of
 * several objects one after the other (RFC 8142), of which each is a feature.
 */
export async function* splitGeojson(
  source: AsyncIterable<Uint8Array>,
  longest = LONGEST_FEATURE,
): AsyncGenerator<GeojsonPiece> {
  let depth = 0
  let inText = false
  let escaped = false
  /** At depth 1 the last text that was read, to know the list of features by its name. */
  let name = ''
  let naming = false
  let inFeatures = false
  let sawFeatures = false
  const frame: Buffer[] = []
  let frameLength = 0
  const held: Buffer[] = []
  let heldLength = 0
  let holding = false

  const keepFrame = (bytes: Buffer) => {
    if (frameLength < LONGEST_FRAME) frame.push(bytes)
    frameLength += bytes.length
  }
  const hold = (bytes: Buffer) => {
    if (heldLength <= longest || held.length === 0) held.push(bytes)
    heldLength += bytes.length
  }
  const release = (): GeojsonPiece => {
    const bytes = Buffer.concat(held)
    const length = heldLength
    held.length = 0
    heldLength = 0
    holding = false
    if (length > longest) return { is: 'too_long', beginning: bytes.subarray(0, KEPT_OF_LONG), length }
    return { is: 'feature', bytes }
  }

  for await (const part of source) {
    const chunk = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
    /** Where what is not given away yet begins. */
    let from = 0
    for (let i = 0; i < chunk.length; i += 1) {
      const byte = chunk[i] as number
      if (inText) {
        if (escaped) escaped = false
        else if (byte === ESCAPE) escaped = true
        else if (byte === QUOTE) {
          inText = false
          naming = false
        } else if (naming && name.length < 40) name += String.fromCharCode(byte)
        continue
      }
      if (byte === QUOTE) {
        inText = true
        if (depth === 1 && !inFeatures) {
          naming = true
          name = ''
        }
        continue
      }
      if (byte === OPEN || byte === LIST) {
        depth += 1
        if (inFeatures && depth === 3 && !holding) {
          holding = true
          from = i
        } else if (byte === LIST && depth === 2 && !inFeatures && name === 'features') {
          inFeatures = true
          sawFeatures = true
          keepFrame(chunk.subarray(from, i + 1))
          from = i + 1
          held.length = 0
          heldLength = 0
          yield { is: 'frame', bytes: closed(frame), whole: false }
        }
      } else if (byte === CLOSE || byte === END_LIST) {
        depth -= 1
        if (holding && depth === 2) {
          hold(chunk.subarray(from, i + 1))
          from = i + 1
          yield release()
        } else if (inFeatures && depth === 1) {
          inFeatures = false
          name = ''
          from = i
        } else if (depth === 0 && !sawFeatures) {
          // Not a collection: a feature or a geometry by itself, or one of several.
          hold(chunk.subarray(from, i + 1))
          from = i + 1
          yield release()
        }
      } else if (inFeatures && depth === 2 && !holding && byte > 0x20 && byte !== COMMA) {
        // What is no object in the list of features: `null`, a number. It is a row all the same.
        const end = i + (chunk.subarray(i).findIndex((each) => each === COMMA || each === END_LIST) + 1 || 1) - 1
        yield { is: 'feature', bytes: chunk.subarray(i, Math.max(i + 1, end)) }
        i = Math.max(i, end - 1)
        from = i + 1
      }
    }
    if (from < chunk.length) {
      const rest = chunk.subarray(from)
      if (holding || (!sawFeatures && depth > 0)) hold(Buffer.from(rest))
      if (!holding && !inFeatures) keepFrame(Buffer.from(rest))
    }
  }
  if (holding || (!sawFeatures && depth > 0 && heldLength > 0)) {
    yield { is: 'cut', bytes: Buffer.concat(held).subarray(0, KEPT_OF_LONG) }
    return
  }
  if (sawFeatures) yield { is: 'frame', bytes: Buffer.concat(frame), whole: depth === 0 }
}

/** What was read of the frame so far, closed so that it can be parsed. */
function closed(frame: readonly Buffer[]): Buffer {
  return Buffer.concat([...frame, Buffer.from(']}')])
}
