/**
 * Just enough of the Compound File Binary format ([MS-CFB]) to tell a password-protected .xlsx/.docx, whose package
 * hides in a stream named `EncryptedPackage` ([MS-OFFCRYPTO] §2.3.4.4), from an .xls or .doc of before 2007.
 */
const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const DIRECTORY_ENTRY_BYTES = 128
/** A directory longer than this belongs to no office file; the walk must end on a looped chain too. */
const MOST_DIRECTORY_SECTORS = 256

export function isCompoundFile(bytes: Uint8Array): boolean {
  return bytes.length >= SIGNATURE.length && SIGNATURE.every((byte, i) => bytes[i] === byte)
}

export function hasEncryptedPackage(bytes: Uint8Array): boolean {
  return directoryNames(bytes).includes('EncryptedPackage')
}

/** Names in the directory, as far as the file lets itself be followed. */
export function directoryNames(bytes: Uint8Array): readonly string[] {
  if (bytes.length < 512) return []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sectorBytes = 1 << Math.min(16, view.getUint16(30, true))
  const names: string[] = []
  let sector = view.getUint32(48, true)
  for (let walked = 0; walked < MOST_DIRECTORY_SECTORS; walked += 1) {
    const start = (sector + 1) * sectorBytes
    if (start + sectorBytes > bytes.length) break
    for (let at = start; at + DIRECTORY_ENTRY_BYTES <= start + sectorBytes; at += DIRECTORY_ENTRY_BYTES) {
      const length = view.getUint16(at + 64, true)
      if (length < 2 || length > 64) continue
      names.push(Buffer.from(bytes.subarray(at, at + length - 2)).toString('utf16le'))
    }
    const next = nextSector(view, sector, sectorBytes)
    if (next === undefined) break
    sector = next
  }
  return names
}

/** Follows the allocation table, whose first 109 sectors are listed in the header. */
function nextSector(view: DataView, sector: number, sectorBytes: number): number | undefined {
  const entriesPerSector = sectorBytes / 4
  const index = Math.floor(sector / entriesPerSector)
  if (index >= 109) return undefined
  const table = view.getUint32(76 + index * 4, true)
  const at = (table + 1) * sectorBytes + (sector % entriesPerSector) * 4
  if (at + 4 > view.byteLength) return undefined
  const next = view.getUint32(at, true)
  return next >= 0xfffffffa ? undefined : next
}
