import type { Words } from './protection-words.fi.ts'

export const words: Words = {
  title: 'How figures are protected',
  lead: 'The statistics tell of visits, not of people. That is why figures are protected before anybody sees them.',
  print: 'Print',
  back: 'Back',
  toFigures: 'Go to the figures',
  contents: 'On this page',
  toReports: 'How well has the protection worked?',
  parts: {
    noise: {
      title: 'Why are figures not quite exact?',
      texts: [
        (rules) =>
          `Each published figure is changed a little by chance, up or down${rules ? `, by at most ${rules.change}` : ''}.`,
        () =>
          'The change is made once, and the same figure is always and everywhere the same: on screen, on paper and in a file. Asking again does not help to guess the exact figure.',
        () => 'A small difference between two figures may be chance. It then says “no clear change”.',
      ],
    },
    hidden: {
      title: 'Why is a figure hidden?',
      texts: [
        (rules) =>
          rules
            ? `A figure is not shown if it is below ${rules.threshold}. So behind each figure that is shown are at least ${rules.least} visits.`
            : 'A figure is not shown if it is small. Behind each figure that is shown are several visits.',
        () =>
          'Zero and a small figure look the same. Otherwise zero itself would tell something: that nobody asked about the matter, for example.',
        () =>
          'A figure is also hidden when one person may have come many times and filled it alone. Here a visit that is not the first counts as a third of a person only.',
      ],
    },
    finer: {
      title: 'Why can I not have a finer table?',
      texts: [
        () =>
          'The smaller the place and the shorter the period, the fewer things can be looked at together. Most can be had for the whole organisation and a whole year.',
        () =>
          'One fine table looks harmless. But from many fine tables a single visit can be put together like a puzzle, even if each figure is protected.',
        () =>
          'That is why the list of tables is fixed beforehand. When the period closes, the exact figures are destroyed. A table that was not on the list can no longer be made by anybody.',
        (rules) =>
          rules
            ? `A point has figures of its own only if it has at least ${rules.smallPoint} visits a year. Otherwise its visits are in the figures of the area and the organisation.`
            : 'A very small point has no figures of its own. Its visits are in the figures of the area and the organisation.',
      ],
    },
    totals: {
      title: 'Why do the parts not add up to the total?',
      texts: [
        () => 'The total is a figure of its own, and each figure was changed by itself. The difference is not mended.',
        () =>
          'A visit may have several topics, so the topics together are more than the visits. A share is given only where there are at least 30 visits.',
      ],
    },
    sensitive: {
      title: 'And sensitive matters?',
      texts: [
        (rules) =>
          rules
            ? `Of a sensitive question figures are published only for the whole organisation, by quarter and year. The limit is ${rules.sensitive.threshold}, and behind the figure are at least ${rules.sensitive.least} visits.`
            : 'Of a sensitive question figures are published only for the whole organisation, by quarter and year, and the limits are stricter.',
        () =>
          'If almost everybody in a small group gave the same answer, the whole row is hidden. Otherwise belonging to the group would give the answer away.',
      ],
    },
    gone: {
      title: 'What is on the server?',
      texts: [
        (rules) =>
          `A visit is whole on the server only until it is taken apart into counts${rules ? `, usually ${rules.openDays} days` : ''} and at most 14 days. After that the visit does not exist.`,
        () =>
          'The counts are destroyed when the period has been published. After that nobody, not even the operator, learns more than the statistics tell.',
        () =>
          'Arrivals are an exception: they are counted exactly. An arrival tells only the point, day, hour and channel, which can be seen in the waiting room too.',
      ],
    },
    limits: {
      title: 'What does the protection not do?',
      texts: [
        () =>
          'Somebody who already knew almost everything about each visit could infer the rest. Nobody has such a list, because it is not kept.',
        () =>
          'While a visit is still open or a period still runs, exact figures can be seen in the server’s files. That is why they are treated like personal data.',
        () =>
          'The statistics may tell something about a group that the group does not like. The protection is for a single person.',
        () => 'At a point with one visit a day, those who are there know who came. No software can change that.',
        () => 'The protection is tried with invented visits. A trial does not prove that there is no better attack.',
      ],
    },
  },
}
