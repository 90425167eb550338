// What the parts of the page of settings are given.
import type { ComponentType, ReactNode } from 'react'
import type { CodeList, Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { Labels, Point } from '@tukkimies/shared/register/organisation.ts'
import type { VisitScreen } from '@tukkimies/shared/register/visit-screen.ts'

export type ScreenParts = {
  readonly list: CodeList
  readonly screen: VisitScreen
  readonly point: Point
  readonly onChange: (screen: VisitScreen) => void
}

/** The real visit screen, which belongs to another folder. */
export type Preview = ComponentType<{
  readonly list: CodeList
  readonly screen: VisitScreen
  readonly names: Labels
  readonly visitor: Visitor
  readonly title: string
  readonly banner: string
  readonly saved: string
  readonly menu?: ReactNode
}>
