// A CouchDB-compatible server of PouchDB, in a process of its own. Says its address on one line.
const { join } = require('node:path')
const [packages, folder] = process.argv.slice(2)
const from = (name) => require(join(packages, 'node_modules', name))
const PouchDB = from('pouchdb').defaults({ prefix: `${folder}/` })
const app = from('express')()
// Its log and its settings go where the databases are.
const options = { mode: 'minimumForPouchDB', logPath: join(folder, 'log.txt'), configPath: join(folder, 'config.json') }
app.use(from('express-pouchdb')(PouchDB, options))
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`)
})
