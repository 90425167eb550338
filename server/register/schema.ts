// Long because every table stands here. register: what the organisation knows and keeps as long as it exists: places, code lists, people, devices, audit.
import type { Day, PeriodName } from '@tukkimies/shared/day.ts'
import type { AuditEventName } from '@tukkimies/shared/register/audit.ts'
import type {
  AreaId,
  ContactRef,
  DeviceId,
  DisclosureId,
  OpenTableId,
  OrganisationId,
  PeriodNoteId,
  PointId,
  ReportPlanId,
  RequestId,
  UserId,
  ViewId,
} from '@tukkimies/shared/id.ts'
import type { NodeName } from '@tukkimies/shared/release/nodes.ts'
import type { RequestChannel, RequestGroup, RequestRight, RequestState } from '@tukkimies/shared/register/request.ts'
import type { GrantReason, Role } from '@tukkimies/shared/register/user.ts'
import type { Migration, OwnTables, Queryable, Store, Tx } from '../database.ts'

export type RegisterTables = {
  /** `names` is JSON of the three languages, here and below. */
  organisation: { id: OrganisationId; names: string }
  area: { id: AreaId; organisation: OrganisationId; names: string }
  /** `areas` is JSON: which area holds the point from which 1 January on (AN29). `busy` is 0 or 1 (AN38). */
  point: {
    id: PointId
    organisation: OrganisationId
    names: string
    first: Day
    last: Day | null
    areas: string
    busy: number
    successor: PointId | null
  }
  code_list: { version: number; first: Day; content: string }
  policy: { version: number; first: Day; content: string }
  /** `points` is JSON; `lookup` is a keyed hash of the username, `details` the six details sealed under the user's row key in *keys*. */
  user: {
    id: UserId
    organisation: OrganisationId | null
    role: Role
    points: string
    lookup: string
    details: Uint8Array
    password: string | null
    created: Day
    last_login: Day | null
    end_day: Day | null
    undertaking: Day | null
    failures: number
    /** Everything from here on came later and may be null in old rows. 0 or 1. */
    trainee: number | null
    /** Who gave the access held now, why and on which day; when it was last looked at. */
    grantor: UserId | null
    reason: GrantReason | null
    granted: Day | null
    reviewed: Day | null
    /** Earlier details as a list of corrections, sealed as the details are. */
    history: Uint8Array | null
    deletion_asked: Day | null
    undertaking_version: number | null
    /** The seed of the one-time passwords, sealed as the details are; the last step that was used. */
    totp: Uint8Array | null
    totp_step: number | null
    password_set: Day | null
    /** JSON of the last hashes, for a rotation that forbids their reuse. */
    password_before: string | null
    warned: Day | null
    /** Whether an advisor may look contacts up; 0 or 1. */
    contacts: number | null
    /** The version of the privacy notice that the user has seen (D21). */
    notice_version: number | null
  }
  /** `hash` is the SHA-256 of the token; `until` the absolute end in milliseconds since 1970. */
  session: {
    hash: string
    user: UserId
    created: Day
    last_used: Day
    until: number
    /** Names the session to its owner. */
    id: string | null
    /** Until when a password or passkey of this session counts as fresh, in milliseconds. */
    fresh: number | null
    way: 'password' | 'passkey' | 'oidc' | null
    /** `factor`: the password was right and a second factor is waited for; nothing else is open. */
    stage: 'factor' | 'open' | null
  }
  /** `hash` is the SHA-256 of the one-time code. */
  invitation: { hash: string; user: UserId; kind: 'invite' | 'reset'; until: number }
  /** `hash` is the SHA-256 of what the browser holds; `content` what a log-in in several steps must find again. */
  ceremony: { hash: string; kind: string; content: string; until: number }
  passkey: { id: string; user: UserId; public_key: Uint8Array; counter: number; created: Day; last_used: Day | null }
  /** `hash` is a keyed hash of a recovery code. */
  recovery: { hash: string; user: UserId }
  /** `subject` is a keyed hash of issuer and subject. */
  identity: { subject: string; user: UserId; linked: Day }
  /** `hash` is the SHA-256 of the reference that a tablet holds for somebody who may unlock it. */
  gate: { hash: string; user: UserId; until: Day }
  undertaking: { version: number; first: Day; content: string }
  /** `hash` is the SHA-256 of the one-time code. */
  enrolment: { hash: string; point: PointId; until: number; used: Day | null; name: string | null }
  /** `hash` is the SHA-256 of the credential, `report` the last one as JSON. */
  device: {
    id: DeviceId
    hash: string
    point: PointId
    enrolled: Day
    last_seen: Day | null
    revoked: Day | null
    report: string | null
    name: string | null
    lost: Day | null
  }
  setting: { key: string; value: string }
  /**
   * A contact: `details` (the four, consent, corrections) and `restriction` sealed under the contact's own key in *keys*.
   * `hidden` is the request by which a withdrawal was taken in that may mean it; `told` the version of the notice that the
   * person was last told of. Nothing says when or in which order contacts came.
   */
  contact: {
    ref: ContactRef
    organisation: OrganisationId
    point: PointId
    day: Day
    details: Uint8Array
    restriction: Uint8Array | null
    hidden: RequestId | null
    told: number
  }
  /** A request of a person: everything of the person is in `details`, sealed under the request's own key in *keys*. */
  request: {
    id: RequestId
    organisation: OrganisationId | null
    right: RequestRight
    group: RequestGroup
    channel: RequestChannel
    state: RequestState
    received: Day
    due: Day
    closed: Day | null
    user: UserId | null
    details: Uint8Array
  }
  /** Versions of the privacy notice, JSON. */
  notice: { version: number; first: Day; content: string }
  /** Statistics handed on: who, when, what, to which organisation, for what; JSON without any personal data. */
  disclosure: { id: DisclosureId; organisation: OrganisationId | null; day: Day; user: UserId; content: string }
  /** A question about the figures under a name, JSON; `shared` is 0 or 1: with the organisation that its user belongs to. */
  view: { id: ViewId; user: UserId; shared: number; content: string }
  /** A report that is made for each period from `first` on, JSON; the reports that it has made, once each. */
  report_plan: { id: ReportPlanId; user: UserId; first: PeriodName; content: string }
  /** `opened` and `told` are the days on which it was looked at and a letter said so. */
  report: {
    plan: ReportPlanId
    period: PeriodName
    user: UserId
    day: Day
    opened: Day | null
    told: Day | null
  }
  /** What is open to everybody, since `day`; `content` is its question. */
  open_table: { id: OpenTableId; organisation: OrganisationId | null; day: Day; content: string }
  /** What the visit screen of a point is set to, JSON; a point without a row has the screen of the code list. */
  visit_screen: { point: PointId; content: string }
  /** A text beside a period of a place, of the organisation whose coordinator wrote it; who did stands in the log alone. */
  period_note: {
    id: PeriodNoteId
    organisation: OrganisationId | null
    place: NodeName
    period: PeriodName
    day: Day
    text: string
  }
  /** `line` is the canonical JSON of who, when, what; `hash` is SHA-256(previous || line). */
  audit: {
    id: number
    at: number
    organisation: OrganisationId | null
    event: AuditEventName
    line: string
    previous: string
    hash: string
  }
  /** A month of the log that is gone: its lines from one number to another, and the number of the line that says so. */
  audit_segment: {
    first_id: number
    last_id: number
    lines: number
    first_hash: string
    last_hash: string
    month: PeriodName
    noted: number
  }
}

