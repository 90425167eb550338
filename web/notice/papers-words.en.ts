// The words of the drafts that the law asks for, in English.
import type { Words } from './papers-words.fi.ts'

export const words: Words = {
  title: 'Drafts of data protection documents',
  lead: 'The drafts are filled in from the notice. People complete, decide and send them. Nothing leaves the service.',
  noRight: 'The drafts can be seen by the data protection officer, the operator and the main user.',
  none: 'Publish the privacy notice first: the drafts are filled in from it.',
  print: 'Print',
  back: 'Back to the text of the notice',
  choose: 'Choose a draft',
  draft: 'Draft. A person checks and completes it.',
  made: (day, version) => `Made ${day} from version ${version} of the notice`,
  fill: 'To fill in:',
  signed: 'Date and signature:',
  breach: {
    tab: 'Data breach',
    title: 'Notification of a personal data breach',
    lead: 'The supervisory authority is notified without undue delay and within 72 hours after the breach became known (GDPR Article 33). If it takes longer, the reason is given. A high risk is also told to the persons themselves (Article 34).',
    from: 'Who notifies, and the contact point',
    to: 'To',
    known: 'What the register holds',
    knownTexts: [
      'There are no personal data of clients. Contacts on tablets cannot be read on the device.',
      'Of contact persons there are four details and the consent, of users six details and the technical ones. Both are encrypted.',
    ],
    blanks: [
      'When and how the breach became known (day and time)',
      'What happened and when',
      'Which groups it concerns, and about how many persons',
      'Which data and about how many records it concerns',
      'Likely consequences',
      'What has been done and will be done to lessen the harm',
      'Whether the persons are told, when and how; if not, why',
      'If 72 hours were exceeded, the reason',
    ],
  },
  assessment: {
    tab: 'Impact assessment',
    title: 'Data protection impact assessment',
    lead: 'The controller assesses whether an impact assessment is needed and asks the data protection officer for advice (GDPR Article 35).',
    description: 'Description of the processing',
    need: 'Necessity and proportionality',
    needTexts: [
      'Of a visit only ready-made answers are recorded, and nothing that identifies. Contact details are recorded only with consent, four of them, and they are erased within 12 months. Of users there is only what the access needs.',
    ],
    risks: 'Risks and measures',
    head: ['Risk', 'Measures in the service', 'Likelihood', 'Severity'],
    rows: [
      [
        'A person is identified from a small figure in the statistics',
        'Small figures are hidden, figures carry a random change, attacks are tried out',
      ],
      ['A tablet is lost or stolen', 'No readable personal data, locking, revoking from afar'],
      ['A user looks at contacts without a reason', 'Rights by task, each view logged, anomalies shown'],
      ['Data stay in backups', 'Keys are kept apart and destroyed; a restore repeats the erasures'],
      ['A contact person does not get their rights', 'Withdrawal with any advisor, requests register and due day'],
      [
        'Consent is not genuine',
        'Text in the person’s language, nothing chosen beforehand, the visit is recorded anyway',
      ],
    ],
    blanks: [
      'Other risks in this organisation',
      'Advice of the data protection officer',
      'Views of the persons or their representatives',
      'Remaining risk, and whether prior consultation is needed (Article 36)',
      'Decision and next review',
    ],
  },
  record: {
    tab: 'Record of processing',
    title: 'Record of processing activities',
    lead: 'The controller’s record (GDPR Article 30(1)).',
    blanks: ['Joint controller, if there is one', 'Other processing that this register does not cover'],
  },
}
