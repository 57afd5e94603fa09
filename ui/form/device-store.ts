/** What somebody wanted kept in this browser of a form that was not sent yet. */
export interface OnDevice {
  /** Of the record that the form changes, when it was kept. */
  readonly version: string
  /** With which it was sent, if it was: what had arrived already is not done twice. */
  readonly key: string
  readonly fields: readonly (readonly [name: string, values: readonly string[]])[]
  readonly files: readonly (readonly [name: string, files: readonly File[]])[]
  /** Milliseconds since 1970. */
  readonly at: number
}

const STORE = 'forms'
/** After so many days nothing is left, whether somebody came back or not. */
const DAYS_ON_DEVICE = 7

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open('trama', 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE)
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}

async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened()
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode)
      const asked = work(transaction.objectStore(STORE))
      transaction.oncomplete = () => resolve(asked.result)
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}

/** Rejects where the browser keeps nothing: in some private windows, or when the device is full. */
export async function keepOnDevice(place: string, what: OnDevice): Promise<void> {
  await within('readwrite', (store) => store.put(what, place))
}

export async function foundOnDevice(place: string): Promise<OnDevice | undefined> {
  return (await within<unknown>('readonly', (store) => store.get(place))) as OnDevice | undefined
}

export async function forgetOnDevice(place: string): Promise<void> {
  await within('readwrite', (store) => store.delete(place))
}

/** Of every form: what has lain here too long goes. */
export async function forgetOld(now: number): Promise<void> {
  const places = await within('readonly', (store) => store.getAllKeys())
  for (const place of places) {
    const kept = await foundOnDevice(String(place))
    if (kept !== undefined && now - kept.at > DAYS_ON_DEVICE * 24 * 3_600_000) await forgetOnDevice(String(place))
  }
}
