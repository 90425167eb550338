// The first page of a browser that is no tablet: what needs attention and the way to each page, or the way in.
import { DeskHead } from './desk-head.tsx'

export const DeskHome = () => <DeskHead path="/" isOpen />
