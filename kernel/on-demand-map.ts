/** A read-only map of values that are made from their sources when somebody asks for them, once each; so are the sources. */
export class OnDemandMap<K, S, V> implements ReadonlyMap<K, V> {
  readonly #made = new Map<K, V>()
  readonly #find: () => ReadonlyMap<K, S>
  #found: ReadonlyMap<K, S> | undefined
  readonly #make: (source: S) => V

  constructor(sources: () => ReadonlyMap<K, S>, make: (source: S) => V) {
    this.#find = sources
    this.#make = make
  }

  get #sources(): ReadonlyMap<K, S> {
    this.#found ??= this.#find()
    return this.#found
  }

  get size(): number {
    return this.#sources.size
  }

  has(key: K): boolean {
    return this.#sources.has(key)
  }

  get(key: K): V | undefined {
    const source = this.#sources.get(key)
    return source === undefined ? undefined : this.#valueOf(key, source)
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this) visit(value, key, this)
  }

  keys(): MapIterator<K> {
    return this.#sources.keys()
  }

  *values(): MapIterator<V> {
    for (const [, value] of this) yield value
  }

  *entries(): MapIterator<[K, V]> {
    for (const [key, source] of this.#sources) yield [key, this.#valueOf(key, source)]
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries()
  }

  #valueOf(key: K, source: S): V {
    const known = this.#made.get(key)
    if (known !== undefined) return known
    const made = this.#make(source)
    this.#made.set(key, made)
    return made
  }
}
