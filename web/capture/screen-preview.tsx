// The visit screen of a point as its settings would make it: the real screen on a tablet that saves nothing.
import type { ReactNode } from 'react'
import { PointId } from '@tukkimies/shared/id.ts'
import type { CodeList, Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { Labels, Point } from '@tukkimies/shared/register/organisation.ts'
import { applyScreen, type VisitScreen as Screen } from '@tukkimies/shared/register/visit-screen.ts'
import { Banner } from '../ui/status.tsx'
import { usePracticeDevice } from './practice-device.ts'
import './preview.css'
import { VisitScreen } from './visit.tsx'

export const ScreenPreview = ({
  list,
  screen,
  names,
  visitor,
  title,
  banner,
  saved,
  menu,
}: {
  readonly list: CodeList
  readonly screen: Screen
  /** Of the point. */
  readonly names: Labels
  readonly visitor: Visitor
  /** Of a partner visit. */
  readonly title: string
  readonly banner: string
  readonly saved: string
  readonly menu?: ReactNode
}) => {
  const asked = applyScreen(list, screen)
  const device = usePracticeDevice({ lists: [asked], list: asked, screen, pointNames: names, point: null })
  const point: Point = { id: PointId.parse('preview'), names, first: device.today, areas: [], busy: true }
  return (
    <div className="preview">
      <VisitScreen
        // What was chosen by other questions is not kept.
        key={visitor}
        device={device}
        point={point}
        menu={menu}
        partner={visitor === 'partner' ? { title, client: '', step: null } : null}
        task={{ is: 'practice', saved, banner: <Banner tone="warning">{banner}</Banner> }}
      />
    </div>
  )
}
