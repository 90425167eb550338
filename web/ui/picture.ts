// A picture of lines as one of dots, twice as fine as the screen's. The browser draws it; nothing is asked of the network.
import type { Picture } from './picture-page.ts'

const fineness = 2

/** The address of a picture that holds the picture itself. */
export const pictureToAddress = ({ svg }: Picture): string => `data:image/svg+xml,${encodeURIComponent(svg)}`

export const pictureToSvg = ({ svg }: Picture): Blob => new Blob([svg], { type: 'image/svg+xml;charset=utf-8' })

/** Throws where the browser cannot draw. */
export const pictureToPng = async (picture: Picture): Promise<Blob> => {
  const image = new Image()
  image.src = pictureToAddress(picture)
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = picture.width * fineness
  canvas.height = picture.height * fineness
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const { promise, resolve, reject } = Promise.withResolvers<Blob>()
  canvas.toBlob((made) => (made ? resolve(made) : reject(new Error('no picture'))), 'image/png')
  return promise
}
