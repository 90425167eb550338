// The answers that stand on a printed sheet: all that a visit may have, but "not recorded", which an empty box says.
import { type Code, notRecorded } from '@tukkimies/shared/register/code-list.ts'

export const sheetCodes = (codes: readonly Code[]): readonly Code[] => codes.filter(({ key }) => key !== notRecorded)
