// What the privacy notice says, filled from settings under the headings of Art. 13 and 14; a version each time it changes,
// and older versions stay (A01, A40). The words around the settings are the page's.
import * as z from 'zod/mini'
import { Day } from '../day.ts'
import { Labels, Texts } from './organisation.ts'
import { RetentionSettings } from './retention-settings.ts'

const line = z.string().check(z.trim(), z.maxLength(200))
const needed = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))
const web = z.string().check(z.maxLength(200), z.regex(/^$|^https:\/\/[^\s"<>]+$/))

const addressee = { names: Labels, address: line, email: line, phone: line }
const isReachable = z.refine<{ address: string; email: string; phone: string }>(
  ({ address, email, phone }) => `${address}${email}${phone}` !== '',
  { path: ['email'] },
)

/** Somebody to turn to, by at least one way: a role address rather than a person's own. */
export const Addressee = z.strictObject(addressee).check(isReachable)
export type Addressee = z.infer<typeof Addressee>

export const NoticeSettings = z.strictObject({
  register: z.strictObject({ names: Labels, description: Texts }),
  controller: Addressee,
  /** Who answers for the register (B02). */
  contact: Addressee,
  /** The data protection officer (A03). */
  officer: Addressee,
  /** The Data Protection Ombudsman, or who else supervises (A39). */
  supervisor: z.strictObject({ ...addressee, web }).check(isReachable),
  /** Where a contact person writes to withdraw: stands in the consent text. */
  withdrawal: needed,
  /** The organisation's own e-form with strong identification, if there is one (B22). */
  form: web,
  /** Where the server stands, within the EU or EEA (A31). */
  hosting: Labels,
  /** Who works on the data for the controller, with task and country (A20, D10). */
  processors: z.array(z.strictObject({ name: needed, task: Labels, country: Labels })).check(z.maxLength(20)),
  /** The acts that the tasks rest on (A12). */
  acts: z.array(Labels).check(z.minLength(1), z.maxLength(20)),
})
export type NoticeSettings = z.infer<typeof NoticeSettings>

/**
 * One version. `changes` says what is new in it; a `significant` change is shown to users and told to contacts (D21).
 * `retention` is what was approved of retention on the day of publishing, so that the notice says it offline too.
 */
export const Notice = z.strictObject({
  version: z.int().check(z.gte(1)),
  first: Day,
  changes: Labels,
  significant: z.boolean(),
  settings: NoticeSettings,
  retention: RetentionSettings,
})
export type Notice = z.infer<typeof Notice>

/** `GET /api/v1/notice`: newest first. */
export const NoticeAnswer = z.strictObject({ versions: z.array(Notice) })
export type NoticeAnswer = z.infer<typeof NoticeAnswer>

export const NoticeDraft = z.strictObject({ changes: Labels, significant: z.boolean(), settings: NoticeSettings })
export type NoticeDraft = z.infer<typeof NoticeDraft>

/** `POST /api/v1/notice`. `after` is the version that was read before: another one meanwhile is problem `outdated`. */
export const NoticePublishing = z.strictObject({ ...NoticeDraft.def.shape, after: z.int().check(z.gte(0)) })
export type NoticePublishing = z.infer<typeof NoticePublishing>

/** `POST /api/v1/me/notice`: the version that the user has seen. */
export const NoticeSeen = z.strictObject({ version: z.int().check(z.gte(1)) })
export type NoticeSeen = z.infer<typeof NoticeSeen>

/** The Data Protection Ombudsman of Finland, by its public addresses: what a new notice begins with. */
export const ombudsman: NoticeSettings['supervisor'] = {
  names: {
    fi: 'Tietosuojavaltuutetun toimisto',
    sv: 'Dataombudsmannens byrå',
    en: 'Office of the Data Protection Ombudsman',
  },
  address: 'PL 800, 00531 Helsinki',
  email: 'tietosuoja@om.fi',
  phone: '029 566 6700',
  web: 'https://tietosuoja.fi',
}

/** The acts that the tasks of advice points in Finland rest on (A12): what a new notice begins with. */
export const firstActs: NoticeSettings['acts'] = [
  {
    fi: 'EU:n yleinen tietosuoja-asetus (EU) 2016/679',
    sv: 'EU:s allmänna dataskyddsförordning (EU) 2016/679',
    en: 'EU General Data Protection Regulation (EU) 2016/679',
  },
  { fi: 'Tietosuojalaki 1050/2018', sv: 'Dataskyddslagen 1050/2018', en: 'Data Protection Act 1050/2018' },
  {
    fi: 'Laki kotoutumisen edistämisestä 681/2023',
    sv: 'Lagen om främjande av integration 681/2023',
    en: 'Act on the Promotion of Immigrant Integration 681/2023',
  },
  {
    fi: 'Laki julkisen hallinnon tiedonhallinnasta 906/2019',
    sv: 'Lagen om informationshantering inom den offentliga förvaltningen 906/2019',
    en: 'Act on Information Management in Public Administration 906/2019',
  },
  { fi: 'Tilastolaki 280/2004', sv: 'Statistiklagen 280/2004', en: 'Statistics Act 280/2004' },
  {
    fi: 'Laki yksityisyyden suojasta työelämässä 759/2004',
    sv: 'Lagen om integritetsskydd i arbetslivet 759/2004',
    en: 'Act on the Protection of Privacy in Working Life 759/2004',
  },
]
