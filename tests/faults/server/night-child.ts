// A night in a process of its own, which can be killed: it is told where and as of which day by a line of JSON.
import { createInterface } from 'node:readline'
import { mendAtStart } from '@tukkimies/server/jobs/nightly.ts'
import type { Ground } from '../../contracts/engines.ts'
import { openStation } from '../../server/station.ts'
import { nightRandom } from './night-random.ts'

const doNight = async (line: string): Promise<void> => {
  // Written by who started this.
  const { engine, folder, databaseUrl, day } = JSON.parse(line) as Ground & { readonly day: string }
  const place: Ground['place'] = (store) =>
    databaseUrl === null
      ? { engine: 'sqlite', file: `${folder}/${store}.sqlite` }
      : { engine: 'postgres', url: databaseUrl, schema: store }
  const ground: Ground = { engine, folder, databaseUrl, place, countOnDisk: () => 0, listOnDisk: () => [] }
  const station = await openStation(ground, day, nightRandom)
  await mendAtStart(station.deps)
  if (!(await station.night())) throw new Error('another process holds the lease')
  await station.close()
}

createInterface({ input: process.stdin }).once('line', (line) => void doNight(line))
