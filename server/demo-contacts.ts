// Invented contact persons of the demo's partners, sealed and pushed as a tablet does it. Nobody has these names, numbers and
// addresses.
import { sealBox } from '@tukkimies/shared/box.ts'
import { type Day, dayPlus } from '@tukkimies/shared/day.ts'
import { makeEntryId, type PointId } from '@tukkimies/shared/id.ts'
import { consentVersion } from '@tukkimies/shared/register/consent.ts'
import { contactBound, type ContactDetails, type SealedContact } from '@tukkimies/shared/register/contact.ts'
import type { TransportKey } from '@tukkimies/shared/register/transport-key.ts'
import { type Contact, entrySchema } from '@tukkimies/shared/visit.ts'
import { ensureTransportKey, findTransportKey } from './contacts/transport.ts'
import { boxCrypto, randomBytes } from './crypto.ts'
import type { Deps } from './deps.ts'
import { pushEntries } from './push.ts'

/** Days before today on which they were recorded; the last ones go within the next month. */
const people: readonly (readonly [daysBack: number, organisation: string, name: string, mailbox: string])[] = [
  [1, 'Esimerkkilän kirjasto', 'Kaisa Keksitty', 'kirjasto'],
  [6, 'Mallilan ammattiopisto', 'Åke Påhittad', 'opinto'],
  [19, 'Esimerkkilän työllisyyspalvelut', 'Tuula Tekaistu', 'tyollisyys'],
  [40, 'Keksittyjen yhdistys ry', 'Omar Olematon', 'yhdistys'],
  [77, 'Mallikaupungin perhekeskus', 'Satu Sepite', 'perhekeskus'],
  [130, 'Påhittade församlingen', 'Siv Saga', 'forsamling'],
  [245, 'Esimerkkilän asumisneuvonta', 'Ville Väljä', 'asuminen'],
  [350, 'Mallilan digituki', 'Anna Aave', 'digituki'],
]

/** Pushes those whose day is not before `first`, in turn at each point. */
export const addDemoContacts = async (
  deps: Deps,
  points: readonly PointId[],
  { first, today }: { readonly first: Day; readonly today: Day },
): Promise<void> => {
  await ensureTransportKey(deps)
  const key = await findTransportKey(deps, today)
  if (!key) throw new Error('no key to seal invented contacts to')
  for (const [at, [daysBack, organisation, name, mailbox]] of people.entries()) {
    const [point, day] = [points[at % points.length], dayPlus(today, -daysBack)]
    if (point === undefined || day < first) continue
    const phone = `+35840000000${at}`
    const details = { organisation, name, phone, email: `${mailbox}@esimerkkila.example` }
    const { results } = await pushEntries(deps, point, null, [{ raw: await seal(key, point, day, details) }])
    const wrong = results.find(({ status }) => status !== 'stored')
    if (wrong) throw new Error(`An invented contact was not taken in: ${wrong.code ?? wrong.status}.`)
  }
}

const seal = async (key: TransportKey, point: PointId, day: Day, details: ContactDetails): Promise<Contact> => {
  const entry = { id: makeEntryId(randomBytes), kind: 'contact', schema: entrySchema, point, day, key: key.id } as const
  const consent = { text: consentVersion, notice: 1, language: 'fi', way: 'spoken', day } as const
  const content: SealedContact = { details, consent }
  return { ...entry, box: await sealBox(boxCrypto, randomBytes, key.publicKey, contactBound(entry), content) }
}
