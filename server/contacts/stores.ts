// What a contact is made of: its row in the register and its key in *keys*. The two meet in this folder alone.
import type { RootKeys } from '../crypto.ts'
import type { KeysStore } from '../keys/schema.ts'
import type { RegisterStore } from '../register/schema.ts'

export type ContactStores = {
  readonly register: RegisterStore
  readonly keys: KeysStore
  readonly root: RootKeys
}
