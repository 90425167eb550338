// The words of the help in English.
import type { Words } from './words.fi.ts'

export const words: Words = {
  title: 'Help',
  close: 'Close',
  all: 'All help',
  print: 'Print',
  who: 'This page is seen by:',
  nobody: 'This page has no help of its own. See all help.',
  first: {
    title: 'For new users',
    text: 'The introduction takes a minute. In the practice you record a visit that is neither sent nor counted.',
    practice: 'Practise',
  },
  screens: {
    title: 'Screens of the tablet',
    lock: {
      name: 'Locked tablet',
      steps: [
        'Choose your initials and enter the PIN.',
        'If your initials are not there, log in once online and set a PIN.',
        'Five wrong PINs close your own PIN. Others get in as before.',
        'The lock removes no entries. They are sent from a locked tablet too.',
      ],
    },
    visit: {
      name: 'New visit',
      steps: [
        'Choose topic, service language and duration. You may leave the rest.',
        'A choice with a dashed border is a default. You can change it.',
        'Press Save visit. The visit is kept when you see Saved on this device.',
        'If something went wrong, press Undo last. Other corrections are made on the page Entries.',
        'Another day is for a visit that was not recorded, at most 31 days ago.',
      ],
    },
    partner: {
      name: 'Partner visit',
      steps: [
        'Record here visits of another organisation, not of a client.',
        'The visit is saved without contact details. They are voluntary.',
        'Ask for consent before contact details are saved, and show the consent text.',
        'Saved contact details cannot be read on the tablet. They are erased within 12 months.',
      ],
    },
    entries: {
      name: 'Entries',
      steps: [
        'The list has the entries of this tablet that are still open.',
        'Correct opens the visit filled in. Take back removes the visit from the statistics.',
        'Once a visit is counted in the statistics it leaves the list and can no longer be corrected.',
        'Entries that need attention stand on top, each with its reason.',
      ],
    },
    series: {
      name: 'Visits from paper',
      steps: [
        'Print a tally sheet for power cuts. One line is one visit.',
        'When you record from paper, choose the day first and then the hour of each visit.',
        'Destroy the paper when the visits are recorded.',
      ],
    },
    sending: {
      name: 'Sending',
      steps: [
        'Saved on this device and sent are different things. The page tells what is waiting.',
        'Entries are sent by themselves when the tablet is online. You may also press Send now.',
        'Connect the tablet if the oldest entry has waited for more than a day.',
        'If the tablet breaks, save a rescue file and take it to your main user.',
      ],
    },
    'set-up': {
      name: 'Enrolment',
      steps: [
        'Install the app first. An installed app starts empty.',
        'Read the main user’s QR code or type the enrolment code.',
        'Log in once online and set a PIN.',
        'Switch to flight mode and record a practice visit.',
      ],
    },
    practice: {
      name: 'Practice',
      steps: [
        'In the practice everything works as it does for real, but nothing is saved.',
        'A yellow strip tells that the practice is on.',
        'You may practise at any time. A real visit that is half made is kept.',
      ],
    },
  },
  desk: {
    title: 'The desk’s pages',
    text: {
      busy: 'Arrivals today and by hour. The counts are exact, because they say nothing about people.',
      figures: 'Released figures by period. Small figures are hidden, and figures carry a small random change.',
      'figures/table': 'A table of your own from released figures. If it is not released, the page offers the nearest.',
      reports: 'Reports of released figures, for print.',
      tablets: 'The organisation’s tablets: which is silent, which is lost, and how a new one is enrolled.',
      contacts: 'Contacts of partners. Each view is noted in the use log.',
      withdrawal: 'The withdrawal of a partner’s consent, which any advisor takes in.',
      users: 'Users: adding, changing, and ending access.',
      requests: 'Requests of persons and their due days.',
      places: 'Organisations, areas and advice points.',
      'code-lists': 'The code list: what is asked of a visit. A new list starts at the beginning of a year.',
      'visit-screen': 'The visit screen of a point: what is shown, what is required and which presets there are.',
      'undertaking/edit': 'The text of the confidentiality undertaking, and new versions.',
      'password-policy': 'Whether passwords are changed at intervals.',
      'privacy/edit': 'Details of the privacy notice, and new versions.',
      'accessibility/edit': 'Where feedback on accessibility is taken.',
      retention: 'What is kept how long, and what has been deleted.',
      disclosures: 'What was handed on, and to whom.',
      risk: 'How well each closed period protects people.',
      'publication-rules': 'The rules by which figures are released.',
      audit: 'Who has done what. There are no visits in the log.',
      open: 'Tables that are open to everybody.',
      me: 'Your own details, log-ins and factors.',
    },
  },
  roles: {
    advisor: 'advisor',
    main_user: 'main user',
    coordinator: 'coordinator',
    protection_officer: 'data protection officer',
    operator: 'operator',
  },
  language: {
    title: 'Why the service language is asked',
    text: [
      'The service language tells in which languages advice is needed. Advisors’ languages, interpreting and leaflets are planned by it.',
      'Choose the language in which the matter was handled. Mother tongue, citizenship and origin are not asked.',
      'If the language is not in the list, press Other language and search by name. If you do not know it, choose not known.',
    ],
  },
  topics: {
    title: 'What each topic means',
    lead: 'Choose the service that was asked about. A visit may have up to four topics. A topic says nothing about the person.',
    example: 'Example',
    not: 'Not here',
    failed: 'The topics are shown when the device is online.',
  },
  keys: {
    title: 'Keys',
    lead: 'A visit can be recorded by keyboard alone.',
    rows: [
      ['Tab', 'Next question'],
      ['Arrows', 'Move among the answers of a question'],
      ['Space', 'Choose, or take the choice back'],
      ['Ctrl + Enter', 'Save the visit'],
      ['Ctrl + Z', 'Undo the last save'],
      ['Alt + 1…4', 'Presets and Same as last'],
      ['?', 'List of keys on the visit screen'],
      ['Esc', 'Close the open window'],
    ],
  },
  ask: {
    title: 'Whom to ask',
    text: [
      'About the tablet, your username and entries: ask the main user of your organisation.',
      'About privacy: the register’s contact person and the data protection officer are in the privacy notice.',
      'About obstacles in using the app: the address for feedback is in the accessibility statement.',
    ],
  },
  links: { privacy: 'Privacy notice', accessibility: 'Accessibility statement' },
}