export type RegisterStore = Store<RegisterTables & OwnTables>
export type RegisterTx = Tx<RegisterTables & OwnTables>
export type RegisterQueryable = Queryable<RegisterTables & OwnTables>

export const migrations: readonly Migration[] = [
  {
    name: '0001 places, lists, people, devices, audit',
    steps: [
      { table: 'organisation', columns: { id: 'text', names: 'text' }, key: ['id'] },
      { table: 'area', columns: { id: 'text', organisation: 'text', names: 'text' }, key: ['id'] },
      {
        table: 'point',
        columns: {
          id: 'text',
          organisation: 'text',
          names: 'text',
          first: 'text',
          last: 'text?',
          areas: 'text',
          busy: 'integer',
        },
        key: ['id'],
      },
      { table: 'code_list', columns: { version: 'integer', first: 'text', content: 'text' }, key: ['version'] },
      { table: 'policy', columns: { version: 'integer', first: 'text', content: 'text' }, key: ['version'] },
      {
        table: 'user',
        columns: {
          id: 'text',
          organisation: 'text?',
          role: 'text',
          points: 'text',
          lookup: 'text',
          details: 'bytes',
          password: 'text?',
          created: 'text',
          last_login: 'text?',
          end_day: 'text?',
          undertaking: 'text?',
          failures: 'integer',
        },
        key: ['id'],
      },
      { index: 'user_lookup', on: 'user', columns: ['lookup'], unique: true },
      {
        table: 'session',
        columns: { hash: 'text', user: 'text', created: 'text', last_used: 'text', until: 'integer' },
        key: ['hash'],
      },
      { index: 'session_user', on: 'session', columns: ['user'] },
      {
        table: 'enrolment',
        columns: { hash: 'text', point: 'text', until: 'integer', used: 'text?' },
        key: ['hash'],
      },
      {
        table: 'device',
        columns: {
          id: 'text',
          hash: 'text',
          point: 'text',
          enrolled: 'text',
          last_seen: 'text?',
          revoked: 'text?',
          report: 'text?',
        },
        key: ['id'],
      },
      { index: 'device_hash', on: 'device', columns: ['hash'], unique: true },
      { table: 'setting', columns: { key: 'text', value: 'text' }, key: ['key'] },
      {
        table: 'audit',
        columns: {
          id: 'integer',
          at: 'integer',
          organisation: 'text?',
          event: 'text',
          line: 'text',
          previous: 'text',
          hash: 'text',
        },
        key: ['id'],
      },
      { frozen: 'audit' },
    ],
  },
  {
    name: '0002 accounts, invitations, factors, gates',
    steps: [
      {
        add: 'user',
        columns: {
          trainee: 'integer?',
          grantor: 'text?',
          reason: 'text?',
          granted: 'text?',
          reviewed: 'text?',
          history: 'bytes?',
          deletion_asked: 'text?',
          undertaking_version: 'integer?',
          totp: 'bytes?',
          totp_step: 'integer?',
          password_set: 'text?',
          password_before: 'text?',
          warned: 'text?',
        },
      },
      { add: 'session', columns: { id: 'text?', fresh: 'integer?', way: 'text?', stage: 'text?' } },
      { add: 'enrolment', columns: { name: 'text?' } },
      { add: 'device', columns: { name: 'text?', lost: 'text?' } },
      { add: 'point', columns: { successor: 'text?' } },
      {
        table: 'invitation',
        columns: { hash: 'text', user: 'text', kind: 'text', until: 'integer' },
        key: ['hash'],
      },
      {
        table: 'ceremony',
        columns: { hash: 'text', kind: 'text', content: 'text', until: 'integer' },
        key: ['hash'],
      },
      {
        table: 'passkey',
        columns: {
          id: 'text',
          user: 'text',
          public_key: 'bytes',
          counter: 'integer',
          created: 'text',
          last_used: 'text?',
        },
        key: ['id'],
      },
      { index: 'passkey_user', on: 'passkey', columns: ['user'] },
      { table: 'recovery', columns: { hash: 'text', user: 'text' }, key: ['hash'] },
      { index: 'recovery_user', on: 'recovery', columns: ['user'] },
      { table: 'identity', columns: { subject: 'text', user: 'text', linked: 'text' }, key: ['subject'] },
      { table: 'gate', columns: { hash: 'text', user: 'text', until: 'text' }, key: ['hash'] },
      { index: 'gate_user', on: 'gate', columns: ['user'] },
      { table: 'undertaking', columns: { version: 'integer', first: 'text', content: 'text' }, key: ['version'] },
    ],
  },
  {
    name: '0003 months of the log that may go',
    steps: [
      {
        table: 'audit_segment',
        columns: {
          first_id: 'integer',
          last_id: 'integer',
          lines: 'integer',
          first_hash: 'text',
          last_hash: 'text',
          month: 'text',
          noted: 'integer',
        },
        key: ['first_id'],
      },
      { frozen: 'audit_segment' },
      { removable: 'audit', by: 'audit_segment' },
      { index: 'audit_event', on: 'audit', columns: ['event', 'id'] },
    ],
  },
  {
    name: '0004 contacts, requests, notices, disclosures',
    steps: [
      { add: 'user', columns: { contacts: 'integer?', notice_version: 'integer?' } },
      {
        table: 'contact',
        columns: {
          ref: 'text',
          organisation: 'text',
          point: 'text',
          day: 'text',
          details: 'bytes',
          restriction: 'bytes?',
          hidden: 'text?',
          told: 'integer',
        },
        key: ['ref'],
      },
      { index: 'contact_organisation', on: 'contact', columns: ['organisation', 'day'] },
      {
        table: 'request',
        columns: {
          id: 'text',
          organisation: 'text?',
          right: 'text',
          group: 'text',
          channel: 'text',
          state: 'text',
          received: 'text',
          due: 'text',
          closed: 'text?',
          user: 'text?',
          details: 'bytes',
        },
        key: ['id'],
      },
      { table: 'notice', columns: { version: 'integer', first: 'text', content: 'text' }, key: ['version'] },
      { frozen: 'notice' },
      {
        table: 'disclosure',
        columns: { id: 'text', organisation: 'text?', day: 'text', user: 'text', content: 'text' },
        key: ['id'],
      },
    ],
  },
  {
    name: '0005 views of the figures',
    steps: [
      {
        table: 'view',
        columns: { id: 'text', user: 'text', shared: 'integer', content: 'text' },
        key: ['id'],
      },
      { index: 'view_user', on: 'view', columns: ['user'] },
    ],
  },
  {
    name: '0006 notes to periods',
    steps: [
      {
        table: 'period_note',
        columns: { id: 'text', organisation: 'text?', place: 'text', period: 'text', day: 'text', text: 'text' },
        key: ['id'],
      },
    ],
  },
  {
    name: '0007 planned reports',
    steps: [
      {
        table: 'report_plan',
        columns: { id: 'text', user: 'text', first: 'text', content: 'text' },
        key: ['id'],
      },
      { index: 'report_plan_user', on: 'report_plan', columns: ['user'] },
      {
        table: 'report',
        columns: { plan: 'text', period: 'text', user: 'text', day: 'text', opened: 'text?', told: 'text?' },
        key: ['plan', 'period'],
      },
      { index: 'report_user', on: 'report', columns: ['user'] },
    ],
  },
  {
    name: '0008 open tables',
    steps: [
      {
        table: 'open_table',
        columns: { id: 'text', organisation: 'text?', day: 'text', content: 'text' },
        key: ['id'],
      },
    ],
  },
  {
    name: '0009 settings of visit screens',
    steps: [{ table: 'visit_screen', columns: { point: 'text', content: 'text' }, key: ['point'] }],
  },
]
