// A CouchDB-compatible server of PouchDB, in a process of its own, from the folder of packages that it is given. Says its
// address on one line.
import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

type Databases = { readonly defaults: (options: { readonly prefix: string }) => unknown }
type App = {
  readonly use: (path: string, part: unknown) => void
  readonly listen: (port: number, host: string, done: () => void) => Server
}
type MakePart = (databases: unknown, options: Readonly<Record<string, string>>) => unknown

const [packages = '', folder = ''] = process.argv.slice(2)
const load = createRequire(join(packages, 'package.json'))
// The packages are not among our own: they bring no types that could be read here.
const databases = (load('pouchdb') as Databases).defaults({ prefix: `${folder}/` })
const app = (load('express') as () => App)()
// Its log and its settings go where the databases are.
const options = { mode: 'minimumForPouchDB', logPath: join(folder, 'log.txt'), configPath: join(folder, 'config.json') }
app.use('/', (load('express-pouchdb') as MakePart)(databases, options))
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
