// The floor of a push: a bare HTTP server that parses a body of JSON and inserts its entries in one transaction of the same
// durability, in a process of its own. No rule, no receipt, no answer for each entry. Asked for hygiene it also overwrites what
// it erases and empties its log within a second of a push, as the product does. Says its address on one line.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DatabaseSync } from 'node:sqlite'

const emptyingMs = 1_000
const [file = '', floor = 'bare'] = process.argv.slice(2)
const isClean = floor === 'hygiene'
const database = new DatabaseSync(file)
database.exec(
  'pragma journal_mode = wal; pragma synchronous = full; create table entry (id text primary key, text text)',
)
if (isClean) database.exec('pragma secure_delete = 1')
const insert = database.prepare('insert into entry (id, text) values (?, ?)')

let emptying: NodeJS.Timeout | undefined
const emptySoon = (): void => {
  emptying ??= setTimeout(() => {
    emptying = undefined
    database.exec('pragma wal_checkpoint(truncate)')
  }, emptyingMs)
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    // Written by the bench beside it.
    const { entries } = JSON.parse(Buffer.concat(chunks).toString()) as { entries: { id: string }[] }
    database.exec('begin immediate')
    for (const entry of entries) insert.run(entry.id, JSON.stringify(entry))
    database.exec('commit')
    if (isClean) emptySoon()
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify({ stored: entries.length }))
  })
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
