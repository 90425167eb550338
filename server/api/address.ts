// The network address of whoever asks, for limits held in memory; it is never logged or stored (AN86).
import type { Context, MiddlewareHandler } from 'hono'
import { getConnInfo } from '@hono/node-server/conninfo'
import { inNetwork, plainAddress } from '../network.ts'

const name = 'address'

/**
 * Finds the address of each request: the other end of the connection, or, where that is one of our own proxies, the last
 * address of X-Forwarded-For that is none of them. What anybody else writes there is not believed.
 */
export const setAddress =
  (proxies: readonly string[]): MiddlewareHandler =>
  async (c, next) => {
    c.set(name, findAddress(peerOf(c), c.req.header('X-Forwarded-For') ?? '', proxies))
    await next()
  }

/** Empty where there is no connection. */
export const addressOf = (c: Context): string => String(c.get(name) ?? '')

/** `proxies` are addresses or IPv4 networks like 10.0.0.0/8. */
export const findAddress = (peer: string, forwarded: string, proxies: readonly string[]): string => {
  const hops = [...forwarded.split(','), peer].map((text) => plainAddress(text.trim()))
  const isProxy = (address: string) => proxies.some((network) => inNetwork(address, network))
  while (hops.length > 1 && isProxy(hops.at(-1) ?? '') && hops.at(-2) !== '') hops.pop()
  return hops.at(-1) ?? ''
}

const peerOf = (c: Context): string => {
  const isConnected = typeof c.env === 'object' && c.env !== null && 'incoming' in c.env
  return isConnected ? (getConnInfo(c).remote.address ?? '') : ''
}
