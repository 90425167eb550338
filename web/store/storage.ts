// What the browser stores with: the database engine, and the few marks that stand outside it.

export type Markers = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>

/** An engine whose files are its own; `drop` deletes all of them. */
export type SecondPlace = { readonly indexedDB: IDBFactory; readonly drop: () => Promise<void> }

export type Storage = {
  readonly indexedDB: IDBFactory
  readonly IDBKeyRange: typeof IDBKeyRange
  /** Null where the browser refuses them. */
  readonly markers: Markers | null
  /** Another place beside the first, which can fail alone; the browser's own unless told. Null where there is none. */
  readonly second?: () => Promise<SecondPlace | null>
  /** Nothing of what is deleted is left in any file, and there is room enough: true of no browser. */
  readonly isForgetful?: true
}

/** The browser's own; tests pass one of their own for each tablet. */
export const browserStorage = (): Storage => ({ indexedDB, IDBKeyRange, markers: browserMarkers() })

const browserMarkers = (): Markers | null => {
  try {
    return localStorage
  } catch {
    return null
  }
}
