// The words of the privacy notice in English.
import type { Words } from './privacy-words.fi.ts'

export const words: Words = {
  title: 'Privacy notice',
  tabs: 'Whom the notice is about',
  updated: (day, version) => `Updated ${day}, version ${version}`,
  loading: 'Fetching the notice…',
  again: 'Try again',
  print: 'Print',
  forms: 'Request forms',
  board: 'Print for the notice board',
  back: 'Back to the notice',
  failed: 'The notice could not be fetched.',
  failedText: 'This browser has not stored the notice yet. Connect to the network and try again.',
  pulled: 'You are offline. You see the newest notice that this tablet has fetched.',
  onlineOnly: 'Earlier versions are shown when the device is online.',
  none: {
    title: 'The notice has not been published yet',
    text: 'Until then contacts of partners cannot be saved. Visits can be recorded, because no personal data are stored in them.',
    toDo: 'The data protection officer or the operator fills in the details and publishes the notice.',
    action: 'Fill in and publish the notice',
  },
  old: (newest) => `You are reading an earlier version. The newest is version ${newest}.`,
  toNewest: 'Read the newest version',
  versions: 'Versions and changes',
  version: (version, day) => `Version ${version}, ${day}`,
  newest: 'newest',
  significant: 'significant change',
  read: (version) => `Read version ${version}`,
  never: 'What we never do',
  example: 'An example',
  full: 'The full notice',
  seen: {
    title: 'The privacy notice waits for you to read it',
    text: 'The notice says how your data are handled and what has changed.',
    toRead: 'Read the notice',
    done: 'I have read the notice',
    thanks: 'Thank you. It is noted that you have read it.',
    failed: 'It could not be noted that you have read the notice.',
    unreachable: {
      offline: 'The server cannot be reached. Try again when the connection works.',
      portal: 'The network answered in place of the server. Sign in to it or change network.',
      server: 'The server does not answer. Try again in a moment.',
    },
  },
  poster: {
    title: 'We record the visit, not the person',
    more: 'Read the full privacy notice at the advice point or online:',
    ask: 'Ask about privacy:',
  },
  facts: {
    controller: 'Controller',
    contact: 'Contact person of the register',
    officer: 'Data protection officer',
    supervisor: 'Supervisory authority',
    name: 'Name of the register',
    address: 'Address',
    email: 'E-mail',
    phone: 'Phone',
    web: 'Website',
    acts: 'The task rests on these acts:',
    form: 'Online form with strong identification',
    withdrawal: 'Consent can also be withdrawn here',
  },
  headings: {
    controller: 'Controller and contact person of the register',
    officer: 'Data protection officer',
    register: 'Name and description of the register',
    purpose: 'Purpose and legal basis of the processing',
    content: 'Content of the register',
    handling: 'Handling of the data and processors',
    retention: 'Retention periods',
    sources: 'Sources of the data',
    disclosures: 'Disclosures',
    transfers: 'Transfers outside the EU or EEA',
    protection: 'Principles of protection',
    access: 'Right to check your own data',
    rights: 'Rectification, erasure and other rights',
    complaint: 'Right to complain',
    duty: 'Whether data have to be given',
    automation: 'Automated decisions and profiling',
    changes: 'Changes to this notice',
  },
  groups: {
    clients: {
      tab: 'Clients',
      title: 'For clients',
      summary: [
        'We record the visit, not the person.',
        'Your name and other identifying details are not stored.',
        'You get help even if you answer nothing.',
      ],
      never: [
        'We do not store your name, personal identity code, address, phone number, picture or signature.',
        'We report you to nobody, because the register does not know who you are. This includes the police, the Immigration Service, Kela and your employer.',
        'We do not connect your visits with each other, and we do not follow you.',
        'We do not ask about health, religion or origin.',
        'We do not store the time of day of a visit, or which advisor recorded it.',
      ],
      example:
        'Amina asks at the advice point, in Arabic, how to apply for a flat. The advisor taps four answers on the tablet: topic Housing, language Arabic, duration 15 minutes, and came in person. The point, the day and these answers go to the server. Once the days have been added up, Amina’s visit is one more in a figure, and no separate entry exists any more. Nobody can ask the register whether Amina has been there.',
    },
    partners: {
      tab: 'Partners',
      title: 'For contact persons of partners',
      summary: [
        'We store your contact details only if you consent.',
        'Only the organisation whose advice point recorded them sees the details.',
        'They are erased after {contactMonths} months at the latest, and you may withdraw your consent at any time.',
      ],
      never: [
        'We do not store your contact details without your consent. The visit is recorded even if you do not consent.',
        'We do not disclose, sell or publish your contact details, and we do not use them for mailing lists.',
        'We do not collect your contact details from anybody but you.',
        'We do not connect your contact details with the recorded visit or with the statistics.',
        'We do not keep the details readable in backups after they have been erased.',
      ],
      example:
        'Leena visits the advice point for her association and gives her name and e-mail. The advisor shows the consent text and the day of erasure, and Leena consents. The tablet encrypts the details at once, and they can no longer be read on it. The main user of the organisation can look them up online, and each view is logged. When Leena later tells an advisor that she withdraws her consent, the details are erased. The visit stays in the statistics, because it holds none of Leena’s details.',
    },
    users: {
      tab: 'Users',
      title: 'For users of the register',
      summary: [
        'We store six details about you that your access needs.',
        'Visits do not show who recorded them.',
        'Your data are erased at the latest when {userMonths} months have passed since your last log-in.',
      ],
      never: [
        'We do not follow how many visits you record, or how fast.',
        'We do not score, profile or compare users.',
        'We hand your data on to nobody.',
        'We do not store your password in a way that anybody could read.',
        'We do not store your location or, beyond log-ins, where and when you are.',
      ],
      example:
        'Pekka is an advisor. The register has his first name, last name, username, e-mail, locality and advice languages. The log tells when Pekka logged in and that he looked at contacts, but not a single visit that he recorded. When Pekka’s work ends, the main user deletes the user. The visits that Pekka recorded stay in the statistics, and the log keeps a number without a name.',
    },
  },
  basis: {
    caption: 'Legal basis by group',
    head: ['Group', 'Purpose', 'Legal basis'],
    clients: [
      'Clients',
      'Statistics, follow-up, evaluation, management and development of the advice service',
      'No personal data are stored. The statistics are made for a task in the public interest (GDPR Article 6(1)(e), Data Protection Act section 4).',
    ],
    partners: [
      'Contact persons of partners',
      'Cooperation and communication that the service needs',
      'Consent (Article 6(1)(a))',
    ],
    users: [
      'Users',
      'Managing access rights and following up the use of the register',
      'Legal obligation and task in the public interest (Article 6(1)(c) and (e))',
    ],
  },
  rightsTable: {
    caption: 'Rights by group',
    head: ['Right', 'Clients', 'Partners', 'Users'],
    rows: [
      ['Access to data (Article 15)', 'No data can be found', 'Yes', 'Yes, also by yourself'],
      ['Rectification (Article 16)', 'Nothing to rectify', 'Yes', 'Yes, also by yourself'],
      [
        'Erasure (Article 17)',
        'Nothing to erase',
        'Yes, because the basis is consent',
        'Yes, once the access is no longer needed; log lines go in their own time',
      ],
      ['Restriction (Article 18)', 'Nothing to restrict', 'Yes', 'Yes'],
      ['Portability (Article 20)', 'Nothing to move', 'Yes', 'Not by law, but you get a copy'],
      ['Objection (Article 21)', 'Nothing to object to', 'Consent can be withdrawn', 'Yes, on special grounds'],
      ['Withdrawing consent (Article 7(3))', 'No consent is asked for', 'Yes, at any time', 'The basis is not consent'],
      ['Complaint (Article 77)', 'Yes', 'Yes', 'Yes'],
    ],
  },
  retention: {
    caption: 'Retention periods',
    head: ['Data', 'The time begins', 'How long'],
    months: (count) => `${count} months`,
    days: (count) => `${count} days`,
    hours: (count) => `${count} hours`,
    rows: {
      open: ['Open entry without personal data', 'When it was sent to the server', 'Usually 3 days, at most 14'],
      receipt: ['Receipt that an entry was counted (hash of a random number)', 'When it is counted', '400 days'],
      statistics: ['Anonymous statistics and numbers of arrivals', '–', 'Until further notice'],
      contact: ['Details and consent of a contact person', 'Recording day; a correction does not lengthen it'],
      user: ['Details of a user, undertaking and earlier forms', 'Last log-in'],
      session: ['Session', 'Log-in'],
      gate: ['Unlocking a tablet offline', 'Last log-in on the tablet'],
      invitation: ['Invitation', 'When it is made'],
      request: ['A request and the answer to it', 'Day of the answer'],
      audit: ['Lines of the use log', 'End of the month'],
    },
    rounds: (period) => `${period}, erased in March and October`,
    own: 'Other retention periods, not of this database',
  },
  processors: {
    caption: 'Processors',
    head: ['Name', 'Task', 'Country'],
    none: 'The controller has not outsourced the processing.',
    some: 'Only what stands here has been outsourced. The processors work for the controller and by its instructions.',
  },
  text: {
    controller: {
      all: ['Written contacts and requests are addressed to the contact person of the register.'],
      clients: [],
      partners: [],
      users: [],
    },
    officer: {
      all: ['The data protection officer answers questions about privacy, secrecy and the processing of data.'],
      clients: [],
      partners: [],
      users: [],
    },
    register: { all: [], clients: [], partners: [], users: [] },
    purpose: {
      all: [
        'The statistics are used to follow up, evaluate, manage, develop and study the advice service, and for reports on state compensation and funding.',
      ],
      clients: ['The advisor records the visit for statistics only. No case, appointment or reminder is made of it.'],
      partners: [
        'The visit is recorded for statistics. Contact details are used only for the cooperation and communication that the service needs.',
      ],
      users: [
        'The register is used with a personal username. The data are used to manage usernames and rights and to supervise the use.',
      ],
    },
    content: {
      all: [],
      clients: [
        'No personal data are stored. Of a visit the advice point, the day and answers from ready-made lists are stored, such as topic, service language, duration and channel. There is no free text.',
        'The service language is recorded only to arrange the service and interpreting. Mother tongue, citizenship, health, religion and origin are not recorded.',
        'Of an arrival the point, day, hour and channel are stored separately. Nothing connects it with a visit.',
      ],
      partners: [
        'Of a contact person the organisation, name, phone number and e-mail are stored. Phone or e-mail may be missing.',
        'Besides, the consent (version of the text, how it was given and the day) and the recording day are stored.',
        'If you make a request about your data, the request and the answer are stored in the requests register.',
      ],
      users: [
        'Of a user the first name, last name, username, e-mail, locality and advice languages are stored.',
        'Technically needed are the role, advice points, hash of the password, second factor, last log-in, end date, who gave the access and why, and the undertaking accepted and the notice read.',
        'Use leaves a log: who, when, what was done and with which kind of data. No visit is in the log.',
      ],
    },
    handling: {
      all: [
        'The register has one information system, Tukkimies. Server: {hosting}. Tablets keep entries until these have been counted and backed up.',
        'Casework, documents and decisions are in other systems, and this register has no link to them.',
      ],
      clients: ['Nobody can look at single visits. Figures are published only once they are protected.'],
      partners: [
        'Each advice point communicates with its own partners. The details are seen only by the main user of the same organisation and by advisors who have been given the right. Each view is logged.',
        'The operator does not see contact details.',
      ],
      users: [
        'The main user manages the users of the own organisation and follows up the use of the register where needed. Users of other organisations are not shown.',
      ],
    },
    retention: {
      all: [
        'Data are shown to nobody once their time is over. Contact details and users’ details are destroyed within a day at the latest.',
      ],
      clients: ['Statistics are kept until further notice, because nobody can be identified from them.'],
      partners: [
        'Each contact is encrypted with a key of its own. When it is erased the key is destroyed, so that it cannot be read from backups either.',
        'Statistics do not change when contact details are erased.',
      ],
      users: [
        'The data can be erased earlier, when the work ends or if you ask for it. The log keeps a number without a name. Visits stay in the statistics.',
      ],
    },
    sources: {
      all: [],
      clients: ['The answers come from the conversation during the visit. No data are collected from elsewhere.'],
      partners: ['The details come from the contact person. They are not imported from other registers.'],
      users: [
        'The data come from the user and from whoever gives the access when the account is made. Users can update their own data.',
      ],
    },
    disclosures: {
      all: [
        'Personal data are disclosed to nobody but the person concerned.',
        'Advice points may hand on anonymous statistics, for example to the management of the organisation, a funder or an authority. Each handing-on is noted: what, to whom, for what and on which basis.',
        'That a recipient is named does not mean that data are given to it automatically.',
      ],
      clients: [
        'Nothing about you can be given from the register to a wellbeing services county, another municipality, the police or any other authority, because there is nothing. The advisors’ own legal duties do not change.',
      ],
      partners: [],
      users: [],
    },
    transfers: {
      all: [
        'No data are transferred outside the European Union or the European Economic Area. Server: {hosting}. The app fetches nothing from other web addresses.',
      ],
      clients: [],
      partners: [],
      users: [],
    },
    protection: {
      all: [
        'Everybody has a username of their own, and rights are given by task for named points. They end when the task ends. Before use, an undertaking of use and confidentiality is accepted, which also binds after the work has ended.',
        'Tablets lock themselves and can be revoked from afar. Connections and backups are encrypted. Use leaves a log, and a change in it is noticed. Printouts are kept in a locked place and destroyed safely.',
      ],
      clients: [
        'Small figures are hidden and figures carry a small random change, so that nobody can be inferred from the statistics.',
      ],
      partners: ['Contact details are encrypted on the tablet with the server’s key as soon as they are saved.'],
      users: ['Users’ details are encrypted in the database. Of a password only a hash is stored.'],
    },
    access: {
      all: [
        'A request can be made in writing or in person at the advice point, which also has forms. Your identity is checked. The answer comes without delay and within a month at the latest. It is free of charge unless the request is clearly unfounded or excessive.',
        'If a request is refused, you get a written certificate with the reasons and how to appeal.',
      ],
      clients: [
        'You may ask what data there are about you. The answer is always the same: nothing about you can be found in the register, because it is not stored.',
      ],
      partners: ['You get a copy of all there is about you: contact details, consent, days and earlier forms.'],
      users: ['You see and download your own data on the page My details.'],
    },
    rights: {
      all: [],
      clients: ['A single visit cannot be rectified or erased, because it cannot be connected with you.'],
      partners: [
        'You may withdraw your consent at any time by telling any advisor or by writing to the address below. The details are hidden at once and erased. The withdrawal does not affect earlier processing or the statistics.',
        'You may also narrow your consent, for example to e-mail only. A detail that is removed is destroyed.',
        'When something is corrected, the original, who corrected it and the day are kept as long as the details themselves. A restricted contact is hidden until its review day, and restriction does not lengthen storage.',
      ],
      users: [
        'You can correct your own data yourself. The original, who corrected it and the day are kept as long as the account.',
        'You can ask for erasure, restriction and objection on the page My details.',
      ],
    },
    complaint: {
      all: [
        'If you consider that your personal data are processed against the law, you may complain to the supervisory authority (GDPR Article 77).',
      ],
      clients: [],
      partners: [],
      users: [],
    },
    duty: {
      all: [],
      clients: [
        'You need not answer any question. “Not recorded” is always a possible answer, and the advice never depends on the answers.',
      ],
      partners: [
        'Giving contact details is voluntary. Without them the service is the same, but we cannot get in touch.',
      ],
      users: [
        'The data are needed for the access. Without name, username and authentication the register cannot be used. E-mail, locality and languages may be left empty.',
      ],
    },
    automation: {
      all: ['No automated decisions are made, and nobody is profiled or scored.'],
      clients: [],
      partners: [],
      users: [],
    },
    changes: {
      all: [
        'The day of the update stands on top of the notice, and earlier versions can be read. Significant changes are told to users after they log in and to contact persons separately.',
      ],
      clients: [],
      partners: [],
      users: [],
    },
  },
}
