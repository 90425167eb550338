// A partner's visit: the screen of a visit with the partner's questions. It is saved before anybody is asked for a contact
// person, and whatever is answered then changes nothing of it.
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import type { EntryId } from '@tukkimies/shared/id.ts'
import type { Point } from '@tukkimies/shared/register/organisation.ts'
import { type UsedDevice, useDevice, useFrame, useTitle, useWords } from '../hooks.ts'
import { Late } from '../late.tsx'
import { Loading } from '../ui/status.tsx'
import { focusGroup } from './code-group.tsx'
import { ContactQuestion, SealedNote } from './contact-question.tsx'
import { NotReady } from './not-ready.tsx'
import { partnerBook } from './partner-book.ts'
import './partner.css'
import { firstQuestion } from './picks.ts'
import { VisitScreen } from './visit.tsx'

// What a contact needs is more than the rest of the tablet's pages together.
const loadForm = async () => ({ default: (await import('./contact-form.tsx')).ContactForm })

export const PartnerPage = ({ menu }: { readonly menu: ReactNode }) => {
  const device = useDevice()
  const { visit } = useWords(partnerBook)
  useTitle(visit.title)
  const isReady = device.state === 'enrolled' || device.state === 'outdated'
  if (!isReady || !device.point || device.lists.length === 0) return <NotReady state={device.state} menu={menu} />
  return <PartnerScreen device={device} point={device.point} menu={menu} />
}

type Step = { readonly is: 'question' | 'form' } | { readonly is: 'sealed'; readonly id: EntryId }

const PartnerScreen = ({
  device,
  point,
  menu,
}: {
  readonly device: UsedDevice
  readonly point: Point
  readonly menu: ReactNode
}) => {
  const { visit } = useWords(partnerBook)
  const [step, setStep] = useState<Step | null>(null)
  const [returns, setReturns] = useState(0)
  useEffect(() => {
    if (returns > 0) focusGroup(firstQuestion.partner)
  }, [returns])
  const goBack = () => {
    setStep(null)
    setReturns((count) => count + 1)
  }
  const asking: UsedDevice = {
    ...device,
    saveVisit: async (...given) => {
      const outcome = await device.saveVisit(...given)
      if (outcome.is === 'saved') setStep({ is: 'question' })
      return outcome
    },
    undoLast: async () => {
      const isUndone = await device.undoLast()
      // A contact that is half typed is another matter.
      if (isUndone) setStep((now) => (now?.is === 'form' ? now : null))
      return isUndone
    },
  }
  return (
    <VisitScreen
      device={asking}
      point={point}
      menu={menu}
      partner={{
        title: visit.title,
        client: visit.client,
        step: step && <ContactStep step={step} device={device} onStep={setStep} onBack={goBack} />,
      }}
    />
  )
}

const ContactStep = ({
  step,
  device,
  onStep,
  onBack,
}: {
  readonly step: Step
  readonly device: UsedDevice
  readonly onStep: (step: Step) => void
  readonly onBack: () => void
}) => {
  const { loading } = useFrame()
  const [ContactForm] = useState(() => lazy(loadForm))
  switch (step.is) {
    case 'question':
      return <ContactQuestion device={device} onNo={onBack} onYes={() => onStep({ is: 'form' })} />
    case 'form':
      return (
        <Late onClose={onBack}>
          <Suspense fallback={<Loading label={loading} />}>
            <ContactForm device={device} onCancel={onBack} onSaved={(id) => onStep({ is: 'sealed', id })} />
          </Suspense>
        </Late>
      )
    case 'sealed':
      return <SealedNote id={step.id} onDone={onBack} onUndone={() => onStep({ is: 'form' })} />
  }
}
