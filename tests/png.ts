// The size of a picture, read from the first chunk of a PNG file.
export const pngSize = (png: Buffer): { readonly width: number; readonly height: number } => {
  if (png.toString('latin1', 1, 4) !== 'PNG') throw new Error('no PNG')
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
}
