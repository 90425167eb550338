// register: what the organisation knows and keeps as long as it exists: places, code lists, people, devices, audit.
import type { Day } from '@tukkimies/shared/day.ts'
import type { AuditEventName } from '@tukkimies/shared/register/audit.ts'
import type { AreaId, DeviceId, OrganisationId, PointId, UserId } from '@tukkimies/shared/id.ts'
import type { Role } from '@tukkimies/shared/register/user.ts'
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
  }
  /** `hash` is the SHA-256 of the token; `until` the absolute end in milliseconds since 1970. */
  session: { hash: string; user: UserId; created: Day; last_used: Day; until: number }
  /** `hash` is the SHA-256 of the one-time code. */
  enrolment: { hash: string; point: PointId; until: number; used: Day | null }
  /** `hash` is the SHA-256 of the credential, `report` the last one as JSON. */
  device: {
    id: DeviceId
    hash: string
    point: PointId
    enrolled: Day
    last_seen: Day | null
    revoked: Day | null
    report: string | null
  }
  setting: { key: string; value: string }
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
]
