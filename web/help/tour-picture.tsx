// The screen of a visit as a drawing: the same boxes in each step, with what is told of now standing out by colour and by the
// width of its line. What is drawn, the words beside it say.
import type { Words } from './tour-words.fi.ts'
import './help.css'

export type TourStep = keyof Words['steps']
export const tourSteps: readonly TourStep[] = ['choose', 'save', 'undo', 'sent', 'person', 'lock']

const chips = [0, 1, 2].flatMap((column) => [0, 1, 2].map((row) => ({ x: 16 + column * 124, y: 60 + row * 38, row })))

export const TourPicture = ({ step }: { readonly step: TourStep }) => {
  const look = (at: TourStep) => (at === step ? 'tour-on' : 'tour-box')
  return (
    <svg className="tour-picture" viewBox="0 0 400 240" aria-hidden="true" focusable="false">
      <rect className="tour-box" x="16" y="12" width="150" height="30" rx="6" />
      <rect className={look('sent')} x="236" y="12" width="90" height="30" rx="6" />
      <path className="tour-line" d="M267 35h28a7 7 0 0 0 0-14 10 10 0 0 0-19-2 8 8 0 0 0-9 16z" />
      <rect className={look('lock')} x="338" y="12" width="46" height="30" rx="6" />
      <path className="tour-line" d="M353 26v-4a8 8 0 0 1 16 0v4M351 26h20v10h-20z" />
      {chips.map(({ x, y, row }) => (
        <rect
          key={`${x} ${y}`}
          className={step === 'choose' && row === 0 ? 'tour-on' : 'tour-box'}
          x={x}
          y={y}
          width="120"
          height="30"
          rx="6"
        />
      ))}
      {step === 'choose' && <path className="tour-line" d="M28 75l7 7 13-15M152 75l7 7 13-15M276 75l7 7 13-15" />}
      {step === 'person' && (
        <path className="tour-line" d="M200 92a16 16 0 1 0 .1 0M168 160a32 32 0 0 1 64 0M150 84l100 84" />
      )}
      <rect className={look('undo')} x="16" y="190" width="120" height="36" rx="6" />
      <path className="tour-line" d="M44 200l-10 8 10 8M34 208h22a8 8 0 0 1 8 8v2" />
      <rect className={step === 'save' ? 'tour-full' : 'tour-box'} x="256" y="184" width="128" height="46" rx="6" />
      {step === 'save' && <rect className="tour-line" x="250" y="178" width="140" height="58" rx="10" />}
    </svg>
  )
}
