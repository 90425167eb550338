// The age format, by its library: what a backup is sealed with. Whoever has a recipient can seal and not open.
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'

/** An identity opens what was sealed to its recipient. */
export type AgeKey = { readonly identity: string; readonly recipient: string }

const recipientPattern = /^age1(pq1)?[02-9ac-hj-np-z]{50,3000}$/
const identityPattern = /^AGE-SECRET-KEY-(PQ-)?1[02-9AC-HJ-NP-Z]{50,3000}$/

/** A new pair. */
export const makeAgeKey = async (): Promise<AgeKey> => {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/** Whether a text is the public key of somebody, whole and with its check. */
export const isRecipient = (text: string): boolean => {
  if (!recipientPattern.test(text)) return false
  try {
    new Encrypter().addRecipient(text)
    return true
  } catch {
    return false
  }
}

/** The identities of a file: one a line, `#` before a remark. `null` where there is none, or something else too. */
export const readIdentities = (text: string): readonly string[] | null => {
  const lines = text.split(/\r?\n/).flatMap((line) => (line.trim() === '' || line.startsWith('#') ? [] : [line.trim()]))
  return lines.length > 0 && lines.every((line) => identityPattern.test(line)) ? lines : null
}

/** Seals to each of the recipients; any of their identities opens it. */
export const sealTo = async (
  recipients: readonly string[],
  plain: AsyncIterable<Uint8Array>,
): Promise<AsyncIterable<Uint8Array>> => {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return encrypter.encrypt(toStream(plain))
}

/** What was sealed. Throws, at the latest with the last piece, where a bit differs or the end is missing. */
export const openWith = async (
  identities: readonly string[],
  sealed: AsyncIterable<Uint8Array>,
): Promise<AsyncIterable<Uint8Array>> => {
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  return decrypter.decrypt(toStream(sealed))
}

const toStream = (pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> => {
  const iterator = pieces[Symbol.asyncIterator]()
  return new ReadableStream(
    {
      pull: async (controller) => {
        const next = await iterator.next()
        if (next.done === true) controller.close()
        else controller.enqueue(next.value)
      },
      cancel: async () => void (await iterator.return?.()),
    },
    { highWaterMark: 0 },
  )
}
