// Tablets: a main user sees and names those of the own points and revokes them at once; whoever works at a point reports one
// of its tablets lost.
import type * as z from 'zod/mini'
import { instantToDay } from '@tukkimies/shared/day.ts'
import { DeviceId, type PointId } from '@tukkimies/shared/id.ts'
import type { RequestProblemCode } from '@tukkimies/shared/problem.ts'
import type { AuditActor, AuditEvent } from '@tukkimies/shared/register/audit.ts'
import { type Device, DeviceList, DeviceNaming } from '@tukkimies/shared/register/device.ts'
import type { Action } from '@tukkimies/shared/register/rights.ts'
import { checkText } from '@tukkimies/shared/text-guard.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { listDevices, renameDevice, reportDeviceLost, revokeDevice } from '../register/devices.ts'
import { organisationOfPoint } from '../register/organisation.ts'
import type { RegisterTx } from '../register/schema.ts'
import { makeLine } from './line.ts'
import { type Asking, makeBodyRoute, makeRoute, Nothing, type Route } from './route.ts'
import { userOf } from './who.ts'

export type DeviceDeps = Pick<Deps, 'register' | 'now'>

export const deviceRoutes = (deps: DeviceDeps): readonly Route[] => [
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/devices',
      right: 'read_devices',
      summary: 'The tablets of the own points',
      answer: DeviceList,
      problems: [],
    },
    async (c) => {
      const answer: DeviceList = { devices: await listDevices(deps.register, userOf(c.get('who')).scope) }
      return c.json(answer)
    },
  ),
  ...changeRoutes(deps),
]

const changeRoutes = (deps: DeviceDeps): readonly Route[] => [
  makeDeviceRoute(deps, {
    act: 'name',
    right: 'enrol_devices',
    summary: 'Another name for a tablet of the own points',
    body: DeviceNaming,
    problems: ['identity_code'],
    event: 'device_named',
    change: async (tx, device, { name }) => {
      checkDeviceName(name)
      return device.name === name ? false : renameDevice(tx, device.id, name)
    },
  }),
  makeDeviceRoute(deps, {
    act: 'lost',
    right: 'report_devices',
    summary: 'Says that a tablet of the own points is lost or stolen; whoever may revoke it decides what follows',
    body: Nothing,
    problems: [],
    event: 'device_reported_lost',
    change: (tx, { id }) => reportDeviceLost(tx, id, instantToDay(deps.now())),
  }),
  makeDeviceRoute(deps, {
    act: 'revoke',
    right: 'revoke_devices',
    summary: 'Ends the credential of a tablet of the own points at once',
    body: Nothing,
    problems: [],
    event: 'device_revoked',
    change: async (tx, { id, revoked }) =>
      revoked === null && revokeDevice(tx, { is: 'all' }, id, instantToDay(deps.now())),
  }),
]

type DeviceAct<T> = {
  readonly act: string
  readonly right: Action
  readonly summary: string
  readonly body: z.ZodMiniType<T>
  readonly problems: readonly RequestProblemCode[]
  readonly event: 'device_named' | 'device_reported_lost' | 'device_revoked'
  /** Whether anything has changed: what is repeated is written down once. */
  readonly change: (tx: RegisterTx, device: Device, asked: T) => Promise<boolean>
}

const makeDeviceRoute = <T>(
  deps: DeviceDeps,
  { act, right, summary, body, problems, event, change }: DeviceAct<T>,
): Route =>
  makeBodyRoute(
    {
      method: 'post',
      path: `/api/v1/devices/:device/${act}`,
      right,
      summary,
      status: 204,
      answer: null,
      problems: ['not_found', ...problems],
    },
    body,
    async (c, asked) => {
      const { scope } = userOf(c.get('who'))
      const id = DeviceId.safeParse(c.req.param('device')).data
      await deps.register.transact(async (tx) => {
        const device = (await listDevices(tx, scope)).find((candidate) => candidate.id === id)
        if (!device) throw new Refused({ code: 'not_found' })
        if (await change(tx, device, asked))
          await addDeviceLine(c, deps, tx, { event, device: device.id, point: device.point })
      })
      return c.body(null, 204)
    },
  )

/** Refuses a name that holds what names a person. Problems: identity_code, invalid. */
export const checkDeviceName = (name: string): void => {
  const found = checkText(name)
  if (found !== null) throw new Refused({ code: found === 'identity_code' ? found : 'invalid', field: 'name' })
}

type PointEvent = Extract<AuditEvent, { point: PointId; event: `device_${string}` }>

/** Writes down what has happened to a tablet, for the main user of its point. */
export const addDeviceLine = async (
  c: Asking,
  deps: DeviceDeps,
  tx: RegisterTx,
  event: PointEvent,
  actor?: AuditActor,
): Promise<void> => {
  const line = makeLine(c, deps.now(), event, await organisationOfPoint(tx, event.point))
  await appendAudit(tx, actor ? { ...line, actor } : line)
}
