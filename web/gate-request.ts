// Asks the server for a gate line. It comes after the first load, for the schema of the answer.
import type { GateRef } from '@tukkimies/shared/id.ts'
import { GateAnswer } from '@tukkimies/shared/register/device.ts'
import type { Outcome } from './api.ts'
import type { Session } from './session.ts'

/** A line for whoever is signed in; `held` are those that this tablet has, of which their own are replaced. */
export const requestGate = (session: Session, held: readonly GateRef[]): Promise<Outcome<GateAnswer>> =>
  session.change({ path: '/api/v1/gates', body: { held }, shape: GateAnswer })
