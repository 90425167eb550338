import type { Words } from './withdrawal-words.fi.ts'

export const words: Words = {
  title: 'Consent is withdrawn',
  lead: 'When a contact person says that their contact details may no longer be kept, note the withdrawal here. You need not ask why.',
  what: 'Details that fit the address or number are hidden from everybody at once. The main user gets the withdrawal on top of the list and erases the details today.',
  email: 'E-mail address',
  phone: 'Phone number',
  either: 'Give at least one. Ask for the one that the person gave when the details were recorded.',
  phoneHint: 'A Finnish number as it is, others with their country code.',
  action: 'Note the withdrawal',
  failed: 'The withdrawal was not noted',
  thanksTitle: 'The withdrawal is noted',
  thanks: (day: string): string => `Thank you. The withdrawal is seen to by ${day}.`,
  hidden: 'If the register held details that fit the address or number, they are now hidden.',
  say: 'You may tell the person: the withdrawal has been taken in, and the details are erased today. The statistics of visits stay, because they say nothing about any person.',
  another: 'Note another withdrawal',
  offline:
    'You are offline. A withdrawal cannot be noted without the network, and the address must not be left on the device.',
  offlineDo: 'Tell the main user of the withdrawal at once, or come back to this page today when the network works.',
  noRight: 'Advisors and main users take withdrawals in. Send the person to them.',
  direct: 'You have the right to contacts. If you find the person, you can erase the details at once.',
  toContacts: 'Search the contacts',
  errors: {
    phone: 'Check the phone number. For example 040 123 4567 or +46 70 123 4567.',
    email_wrong: 'Check the e-mail address.',
    detail_needed: 'Give an e-mail address or a phone number.',
    identity_code: 'This looks like a personal identity code. It must not be stored.',
    other: 'Check this field.',
  },
}
