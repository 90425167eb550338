// In place of the visit screen while this device may not record: why, what is kept, what to do.
import { lazy, type ReactNode, Suspense } from 'react'
import { type UsedDevice, useFrame, useWords } from '../hooks.ts'
import { Loading } from '../ui/status.tsx'
import { book } from './book.ts'
import { SendingMark } from './sending-mark.tsx'

const Reason = lazy(() => import('./not-ready-reason.tsx').then((file) => ({ default: file.Reason })))

export const NotReady = ({ state, menu }: { readonly state: UsedDevice['state']; readonly menu: ReactNode }) => {
  const words = useWords(book)
  const frame = useFrame()
  return (
    <div className="capture">
      <header className="capture-head">
        <h1>{words.visit.title}</h1>
        <span className="capture-end">
          {state !== 'opening' && state !== 'not_enrolled' && <SendingMark />}
          {menu}
        </span>
      </header>
      <div className="capture-main">
        <Suspense fallback={<Loading label={frame.loading} />}>
          {state === 'opening' ? <Loading label={frame.loading} /> : <Reason state={state} />}
        </Suspense>
      </div>
    </div>
  )
}
