/** What stays on this device of changes that were not saved: each cell as typed, with what was seen there then. */
export interface KeptChanges {
  readonly at: string
  /** By name of the field: text, and `version:value` of what was seen. */
  readonly cells: Readonly<Record<string, readonly [text: string, seen: string]>>
  /** The last attempt to save exactly this, so that sending it again does nothing twice. */
  readonly attempt?: { readonly key: string; readonly body: string } | undefined
}

/** A browser may have no room or no permission to keep anything: then the page alone keeps it. */
export function keep(name: string, changes: KeptChanges): void {
  try {
    if (Object.keys(changes.cells).length === 0) localStorage.removeItem(name)
    else localStorage.setItem(name, JSON.stringify(changes))
  } catch {
    return
  }
}

export function forget(name: string): void {
  try {
    localStorage.removeItem(name)
  } catch {
    return
  }
}

export function keptChanges(name: string): KeptChanges | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(name) ?? 'null')
    if (typeof value !== 'object' || value === null) return undefined
    const { at, cells, attempt } = value as Partial<KeptChanges>
    if (typeof at !== 'string' || typeof cells !== 'object' || cells === null) return undefined
    return { at, cells, ...(attempt === undefined ? {} : { attempt }) }
  } catch {
    return undefined
  }
}

/** Also where the page did not come over TLS, as inside an institution's own network: there is no `randomUUID` then. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
