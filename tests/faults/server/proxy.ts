// What lies between a tablet and a server, on a port of its own: it loses answers and cuts connections as it is told.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/**
 * What happens to a connection. `lose-answer`: the server gets the whole request, and whoever sent it gets nothing. `cut`: the
 * server gets so many bytes of the request and then the end.
 */
export type Way = 'pass' | 'lose-answer' | { readonly cut: number }

const cutMsMax = 120

export type Proxy = {
  readonly url: string
  /** For each connection from now on. */
  readonly setWay: (way: Way) => void
  /** How many connections were disturbed. */
  readonly disturbed: () => number
  readonly close: () => Promise<void>
}

export const startProxy = async (target: string): Promise<Proxy> => {
  const { hostname, port } = new URL(target)
  let way: Way = 'pass'
  let disturbed = 0
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const own = way
    const behind = connect(Number(port), hostname)
    for (const socket of [client, behind]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => sockets.delete(socket))
    }
    client.on('close', () => behind.destroy())
    if (own === 'pass') {
      client.pipe(behind)
      behind.pipe(client)
      return
    }
    disturbed++
    if (own === 'lose-answer') {
      client.pipe(behind)
      // What it answers comes after its commit.
      behind.once('data', () => client.destroy())
      return
    }
    cutAfter(client, behind, own.cut)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setWay: (next) => (way = next),
    disturbed: () => disturbed,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

const cutAfter = (client: Socket, behind: Socket, bytes: number): void => {
  let left = bytes
  client.on('data', (chunk: Buffer) => {
    const part = chunk.subarray(0, left)
    left -= part.length
    if (part.length > 0) behind.write(part)
    if (left > 0) return
    behind.end()
  })
  behind.resume()
  behind.once('close', () => client.destroy())
  // A server may wait for the rest for as long as it allows itself, and a request may be shorter than its cut.
  setTimeout(() => behind.destroy(), cutMsMax)
}
