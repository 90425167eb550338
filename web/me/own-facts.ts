// One's own record as names and values: for the page, and for the copy that can be read without us.
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import type { OwnRecord, User } from '@tukkimies/shared/register/user.ts'
import { formatDay } from '../format.ts'
import type { Block } from '../asking/copy.ts'
import { detailNames, detailToText, type Reference } from './own-naming.ts'
import type { Words } from './own-words.fi.ts'

type Fact = readonly [name: string, value: string]

export const accessFacts = (
  user: User,
  reference: Reference | null,
  language: Language,
  { access: words }: Words,
): readonly Fact[] => {
  const day = (of: User['endDay']) => (of === null ? null : formatDay(language, of))
  const organisation = reference?.organisations.find(({ id }) => id === user.organisation)?.names[language]
  const points = user.points.map((id) => reference?.points.find((point) => point.id === id)?.names[language] ?? id)
  const { granted, undertaking } = user
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [words.role, user.trainee ? `${words.roles[user.role]}, ${words.trainee}` : words.roles[user.role]],
    [words.organisation, organisation ?? user.organisation],
    [words.points, points.join(', ') || null],
    [words.contacts, user.contacts ? words.contactsOn : null],
    [words.created, day(user.created)],
    [
      words.granted,
      granted.reason === null ? day(granted.day) : `${day(granted.day)}, ${words.reasons[granted.reason]}`,
    ],
    [words.endDay, day(user.endDay)],
    [words.lastLogin, day(user.lastLogin)],
    [words.undertaking, undertaking && words.version(undertaking.version, formatDay(language, undertaking.day))],
    [words.deletion, day(user.deletion)],
  ]
  return facts.flatMap(([name, value]) => (value ? [[name, value] as const] : []))
}

/** Everything that the record holds, in words. */
export const recordToBlocks = (
  record: OwnRecord,
  reference: Reference | null,
  language: Language,
  words: Words,
): readonly Block[] => {
  const { details, deletion } = record.user
  const detailFacts = (of: typeof details): readonly Fact[] =>
    detailNames.map((name) => [words.details[name], detailToText(of, name, reference, language, words)])
  const heading = (text: string): Block => ({ is: 'heading', text })
  return [
    { is: 'paragraph', text: words.lead },
    heading(words.details.title),
    { is: 'facts', facts: detailFacts(details) },
    { is: 'paragraph', text: words.details.source },
    { is: 'paragraph', text: words.details.whoSees },
    { is: 'paragraph', text: words.details.howLong(formatDay(language, deletion)) },
    ...record.corrections.flatMap(({ day, by, before }): Block[] => [
      heading(words.details.correction[by](formatDay(language, day))),
      { is: 'facts', facts: detailFacts(before) },
    ]),
    heading(words.access.title),
    { is: 'facts', facts: accessFacts(record.user, reference, language, words) },
    heading(words.factors.title),
    ...(record.factors.totp ? [{ is: 'paragraph', text: words.factors.totpOn } as const] : []),
    ...record.factors.passkeys.map((passkey): Block => ({
      is: 'paragraph',
      text: words.factors.passkey(
        formatDay(language, passkey.created),
        passkey.lastUsed && formatDay(language, passkey.lastUsed),
      ),
    })),
    { is: 'paragraph', text: words.factors.recoveryLeft(record.factors.recoveryLeft) },
    heading(words.places.title),
    ...record.access.sessions.map((session): Block => ({
      is: 'paragraph',
      text: sessionToText(session, language, words),
    })),
    ...record.access.gates.map(({ until }): Block => ({
      is: 'paragraph',
      text: words.places.gate(formatDay(language, until)),
    })),
    ...(record.views.length === 0 ? [] : [heading(words.places.views)]),
    ...record.views.map(({ name }): Block => ({ is: 'paragraph', text: name })),
    ...(record.plans.length === 0 ? [] : [heading(words.places.plans)]),
    ...record.plans.map(({ report, place }): Block => {
      const point = reference?.points.find(({ id }) => place === `point:${id}`)?.names[language]
      return { is: 'paragraph', text: [words.places.reports[report], point ?? place].join(', ') }
    }),
    ...(record.user.deletionAsked === null
      ? []
      : [{ is: 'paragraph', text: words.deletion.asked(formatDay(language, record.user.deletionAsked)) } as const]),
  ]
}

export const sessionToText = (
  { way, began, lastUsed }: OwnRecord['access']['sessions'][number],
  language: Language,
  { places: words }: Words,
): string => words.session(words.ways[way], formatDay(language, began), formatDay(language, lastUsed))
