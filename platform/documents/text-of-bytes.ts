import { isUtf8 } from 'node:buffer'
import type { Text } from '../../kernel/text.ts'

export interface BytesReader {
  read(bytes: Uint8Array): string
  notes(): readonly Text[]
}

/**
 * Bytes as text, in the alphabet that the file declares. Where it says UTF-8 and the bytes are not, they are read as
 * Windows-1252, which programs in Spanish write; where it says another and they are well-formed UTF-8 with accents, as UTF-8: text
 * of one byte a letter is next to never that. Both are said, with how often.
 */
export function bytesReader(declared: string | undefined, forced = false): BytesReader {
  const name = declared === undefined ? 'utf-8' : alphabetOf(declared)
  const decoder = name === CP850 ? { decode: readCp850 } : new TextDecoder(name)
  const [utf8, latin] = [new TextDecoder('utf-8'), new TextDecoder('windows-1252')]
  let [notUtf8, notDeclared] = [0, 0]
  return {
    read(bytes) {
      if (forced) return decoder.decode(bytes)
      if (name === 'utf-8') {
        if (isUtf8(bytes)) return utf8.decode(bytes)
        notUtf8 += 1
        return latin.decode(bytes)
      }
      if (!hasHighBytes(bytes)) return utf8.decode(bytes)
      if (!isUtf8(bytes)) return decoder.decode(bytes)
      notDeclared += 1
      return utf8.decode(bytes)
    },
    notes: () => [
      ...(notUtf8 === 0
        ? []
        : [
            {
              es: `El archivo debería estar en UTF-8 y ${notUtf8 === 1 ? 'un texto suyo no lo está' : `${notUtf8} textos suyos no lo están`}: se leyeron como Windows-1252. Revise los acentos en la muestra.`,
              en: `The file should be in UTF-8, and ${notUtf8 === 1 ? 'one text of it is' : `${notUtf8} texts of it are`} not: they were read as Windows-1252. Check the accents in the sample.`,
            },
          ]),
      ...(notDeclared === 0
        ? []
        : [
            {
              es: `El archivo dice estar en ${declared ?? name}, pero ${notDeclared === 1 ? 'un texto suyo está' : `${notDeclared} textos suyos están`} en UTF-8, y así se leyeron. Revise los acentos en la muestra.`,
              en: `The file says it is in ${declared ?? name}, but ${notDeclared === 1 ? 'one text of it is' : `${notDeclared} texts of it are`} in UTF-8 and were read so. Check the accents in the sample.`,
            },
          ]),
    ],
  }
}

function hasHighBytes(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 0x7f) return true
  return false
}

/** Names as `.cpg` files and people write them, as the encoding standard calls them. */
export function alphabetOf(name: string): string {
  const plain = name.trim().toLowerCase()
  const number = /^(?:cp|ansi ?|windows-?|oem ?)?(\d{3,5})$/.exec(plain)?.[1]
  if (number === '65001') return 'utf-8'
  if (number === '1252' || number === '88591' || number === '28591') return 'windows-1252'
  if (number === '850' || number === '437') return CP850
  if (plain === 'iso-8859-1' || plain === 'latin1' || plain === 'iso 8859-1' || plain === 'iso8859-1')
    return 'windows-1252'
  try {
    return new TextDecoder(plain).encoding
  } catch {
    return plain.includes('utf') ? 'utf-8' : 'windows-1252'
  }
}

/** What DOS programs in Spanish write; the standard of browsers does not know it. */
const CP850 = 'cp850'
const CP850_HIGH =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'

function readCp850(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte < 0x80 ? String.fromCharCode(byte) : CP850_HIGH.charAt(byte - 0x80)
  return text
}
