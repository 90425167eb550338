// Our own drawings, a few strokes each, since they come with the first load. An icon always stands beside its text, so it is
// hidden from assistive technology.
const ring = 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20'

const paths = {
  check: 'M3 13l6 6L21 6',
  done: `${ring}M7 12l4 4 6-7`,
  warning: 'M12 3L2 21h20zM12 10v5M12 18v.01',
  error: `${ring}M12 6v8M12 17.5v.01`,
  info: `${ring}M12 11v7M12 7v.01`,
  close: 'M4 4l16 16M20 4L4 20',
  right: 'M9 5l7 7-7 7',
  undo: 'M9 4L3 10l6 6M3 10h11a7 7 0 0 1 7 7v3',
  refresh: 'M20 12a8 8 0 1 1-3-6.2M17 2v4h-4',
  waiting: 'M5 2h14M5 22h14M7 2v4l5 6 5-6V2M7 22v-4l5-6 5 6v4',
  offline: `${ring}M5 5l14 14`,
  plus: 'M12 4v16M4 12h16',
  remove: 'M3 6h18M9 6V3h6v3M5 6l2 15h10l2-15',
  lock: 'M6 11V8a6 6 0 0 1 12 0v3M4 11h16v10H4zM12 15v3',
  print: 'M6 9V3h12v6M6 17H3V9h18v8h-3M6 14h12v7H6z',
} as const

export type IconName = keyof typeof paths

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
)
