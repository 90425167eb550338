import type { Words } from './partner-words.fi.ts'

export const words: Words = {
  visit: { title: 'Partner visit', client: 'Client visit' },
  question: {
    title: 'Save the contact person’s details?',
    purpose:
      'The visit is already saved. Contacts are used for cooperation and contact only, and they need the contact person’s consent.',
    no: 'No',
    yes: 'Yes, enter details',
    impossible: 'A contact cannot be saved now',
    obstacles: {
      no_notice:
        'The visit is saved. A contact can be saved once the privacy notice is published and fetched to this device. Connect the device once.',
      no_key:
        'The visit is saved. The key that seals contacts has not been fetched yet or is too old. Connect the device once.',
    },
    goOn: 'Continue',
    fetch: 'Fetch now',
  },
  form: {
    title: 'Contact person',
    intro:
      'The details are used for cooperation and contact only. They are encrypted as you save. If the tablet locks before that, they are gone from the form.',
    labels: {
      organisation: 'Organisation',
      name: 'Name of the contact person',
      phone: 'Phone',
      email: 'E-mail',
    },
    hints: {
      organisation: undefined,
      name: undefined,
      phone: 'Phone or e-mail is enough.',
      email: 'If possible a shared address of the organisation, such as service@town.example.',
    },
    understood: (phone) => `Read as the number ${phone}`,
    problems: {
      missing: 'Fill in this field.',
      too_long: 'The text is too long. Shorten it.',
      identity_code: 'This looks like a personal identity code. It must not be stored.',
      text_found: 'A phone number, e-mail or bank account does not belong in this field.',
      phone_wrong: 'The phone number is not valid. Write it like 040 123 4567 or +46 8 123 456.',
      email_wrong: 'The e-mail address is not valid. Write it like service@town.example.',
      detail_needed: 'Give a phone number or an e-mail address.',
    },
    noConsent: 'A contact cannot be saved without consent. The visit is saved without it.',
    save: 'Save contact',
    cancel: 'Cancel',
    notSaved: 'The contact was not saved',
    unsaved: {
      full: 'The device is full. The visit is kept. Send waiting entries and try again.',
      outdated: 'A newer version is already in use on this device. The visit is kept. Reload the page.',
      clock: 'The device’s clock seems wrong. The visit is kept. Cancel, choose today’s date and try again.',
      not_enrolled: 'This device has not been set up. Ask your main user for an enrolment code.',
      revoked: 'This device has been withdrawn. Contact your main user.',
      point_closed: 'The advice point is closed. The visit is kept, but contacts can no longer be saved here.',
      gone: 'The device’s storage could not be written. The visit is kept. Try again.',
      storage: 'The device’s storage could not be written. The visit is kept. Try again.',
      no_key: 'The key that seals contacts is too old. The visit is kept. Connect the device and try again.',
    },
  },
  consent: {
    title: 'Consent',
    language: 'Language of the contact person',
    qr: 'The privacy notice as a QR code',
    notice: 'Privacy notice:',
    versions: (text, notice) => `Consent text ${text}, privacy notice ${notice}`,
    day: (day) => `Day of consent: ${day}`,
    deletion: (day) => `Erased on ${day}`,
    way: 'How did the contact person consent?',
    ways: { spoken: 'Spoken', email: 'By e-mail', paper: 'On paper' },
  },
  sealed: {
    title: 'Contact saved',
    text: 'Contact saved encrypted. It cannot be read on this device.',
    slip: 'If there was a slip, take it back now and fill it in again. Later, contacts cannot be told apart.',
    undo: 'Take back the contact',
    goOn: 'New partner visit',
  },
  entries: {
    sealed: 'Contact, sealed',
    count: (n) => (n === 1 ? '1 contact' : `${n} contacts`),
    openUntil: (day) => `can be taken back until ${day}`,
    late: 'Can no longer be taken back. A main user can erase it.',
    takenBackIfOpen: 'It is being taken back. If its day is over already, a main user can still erase the contact.',
    discardText: 'The contact has not been stored on the server. If you delete it, it cannot be brought back.',
    expired: (n, day) =>
      `${day}: ${n === 1 ? '1 contact was' : `${n} contacts were`} more than 12 months old and deleted from this device.`,
    kept: (n, day) =>
      `${day}: ${n === 1 ? '1 contact was' : `${n} contacts were`} taken back too late. Ask a main user to erase it.`,
    understood: 'Understood',
    waiting: 'Contacts waiting to be sent',
  },
}
