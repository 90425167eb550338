// Environment and secret files to a Config. Refuses what is unsafe, naming the variable and never its value.

/** How the server is set up. */
export type Config = {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** `null` is SQLite in `dataDir`. */
  readonly databaseUrl: string | null
  /** The only answer there is yet: no backup target, and `safe` follows the fold (S27). */
  readonly backup: 'none'
  readonly rootKeyFile: string
  /** Origins that pages may come from, beside the server's own (for a proxy that changes the host's name). */
  readonly origins: readonly string[]
}

export type ConfigReading =
  { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly complaints: readonly string[] }

/** Reads the environment: PORT, HOST, DATA_DIR, DATABASE_URL, BACKUP, ROOT_KEY_FILE, ORIGINS. */
export const readConfig = (_environment: Readonly<Record<string, string | undefined>>): ConfigReading => {
  throw new Error('not yet')
}

/**
 * The 32 bytes of the root key. The file is made, with mode 0400, only if `fresh`: while no store exists yet. A missing
 * key beside existing stores, a wrong length or a mode that others may read is refused.
 */
export const readRootKey = (_file: string, _fresh: boolean): Uint8Array => {
  throw new Error('not yet')
}
