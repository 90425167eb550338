// What was pulled, against the schema. Apart from settings.ts, because a tablet in use needs the schema only after an update.
import { PullAnswer } from '@tukkimies/shared/wire.ts'

/** The reference information in a text, or null if the schema does not hold. Throws if it is no JSON. */
export const textToReference = (text: string): PullAnswer | null => PullAnswer.safeParse(JSON.parse(text)).data ?? null
