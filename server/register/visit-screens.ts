// What the visit screens of points are set to. A point without settings has no row: its screen is that of the code list.
import type { PointId } from '@tukkimies/shared/id.ts'
import { type PointScreen, VisitScreen } from '@tukkimies/shared/register/visit-screen.ts'
import type { RegisterQueryable, RegisterTx } from './schema.ts'

const screensKeptMax = 200

/** The settings of all points that have some, sorted by point. */
export const readScreens = async (register: RegisterQueryable): Promise<PointScreen[]> => {
  const rows = await register.query.selectFrom('visit_screen').selectAll().orderBy('point').execute()
  return rows.map(({ point, content }) => ({ point, screen: contentToScreen(content) }))
}

/** Keeps other changes of settings waiting until the transaction ends: they are read, checked and saved as one. */
export const holdScreens = (tx: RegisterTx): Promise<void> => tx.hold(['visit screens'])

/** Gives a point settings, or other ones. */
export const saveScreen = async (tx: RegisterTx, point: PointId, screen: VisitScreen): Promise<void> => {
  const row = { point, content: JSON.stringify(screen) }
  await tx.query
    .insertInto('visit_screen')
    .values(row)
    .onConflict((conflict) => conflict.column('point').doUpdateSet(row))
    .execute()
}

/** Takes a point's settings away; repeating it changes nothing. */
export const deleteScreen = async (tx: RegisterTx, point: PointId): Promise<void> => {
  await tx.query.deleteFrom('visit_screen').where('point', '=', point).execute()
}

// Every push asks which questions are asked somewhere, and settings change seldom: a text is read by its schema once.
const screenByContent = new Map<string, VisitScreen>()
const contentToScreen = (content: string): VisitScreen => {
  const known = screenByContent.get(content)
  if (known) return known
  const screen = VisitScreen.parse(JSON.parse(content))
  if (screenByContent.size >= screensKeptMax) screenByContent.clear()
  screenByContent.set(content, screen)
  return screen
}
