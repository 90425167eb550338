// What opens over a page comes when it is asked for. Where it cannot be had it fails alone: the page stays as it is, and so
// does what is half made on it.
import { Component, type ComponentType, lazy, type ReactNode, Suspense, use, useState } from 'react'
import { ask } from './remember.ts'
import { useFrame } from './hooks.ts'
import { Button } from './ui/button.tsx'
import { AlertBanner } from './ui/status.tsx'

type BoundaryProps = { readonly fallback: (name: string) => ReactNode; readonly children: ReactNode }

/** What is thrown inside while it is drawn ends here. The library asks for a class. */
export class Boundary extends Component<BoundaryProps, { readonly name: string | null }> {
  override state = { name: null }

  static getDerivedStateFromError(error: unknown) {
    return { name: error instanceof Error ? error.name : 'Error' }
  }

  override render() {
    const { fallback, children } = this.props
    return this.state.name === null ? children : fallback(this.state.name)
  }
}

/** As `lazy`, and drawn at once if it has come. */
export const early =
  <P extends object>(load: () => Promise<ComponentType<P>>) =>
  (props: P) => {
    const Page = use(ask(load))
    return <Page {...props} />
  }

/** The component once it is opened; each opening asks for it anew, so that one failure is not the last. */
export const useLate = <P,>(load: () => Promise<ComponentType<P>>) => {
  const [Sheet, setSheet] = useState<ComponentType<P> | null>(null)
  return {
    Sheet,
    open: () => setSheet(() => lazy(() => load().then((component) => ({ default: component })))),
    close: () => setSheet(null),
  }
}

export const Late = ({ onClose, children }: { readonly onClose: () => void; readonly children: ReactNode }) => (
  <Boundary fallback={() => <NotOpened onClose={onClose} />}>
    <Suspense>{children}</Suspense>
  </Boundary>
)

export const NotOpened = ({ onClose }: { readonly onClose: () => void }) => {
  const { failed } = useFrame()
  return <AlertBanner actions={<Button onClick={onClose}>{failed.close}</Button>}>{failed.sheet}</AlertBanner>
}
