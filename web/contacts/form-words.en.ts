import type { Words } from './form-words.fi.ts'

export const words: Words = {
  page: {
    title: 'Forms to print',
    lead: 'With a form you can ask for your own data, have them corrected or erased, or withdraw your consent. You can also ask without a form, in writing or in person.',
    form: 'Form',
    language: 'Language of the form',
    print: 'Print',
    loading: 'Loading…',
    noNotice:
      'No privacy notice is published yet, so the addresses are missing from the form. Ask an advisor for them.',
  },
  titles: {
    access: 'Request for access to data',
    rectify: 'Request for rectification of data',
    erase: 'Request for erasure of data',
    limit: 'Restriction of processing, or objection',
    withdraw: 'Withdrawal of consent',
  },
  asks: {
    access: 'I want to know what data the register holds about me, and to get a copy of them (GDPR, Article 15).',
    rectify: 'I ask for my data to be corrected or completed (GDPR, Article 16).',
    erase: 'I ask for my data to be erased (GDPR, Article 17).',
    limit: 'Choose what you ask for (GDPR, Articles 18 and 21).',
    withdraw: 'I withdraw my consent to my contact details being stored (GDPR, Article 7(3)).',
  },
  whoTitle: 'Who I am',
  who: {
    contact: 'contact person of a partner',
    user: 'user of the service (advisor or other worker)',
    client: 'client of the advice service',
  },
  clientNote: 'No personal data of clients are stored, so a client’s visit cannot be found in the register.',
  fields: {
    name: 'Name',
    organisation: 'Organisation whose contact person I am',
    address: 'Where the answer goes: postal address, e-mail or phone',
    known: 'E-mail address or phone number that I gave to the advice service',
    wrong: 'Which detail is wrong or missing?',
    right: 'What is the right detail?',
    why: 'Why? For an objection tell the particular situation that you rely on.',
    more: 'What else would you like to say?',
    day: 'Place and date',
    signature: 'Signature',
  },
  limits: {
    restrict: 'I ask for the processing of my data to be restricted until they have been checked.',
    object: 'I object to the processing of my data.',
  },
  withdraws: {
    all: 'All of my contact details are to be erased.',
    phone: 'My phone number alone is to be erased.',
    email: 'My e-mail address alone is to be erased.',
  },
  noCode: 'Do not write a personal identity code on this form.',
  toTitle: 'Where the form goes',
  to: 'Hand the form in at an advice point or send it to:',
  eForm: 'You can also ask electronically, with strong identification:',
  withdrawal: 'You can also withdraw your consent by telling an advisor or writing to:',
  nextTitle: 'What happens then',
  next: [
    'Your identity is checked before data are given or changed. A withdrawal of consent is carried out at once.',
    'You are answered within a month. If more time is needed, you are told so, with the reason, within a month.',
    'The request and the answer are free of charge. A fee may be charged only if a request is manifestly unfounded or excessive.',
    'If the request is refused, you get a written certificate with the reasons.',
  ],
}
