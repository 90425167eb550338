// Takes a lease and keeps it: the place of the store as JSON, the time. Says when it has it, and does not end by itself.
import type { Place } from '@tukkimies/server/database.ts'
import { openStore } from '@tukkimies/server/engines/open.ts'
import { takeLease } from '@tukkimies/server/live/lease.ts'
import { type LiveTables, migrations } from '@tukkimies/server/live/schema.ts'

const [place = '', now = ''] = process.argv.slice(2)
// Written by the test beside this.
const live = await openStore<LiveTables>(JSON.parse(place) as Place, migrations)
const lease = await takeLease(live, 'nightly', 'child', Number(now), 120_000)
process.stdout.write(`${lease?.fence ?? 'none'}\n`)
setInterval(() => {}, 60_000)
