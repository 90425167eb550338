// A file from the server, or a picture that is made here and noted there. Nothing is handed out that is not noted.
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { exportName } from '@tukkimies/shared/release/export.ts'
import type { ReceivedFile, useAsk } from '../hooks.ts'
import type { Picture } from '../ui/picture-page.ts'
import { pictureToPng, pictureToSvg } from '../ui/picture.ts'
import { type ExportDraft, type Handing, isPicture } from './export-draft.ts'

type Sending = {
  readonly answer: TableAnswer
  readonly draft: ExportDraft
  readonly handing: Handing
  readonly picture: Picture | null
}
type Ask = ReturnType<typeof useAsk>

export const sendExport = async (ask: Ask, { answer, draft, handing, picture }: Sending) => {
  const { format, language, totals } = draft
  if (!isPicture(format) || !picture)
    return ask<ReceivedFile>({
      path: '/api/v1/exports',
      body: { query: answer.query, format, language, totals, ...handing },
      asFile: true,
    })
  const content = format === 'svg' ? pictureToSvg(picture) : await pictureToPng(picture)
  const noted = await ask({
    path: '/api/v1/disclosures',
    body: {
      what: { is: 'table', query: answer.query },
      periods: answer.periods.map(({ name }) => name),
      form: 'file',
      ...handing,
    },
  })
  if (noted.is !== 'answered') return noted
  const file: ReceivedFile = { name: `${exportName(answer)}.${format}`, content }
  return { is: 'answered' as const, value: file }
}
