// A backup is verified by putting it back: opened from where it lies, into a store made for it, which must come to the same
// rows. Whatever may not last is put back in memory, so that nothing of it is left behind.
import { join } from 'node:path'
import type { Copy, Place, Scratch, StoreName } from '../database.ts'
import { openStore } from '../engines/open.ts'
import { migrationsOf } from '../stores.ts'
import { readSealed, withScratchFolder } from './files.ts'
import { type Head, type Sum, sumCopy, textToCopy } from './text.ts'

/** What a verified backup holds. */
export type Verified = { readonly head: Head; readonly sum: Sum }

/** Opens a backup with one of the identities and puts it back. Throws, with a sentence, where it is not whole and sound. */
export const verifyBackup = (
  path: string,
  identities: readonly string[],
  scratchPlace: string,
  through: (text: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array> = (text) => text,
): Promise<Verified> =>
  readSealed(path, identities, async (text) => {
    const { value, sum } = await textToCopy(through(text), async (head, copy) => ({
      head,
      back: await tryOut(head, scratchPlace, copy),
    }))
    // An older copy has fewer columns than what it is put back into, and comes to other lines.
    if (value.back !== null && value.back.sha256 !== sum.sha256)
      throw new Error('What was put back is not what was copied.')
    return { head: value.head, sum }
  })

/** The head of a backup alone; the rest is not read. */
export const readHead = async (path: string, identities: readonly string[]): Promise<Head> => {
  let head: Head | undefined
  const enough = new Error('enough')
  try {
    await readSealed(path, identities, (text) =>
      textToCopy(text, (found) => {
        head = found
        return Promise.reject(enough)
      }),
    )
  } catch (fault) {
    if (fault !== enough) throw fault
  }
  if (!head) throw new Error('The backup has no beginning.')
  return head
}

const tryOut = (head: Head, scratchPlace: string, copy: Copy): Promise<Sum | null> =>
  head.store === 'live' || head.store === 'keys'
    ? putBackAndSum(head.store, { engine: 'memory' }, copy)
    : withScratchFolder(scratchPlace, (folder) =>
        putBackAndSum(head.store, { engine: 'sqlite', file: join(folder, head.store) }, copy),
      )

const putBackAndSum = async (name: StoreName, place: Place | Scratch, copy: Copy): Promise<Sum | null> => {
  const store = await openStore<object>(place, migrationsOf[name])
  try {
    await store.putBack(copy)
    return await store.copyOut(async (back) => {
      const sum = await sumCopy(back)
      return JSON.stringify(back.tables) === JSON.stringify(copy.tables) ? sum : null
    })
  } finally {
    await store.close()
  }
}
