// Files in one archive, the same bytes whenever it is packed.
import { zipSync } from 'fflate'

// Archives know local time only, from 1980 on; nothing is told by it.
const noTime = '1980-01-01T00:00:00'

/** Packs files by their names. */
export const packFiles = (files: Readonly<Record<string, Uint8Array>>): Uint8Array => zipSync(files, { mtime: noTime })
