import { ownLength } from '../ui/own-length.ts'
import './line-bar.css'

/** More lines are not kept on one sheet of paper: half of the sheet before would be empty. */
export const keptLinesMax = 15

/**
 * A line's bar beside its number, for paper: a long table breaks between its lines there, which a chart cannot. A figure that is
 * not said, or is no part of the chart, has none, and its place all the same.
 */
export const LineBar = ({ value, most }: { readonly value: number | null; readonly most: number }) => (
  <span className="line-bar" style={ownLength('--part', value === null ? 0 : value / most)} aria-hidden="true" />
)
