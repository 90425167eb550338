// CRC-32 (IEEE 802.3, as in gzip) of a text: finds what a worn memory has flipped, not what somebody has changed.

const polynomial = 0xedb88320

/** CRC-32 of the text's UTF-8 bytes, 0 to 2^32 - 1. "123456789" gives 0xCBF43926. */
export const textToChecksum = (text: string): number => {
  let crc = ~0
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? polynomial : 0)
  }
  return ~crc >>> 0
}
