// What each topic covers, in English.
import type { Words } from './topic-words.fi.ts'

export const words: Words = {
  permit: {
    example: 'How do I apply for an extended permit?',
    not: 'Bringing the family to Finland: Family reunification',
  },
  citizen: { example: 'When may I apply for citizenship?', not: 'Fetching a passport from the police: Registration' },
  benefits: {
    example: 'Which attachments does Kela want for housing allowance?',
    not: 'A bill that cannot be paid: Money',
  },
  housing: {
    example: 'Where do I look for a flat to rent?',
    not: 'An application for housing allowance: Kela benefits',
  },
  work: { example: 'How do I write a job application?', not: 'Wages that were not paid: Rights at work' },
  langstudy: { example: 'Where are courses in Finnish?', not: 'Studying for an occupation: Education' },
  register: {
    example: 'How do I report that I have moved?',
    not: 'Renewing a residence permit card: Residence permit',
  },
  health: {
    example: 'How do I book a time at the health centre?',
    not: 'Kela’s reimbursement of medicine: Kela benefits',
  },
  family: { example: 'How do I apply for a day-care place?', not: 'An application for child benefit: Kela benefits' },
  money: { example: 'How do I open a bank account?', not: 'An application for social assistance: Kela benefits' },
  forms: { example: 'What does this letter say?', not: 'A form whose topic is clear: choose that topic' },
  digital: { example: 'How do I log in to Suomi.fi?', not: 'Opening a bank account: Money' },
  general: { example: 'Where is the library?', not: 'A matter that has a topic of its own in the list' },
  reunion: {
    example: 'How can a spouse apply for a permit to Finland?',
    not: 'One’s own extended permit: Residence permit',
  },
  protect: {
    example: 'How is a permit for temporary protection renewed?',
    not: 'The terms of a work permit: Residence permit',
  },
  integration: {
    example: 'How do I get an initial assessment?',
    not: 'Signing up for a language course: Language course',
  },
  study: { example: 'How is my degree recognised in Finland?', not: 'A course in Finnish: Language course' },
  workrights: { example: 'My employer does not pay for overtime. What can I do?', not: 'Looking for vacancies: Work' },
  business: { example: 'How do I set up as a sole trader?', not: 'An employee’s tax card: Taxes' },
  tax: { example: 'Where do I get a tax card?', not: 'Setting up a business: Own business' },
  social: { example: 'How do I book a time with a social worker?', not: 'Social assistance from Kela: Kela benefits' },
  legal: { example: 'Where do I get legal aid?', not: 'The terms of a lease: Housing' },
  traffic: {
    example: 'How do I change my driving licence for a Finnish one?',
    not: 'The way to an office: General advice',
  },
  leisure: { example: 'Where can I play football?', not: 'The school’s afternoon club: Family' },
  other: {
    example: 'A matter that has no topic in the list',
    not: 'An unclear matter that led to general advice: General advice',
  },
}
