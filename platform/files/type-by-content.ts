import { fileTypeFromBuffer } from 'file-type'

/** Media type by what the bytes are. Text is told by being valid UTF-8 without control characters; else `application/octet-stream`. */
export async function typeByContent(bytes: Uint8Array): Promise<string> {
  const detected = await fileTypeFromBuffer(bytes)
  if (detected !== undefined) return detected.mime
  return isText(bytes) ? 'text/plain' : 'application/octet-stream'
}

function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells a binary file from a text
    return !/[\u0000-\u0008\u000e-\u001f]/.test(text)
  } catch {
    return false
  }
}
