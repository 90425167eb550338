import { pluralOf } from '../format.ts'
import type { Words } from './rules-words.fi.ts'

const times = (n: number, text: string, one: string, other: string): string =>
  `${text} ${pluralOf('en', n) === 'one' ? one : other}`

export const words: Words = {
  title: 'Rules of publication',
  lead: 'The rules decide what is published of the statistics and how figures are protected. What is published already never changes.',
  who: 'The operator proposes a change, and the data protection officer decides. A change that lets more be seen is first tried out on invented visits.',
  print: 'Print',
  failed: 'The rules could not be fetched',
  stale: (time) => `No connection. These rules were fetched at ${time}.`,
  noRight: 'Main users, coordinators, the data protection officer and the operator see the rules.',
  toProtection: 'How are figures protected?',
  toRisk: 'Protection of figures',
  current: 'In force now',
  since: (version, day) => `Version ${version}, in force from ${day}.`,
  own: (profile) => `Extent by last year’s number of visits: ${profile}.`,
  upcoming: (version) => `Version ${version} is approved`,
  from: (day) => `In force from ${day}.`,
  earlier: 'Earlier versions',
  version: 'Version',
  first: 'First day',
  changed: 'What changed',
  beginning: 'the original rules',
  visits: (n, text) => times(n, text, 'visit', 'visits'),
  days: (n, text) => times(n, text, 'day', 'days'),
  percent: (text) => `${text}%`,
  groups: {
    extent: {
      title: 'What is published',
      text: 'The smaller the place and the shorter the period, the fewer things can be looked at together.',
    },
    protection: {
      title: 'How figures are protected',
      text: 'Each figure is changed a little by chance, and small figures are hidden.',
    },
    sensitive: {
      title: 'Sensitive matters',
      text: 'Of sensitive questions figures are published only for the whole organisation, by quarter and year.',
    },
    times: {
      title: 'Times on the server',
      text: 'A visit is whole on the server only for a few days. After that it is in counts, which are destroyed when the period closes.',
    },
  },
  fields: {
    profile: {
      label: 'Extent of the tables',
      means: 'How many things may stand in one table. A larger extent tells more, but protects less.',
    },
    triples: {
      label: 'Tables of three questions',
      means: 'Only these, only for the whole organisation and only by year. At most 60.',
    },
    codesPerDimension: {
      label: 'Choices to one question',
      means: 'How many choices a visit may have at most to one question, topics for example.',
    },
    smallPoint: {
      label: 'Limit of a small point, visits a year',
      means:
        'A smaller point has no figures of its own. Its visits are in the figures of the area and the organisation.',
    },
    'noise.D': { label: 'Largest change', means: 'At most so much may a figure differ, up or down.' },
    'noise.V': {
      label: 'Spread of the change (variance)',
      means: 'How much figures change on average. A larger spread protects more, but figures are less exact.',
    },
    'noise.js': {
      label: 'Numbers that a change does not give',
      means: 'A technical value: a changed figure is none of the numbers from one to this. Usually 0.',
    },
    'noise.mode': {
      label: 'How the spread is reckoned',
      means: 'A technical value: the spread is exactly what is given or at most that. In a file equal or atMost.',
    },
    'noise.rowMode': {
      label: 'Rows of the change',
      means:
        'A technical value: whether the change depends on how large the figure is. In a file symmetric or byCount.',
    },
    threshold: {
      label: 'Smallest figure that is shown',
      means:
        'A smaller changed figure is hidden. The limit less the largest change is the fewest visits behind a figure.',
    },
    'repeat.divisor': {
      label: 'Repeated visits: divisor',
      means: 'A visit that is not the first counts as a part of a person only: one divided by this. 1 ends the rule.',
    },
    'repeat.persons': {
      label: 'Repeated visits: persons at least',
      means: 'A figure is hidden if fewer persons are behind it, counted so. One frequent visitor is not enough.',
    },
    'sensitive.D': { label: 'Largest change, sensitive', means: 'The same as above, for sensitive figures.' },
    'sensitive.V': { label: 'Spread of the change, sensitive', means: 'The same as above, for sensitive figures.' },
    'sensitive.threshold': {
      label: 'Smallest figure that is shown, sensitive',
      means: 'A smaller changed figure is hidden.',
    },
    'dominance.share': {
      label: 'One-sided group: share',
      means: 'If so large a part of a small group gave the same answer, the whole row is hidden.',
    },
    'dominance.below': {
      label: 'One-sided group: size',
      means: 'The rule is for groups with fewer visits than this.',
    },
    openDays: {
      label: 'A visit is open',
      means: 'For so long a visit can be undone. After that it is taken apart into counts.',
    },
    foldBatch: {
      label: 'Size of a batch, visits at least',
      means: 'Visits are taken apart in batches, so that no single visit can be followed.',
    },
    foldWait: {
      label: 'Wait for a batch at most',
      means: 'For so long a visit waits for others, on top of the open time. Together at most 14 days.',
    },
    'grace.m': {
      label: 'A month is closed',
      means: 'So many days after its last visits have been taken apart.',
    },
    'grace.q': { label: 'A quarter is closed', means: 'The same for a quarter.' },
    'grace.y': { label: 'A year is closed', means: 'The same for a year.' },
    receiptDays: {
      label: 'The receipt of a counted visit is kept',
      means: 'By the receipt a visit that is sent twice counts once. The receipt tells nothing of the visit.',
    },
  },
  profiles: {
    volume: (own) => `by the number of visits: now ${own}`,
    floor: 'smallest',
    S: 'small (S)',
    M: 'medium (M)',
    L: 'large (L)',
  },
  modes: { equal: 'exactly as given', atMost: 'at most as given' },
  rowModes: { symmetric: 'does not depend on the figure', byCount: 'depends on the figure' },
  profileOptions: {
    volume: (own) => `By the number of visits: now ${own}`,
    floor: 'Smallest: one question at a time, of points only by year',
    S: 'Small (S): two questions together for the whole organisation by quarter and year, otherwise one',
    M: 'Medium (M): by year also two for points and three for the whole organisation',
    L: 'Large (L): also two for points by quarter and for the whole organisation by month',
  },
  triplesCount: (n, text) => times(n, text, 'table', 'tables'),
  triplesList: 'Show the tables',
  least: (visits, sensitive) =>
    `Behind each figure that is shown are at least ${visits}, behind a sensitive one at least ${sensitive}.`,
  proposal: {
    title: 'A proposal waits for a decision',
    made: (day) => `Proposed on ${day}.`,
    begins: (day, periods) =>
      `In force from ${day}. The new rules are for periods that begin then or later: first ${periods}. A period that has begun keeps the rules it began with.`,
    times: 'The times of open visits and batches change at once on the first day.',
    before: 'Now',
    after: 'Proposed',
    loosens: 'Lets more be seen',
    other: 'Lets no more be seen',
    same: 'The proposal changes nothing.',
    added: (names) => `New tables: ${names}.`,
    removed: (names) => `Tables that go: ${names}.`,
    warnings: (fields) => `The protection grows weaker: fewer than five visits may be behind a figure (${fields}).`,
    late: 'The first day is over, so the proposal can no longer be approved. Make a new one.',
    others: 'The data protection officer decides whether the proposal is approved.',
  },
  rehearsal: {
    title: 'Rehearsal on invented visits',
    waiting: 'The rehearsal is under way. It takes from a few seconds to a few minutes.',
    look: 'See whether it is ready',
    needed: 'The proposal lets more be seen, so it can be approved only once the rehearsal meets the demands.',
    free: 'The proposal lets no more be seen, so it can be approved without a rehearsal.',
    met: 'The rehearsal meets the demands.',
    failed:
      'The rehearsal does not meet the demands: figures would give away too much. The proposal cannot be approved.',
    failedFree:
      'The rehearsal does not meet the demands. The proposal is still at least as strict as the rules in force.',
    tooFew: (isNeeded) =>
      `There are so few visits that the rehearsal does not show whether the protection is enough. ${isNeeded ? 'The proposal cannot be approved.' : 'The proposal is at least as strict as the rules in force.'}`,
    unjudged: 'Too few to judge.',
    made: (day, visits, from, profile) =>
      `Rehearsal of ${day}: ${visits}, ${from}, extent ${profile}. The result is the mean of three.`,
    from: {
      release: 'invented from what is published',
      demonstration: 'invented from sample figures, since nothing is published yet',
    },
    neighbour: 'Somebody who knows much about one visitor',
    roster: 'Somebody who knows almost everything about all visits',
    right: (n, limit) => `Right ${n} times out of a hundred. Demand: at most ${limit}.`,
    guess: (n) => `Without our figures right ${n} times.`,
    surest: (n, limit) => `Of the 50 surest claims ${n}% are right. Demand: at most ${limit}%.`,
    unit: '50 is a mere guess, 100 is certainty.',
  },
  approve: {
    action: 'Approve the proposal',
    title: 'Approve the proposal?',
    text: 'The rules hold from their first day on. The approval is written into the use log.',
    signs: 'By approving you sign the extent of the tables. It stays even if there are fewer visits.',
    done: 'The proposal is approved.',
  },
  refuse: {
    action: 'Do not approve',
    title: 'Leave the proposal without approval?',
    text: 'Nothing changes. The operator sees the reason and can make another proposal. The decision is written into the use log.',
    question: 'Why is the proposal not approved?',
    choose: 'Choose a reason.',
    reasons: {
      protects_less: 'Figures would protect visitors too little',
      no_need: 'The change is not needed',
      not_clear: 'The reason for the change is not clear',
      first_day: 'The first day does not suit',
      other: 'Another reason, told separately',
    },
    refused: (day, reason) => `Not approved on ${day}. Reason: ${reason}.`,
    done: 'The proposal is not approved.',
  },
  discard: {
    action: 'Take the proposal back',
    title: 'Take the proposal back?',
    text: 'The rules in force do not change. You can make another proposal.',
    done: 'The proposal is taken back.',
  },
  form: {
    open: 'Make a proposal',
    again: 'Make another proposal',
    title: 'Propose new rules',
    action: 'Propose',
    done: 'The proposal is saved. The rehearsal has begun.',
    replaces: 'A new proposal takes the place of the one before.',
    first: 'First day',
    firstHint: (day) => `${day} at the earliest. The start of a month, quarter or year is clearest.`,
    limits: (min, max) => `${min}–${max} are allowed.`,
    triples: (chosen) => `${chosen} chosen.`,
    triplesOther: 'Other tables can be proposed in a file, by the command policy propose.',
    changes: 'What the proposal changes',
    errors: {
      whole: (min, max) => `Enter a whole number from ${min} to ${max}.`,
      variance: (min, max) => `Enter a number from ${min} to ${max}.`,
      first: (day, last) => `Choose a day from ${day} to ${last}.`,
      same: 'The proposal changes nothing. Change at least one rule.',
    },
  },
}
