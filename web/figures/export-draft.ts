// A file while it is chosen: which one, for whom, and whether that may be noted so.
import { DisclosureBasis, disclosureProblem, disclosureTextMax } from '@tukkimies/shared/register/disclosure.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { ExportFormat } from '@tukkimies/shared/release/export.ts'
import type { Bar } from '../ui/bar-chart.tsx'
import type { ChartKind, Plot, TilePlace } from '../ui/plot.ts'

/** A chart that may be handed on as a picture: the same bars, or the same plot, as on the screen. */
export type ChartPicture = { readonly title: string } & (
  | { readonly bars: readonly Bar[] }
  | { readonly kind: ChartKind; readonly plot: Plot; readonly places?: readonly TilePlace[] }
)

/** A picture is made here, every other file by the server. */
export const pictureFormats = ['png', 'svg'] as const
export type PictureFormat = (typeof pictureFormats)[number]
export type FileFormat = ExportFormat | PictureFormat

export const fileFormats = (hasChart: boolean): readonly FileFormat[] => [
  ...ExportFormat.options,
  ...(hasChart ? pictureFormats : []),
]

export const isPicture = (format: FileFormat): format is PictureFormat =>
  (pictureFormats as readonly string[]).includes(format)

/** Every field as it stands in its control. `own`: for the own organisation's use. */
export type ExportDraft = {
  readonly format: FileFormat
  readonly language: Language
  readonly totals: boolean
  readonly use: 'own' | 'other'
  readonly recipient: string
  readonly purpose: string
  readonly basis: string
}

export const makeExportDraft = (language: Language): ExportDraft => ({
  format: 'xlsx',
  language,
  totals: true,
  use: 'own',
  recipient: '',
  purpose: '',
  basis: '',
})

export const exportFields = ['recipient', 'purpose', 'basis'] as const
export type ExportField = (typeof exportFields)[number]

/** Who gets it and what for, as the disclosure register wants it. */
export type Handing = { readonly recipient: string; readonly purpose: string; readonly basis: DisclosureBasis }

export type JudgedExport =
  | { readonly ok: true; readonly value: Handing }
  /** `personal`: fields whose text says more than it should. */
  | { readonly ok: false; readonly wrong: ReadonlySet<ExportField>; readonly personal: ReadonlySet<ExportField> }

/** `own` is what is noted of a file for one's own use. */
export const judgeExport = (draft: ExportDraft, own: Pick<Handing, 'recipient' | 'purpose'>): JudgedExport => {
  if (draft.use === 'own')
    // Whoever belongs to no organisation acts for all of them, whose names may be many.
    return { ok: true, value: { ...own, recipient: own.recipient.slice(0, disclosureTextMax), basis: 'statistics' } }
  const recipient = draft.recipient.trim()
  const purpose = draft.purpose.trim()
  const basis = DisclosureBasis.safeParse(draft.basis).data
  const isText = (text: string) => text !== '' && text.length <= disclosureTextMax
  const wrong = new Set<ExportField>([
    ...(isText(recipient) ? [] : (['recipient'] as const)),
    ...(isText(purpose) ? [] : (['purpose'] as const)),
    ...(basis === undefined ? (['basis'] as const) : []),
  ])
  if (basis === undefined || wrong.size > 0) return { ok: false, wrong, personal: new Set() }
  const problem = disclosureProblem({ recipient, purpose })
  if (!problem) return { ok: true, value: { recipient, purpose, basis } }
  const personal = new Set(exportFields.filter((field) => field === problem.field))
  return { ok: false, wrong: personal, personal }
}
