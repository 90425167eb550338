// What the tablets of a world seal contacts to, and the other half that opens them: a key pair that is nobody's secret.
import { openBox } from '@tukkimies/shared/box.ts'
import { Day } from '@tukkimies/shared/day.ts'
import { base64urlToBytes } from '@tukkimies/shared/id.ts'
import { consentVersion } from '@tukkimies/shared/register/consent.ts'
import { contactBound, SealedContact } from '@tukkimies/shared/register/contact.ts'
import { Notice } from '@tukkimies/shared/register/notice.ts'
import { firstRetentionSettings } from '@tukkimies/shared/register/retention-settings.ts'
import { TransportKey } from '@tukkimies/shared/register/transport-key.ts'
import type { Contact } from '@tukkimies/shared/visit.ts'
import type { ContactForm } from '@tukkimies/web/sealing.ts'
import { fixtureDraft } from '../notice.ts'

const privateKey =
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgxHs37xQa6F9UkFoT9IHh6u7gcSEHTbJwCLRrU_JX1iehRANCAAQqNSwN5Q2y4MHhGJXdA6AbcvD3TNUxogETs5xmg6T_eV5kgVYQcZWh1-bWZod5HOlHPCdWOSuICrlFUb8Q9Tg6'

export const transport: TransportKey = TransportKey.parse({
  id: 'worldkey-01',
  publicKey: 'BCo1LA3lDbLgweEYld0DoBty8PdM1TGiAROznGaDpP95XmSBVhBxlaHX5tZmh3kc6Uc8J1Y5K4gKuUVRvxD1ODo',
  until: '2027-06-30',
})

export const notice: Notice = Notice.parse({
  version: 1,
  first: Day.parse('2026-01-01'),
  ...fixtureDraft,
  retention: firstRetentionSettings,
})

/** A contact person as a form hands them over: every text is found nowhere else. */
export const contactForm: ContactForm = {
  details: {
    organisation: 'Kanariayhdistys',
    name: 'Kaisa Kanarialintu',
    phone: '+358401234567',
    email: 'kanaria@esimerkki.example',
  },
  consent: { text: consentVersion, notice: notice.version, language: 'sv', way: 'paper' },
}

/** What is in a box; throws where it was sealed to another key or for another entry. */
export const openContact = async (contact: Contact): Promise<SealedContact> => {
  const bytes = base64urlToBytes(privateKey)
  if (!bytes) throw new Error('a key that is no base64url')
  const curve = { name: 'ECDH', namedCurve: 'P-256' }
  const key = await crypto.subtle.importKey('pkcs8', bytes, curve, false, ['deriveBits'])
  const keys = { privateKey: key, publicKey: transport.publicKey }
  return SealedContact.parse(await openBox(crypto.subtle, keys, contactBound(contact), contact.box))
}
