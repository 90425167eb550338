// The network address of whoever asks, for limits held in memory; it is never logged or stored (AN86).
import type { Context } from 'hono'
import { getConnInfo } from '@hono/node-server/conninfo'

/** The other end of the connection: behind a proxy that is the proxy, and the limits count for all behind it together. */
export const addressOf = (c: Context): string => {
  const isConnected = typeof c.env === 'object' && c.env !== null && 'incoming' in c.env
  return isConnected ? (getConnInfo(c).remote.address ?? '') : ''
}
