// Addresses of machines: one spelling of each, and whether one lies in a network of IPv4.

const ipv4 = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/

/** An address in its one spelling, an IPv4 address inside IPv6 as what it is; empty if it is none. */
export const plainAddress = (text: string): string => {
  const bare = text.replace(/^::ffff:(?=\d+\.)/i, '')
  if (ipv4.test(bare)) return bare
  if (!bare.includes(':') || !URL.canParse(`http://[${bare}]`)) return ''
  return new URL(`http://[${bare}]`).hostname.slice(1, -1)
}

/** Whether a text names a machine or a network of IPv4, like 10.0.0.0/8. */
export const isNetwork = (text: string): boolean => {
  const [address = '', length, more] = text.split('/')
  if (more !== undefined) return false
  if (length === undefined) return plainAddress(address) !== ''
  return ipv4.test(address) && /^\d{1,2}$/.test(length) && Number(length) >= 1 && Number(length) <= 32
}

/** Whether an address, in its one spelling, is the machine or lies in the network. */
export const inNetwork = (address: string, network: string): boolean => {
  const [begin = '', length] = network.split('/')
  if (length === undefined) return address !== '' && address === plainAddress(begin)
  if (!ipv4.test(address)) return false
  const shift = 2 ** (32 - Number(length))
  return Math.floor(toNumber(address) / shift) === Math.floor(toNumber(begin) / shift)
}

const toNumber = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
