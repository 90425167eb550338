import type { Words } from './letter-words.fi.ts'

export const words: Words = {
  answer: 'Answer to a request',
  refusal: 'Certificate of refusal',
  extension: 'Notice of an extended deadline',
  copy: 'A copy of your data',
  facts: {
    controller: 'Controller',
    contact: 'Contact person',
    officer: 'Data protection officer',
    register: 'Register',
    name: 'Asked by',
    received: 'Request received',
    right: 'The request is about',
    subject: 'What was asked',
    identity: 'Identity checked',
    number: 'Number of the request',
    day: 'Date',
    due: 'You will be answered by',
  },
  rights: {
    access: 'access to data (Article 15)',
    rectify: 'rectification of data (Article 16)',
    erase: 'erasure of data (Article 17)',
    restrict: 'restriction of processing (Article 18)',
    object: 'objection to processing (Article 21)',
    withdraw: 'withdrawal of consent (Article 7)',
    narrow: 'narrowing of consent (Article 7)',
  },
  asks: {
    access: 'I want to know what data the register holds about me, and to get a copy of them.',
    rectify: 'I ask for my data to be corrected or completed.',
    erase: 'I ask for my data to be erased.',
    restrict: 'I ask for the processing of my data to be restricted.',
    object: 'I object to the processing of my data.',
    withdraw: 'I withdraw my consent to my contact details being stored.',
    narrow: 'I narrow my consent: some of my contact details are to be erased.',
  },
  grounds: {
    not_identified: 'Your identity could not be confirmed (GDPR, Article 11(2) and Article 12(2) and (6)).',
    no_data: 'The register holds no personal data about you (GDPR, Article 11 and Article 15(1)).',
    excessive: 'The request is manifestly unfounded or excessive (GDPR, Article 12(5)(b)).',
    statistics:
      'The request is about anonymous statistics, which are not personal data and in which nobody can be identified (GDPR, Article 11 and recital 26).',
    other_right:
      'Giving the data would adversely affect the rights and freedoms of others (GDPR, Article 15(4); Finnish Data Protection Act, section 34).',
    legal_claim:
      'The data are needed for the establishment, exercise or defence of legal claims (GDPR, Article 17(3)(e) and Article 21(1)).',
    legal_duty:
      'The processing rests on a legal obligation of the controller or a task in the public interest (GDPR, Article 17(3)(b)).',
  },
  ready: {
    client:
      'The register of the advice service stores no personal data of clients. Of a visit only the advice point, the day and statistical answers chosen from ready lists are recorded, such as the topic and the service language. No name, contact details, identity code, time of day or free text is stored.\n\nSo nobody can find your visit in the register. There is nothing about you that could be shown, corrected, restricted or erased (GDPR, Article 11).',
    contact: {
      access:
        'A copy of everything that the register holds about you comes with this answer. It also tells what the data are used for, when they were used and when they will be erased.',
      rectify:
        'Your data have been corrected. The earlier detail, who corrected it and the day stay in the register until your data are erased.',
      erase:
        'Your data have been erased. The erasure is final and reaches backups too. Of the visit only an anonymous entry in the statistics remains, in which you cannot be identified.',
      restrict:
        'The processing of your data has been restricted. They are not shown in normal use until the matter has been checked. The restriction does not make them be kept longer.',
      object: 'Your objection has been dealt with, and your data are no longer used.',
      withdraw:
        'Your consent has been withdrawn and your contact details have been erased. The erasure is final and reaches backups too. Of the visit only an anonymous entry in the statistics remains, in which you cannot be identified.',
      narrow:
        'Your consent has been narrowed. The detail that you withdrew has been destroyed, and no copy of it is left.',
    },
    user: {
      access: 'You see all of your data, and can download them, under My data in the service.',
      rectify: 'Your data have been corrected. You can also correct them yourself under My data in the service.',
      erase: 'Your account and its data have been erased. The visits that you recorded never held anything about you.',
      restrict:
        'The processing of your data has been restricted until the matter has been checked. The restriction does not make them be kept longer.',
      object: 'Your objection has been dealt with.',
      withdraw:
        'The data of an account do not rest on consent. Your request has been dealt with as a request for erasure, and your account has been erased.',
      narrow: 'Your optional details have been removed from your account.',
    },
  },
  reasons: {
    complex: 'The request is complex.',
    many: 'There are many requests.',
  },
  extended:
    'Your request cannot be answered within one month. The deadline is extended by two months (GDPR, Article 12(3)). Reason:',
  refused: 'The controller does not act on your request.',
  ground: 'Legal ground',
  reasoning: 'Reasons',
  appealTitle: 'Right to complain',
  appeal:
    'If you think that the processing of your personal data breaks data protection law, you may lodge a complaint with the Data Protection Ombudsman (Article 77). You may also take the matter to court (Article 79).',
  free: 'Dealing with the request and this answer are free of charge.',
  signature: 'Signature and name in block letters',
  noNotice: 'The addresses stand in the privacy notice of the register.',
  copyFacts: {
    organisation: 'Organisation',
    name: 'Name',
    phone: 'Phone',
    email: 'E-mail',
    holder: 'Kept by',
    point: 'Advice point',
    recorded: 'Recorded',
    deletion: 'Erased at the latest',
    consent: 'Consent',
    restriction: 'Restriction of processing',
    none: 'none',
    made: 'Copy made',
    requests: 'Requests',
  },
  consent: (day: string, way: string, text: number, notice: number): string =>
    `${day}, ${way} (consent text ${text}, privacy notice ${notice})`,
  ways: { spoken: 'spoken', email: 'by e-mail', paper: 'on paper' },
  restriction: (since: string, review: string): string => `from ${since}, to be looked at again ${review}`,
  correctionsTitle: 'Corrections',
  corrected: (day: string): string => `The data before the correction of ${day}`,
  usesTitle: 'How your data were used',
  usesNone: 'Your data have not been opened.',
  uses: {
    contact_viewed: 'the data were opened',
    contact_corrected: 'the data were corrected',
    contact_narrowed: 'the consent was narrowed',
    contact_restricted: 'the processing was restricted',
    contact_unrestricted: 'the restriction was lifted',
    contact_copied: 'a copy of the data was made',
    contact_told: 'told of the new privacy notice',
    withdrawal_taken: 'a withdrawal of the consent was taken in',
  },
  used: 'the data were handled',
  infoTitle: 'About the processing',
  info: [
    'The data are used for cooperation and contact. The processing rests on your consent, and the data came from you.',
    'Only the organisation’s main users, and advisors who were given the right, see the data. They are not passed on to others and not transferred outside the EU or EEA. No automated decisions and no profile are made of you.',
    'You may ask for the data to be corrected or erased or for the processing to be restricted, and withdraw your consent at any time. The data are erased 12 months after they were recorded at the latest.',
  ],
}
