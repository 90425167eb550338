// What can be done with an open request: check the identity, take more time, answer, refuse.
import { useState } from 'react'
import { Link } from 'wouter'
import {
  ExtensionReason,
  findRequestText,
  HeldRequest,
  IdentityWay,
  needsIdentity,
  RefusalGround,
} from '@tukkimies/shared/register/request.ts'
import { ChangeDialog, type FormReading } from '../asking/change-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { RadioField } from '../ui/radio-field.tsx'
import { Select } from '../ui/select.tsx'
import { Banner } from '../ui/status.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { letterTexts, readyAnswer } from './letter-texts.ts'
import type { Words } from './requests-words.fi.ts'

type Act = 'identity' | 'extend' | 'answer' | 'refuse'
type Acting = {
  readonly request: HeldRequest
  readonly words: Words
  readonly onDone: (request: HeldRequest) => void
  readonly onClose: () => void
}

export const RequestActs = ({
  request,
  words,
  onChanged,
}: {
  readonly request: HeldRequest
  readonly words: Words
  readonly onChanged: (request: HeldRequest, said: string) => void
}) => {
  const [act, setAct] = useState<Act | null>(null)
  const { acts } = words
  const isIdentified = request.identity !== null || !needsIdentity(request)
  const isHeld =
    (request.right === 'withdraw' || request.right === 'erase') && request.contacts.length > request.gone.length
  const acting = (of: Act): Acting => ({
    request,
    words,
    onClose: () => setAct(null),
    onDone: (next) => {
      setAct(null)
      onChanged(next, acts.done[of])
    },
  })
  return (
    <section className="card stack no-print">
      <h2>{acts.title}</h2>
      {!isIdentified && <Banner>{acts.identifyFirst}</Banner>}
      {isHeld && <Banner>{acts.eraseFirst}</Banner>}
      <div className="row">
        <Button kind={isIdentified ? 'secondary' : 'primary'} onClick={() => setAct('identity')}>
          {acts.identity}
        </Button>
        <Button
          kind={isIdentified && !isHeld ? 'primary' : 'secondary'}
          disabled={!isIdentified || isHeld}
          onClick={() => setAct('answer')}
        >
          {acts.answer}
        </Button>
        {request.right !== 'withdraw' && request.extension === null && (
          <Button onClick={() => setAct('extend')}>{acts.extend}</Button>
        )}
        <Button kind="danger" onClick={() => setAct('refuse')}>
          {acts.refuse}
        </Button>
      </div>
      {request.group === 'contact' && (
        <p>
          <Link href="/contacts">{acts.toContacts}</Link>
        </p>
      )}
      {act === 'identity' && <IdentityDialog {...acting('identity')} />}
      {act === 'extend' && <ExtendDialog {...acting('extend')} />}
      {act === 'answer' && <AnswerDialog {...acting('answer')} />}
      {act === 'refuse' && <RefuseDialog {...acting('refuse')} />}
    </section>
  )
}

const changeOf = (request: HeldRequest, path: Act, body: object): FormReading<HeldRequest> => ({
  is: 'ready',
  change: { path: `/api/v1/requests/${request.id}/${path}`, body, shape: HeldRequest },
})
const wrong = (name: string, text: string): FormReading<HeldRequest> => ({ is: 'wrong', errors: [{ name, text }] })

const IdentityDialog = ({ request, words, onDone, onClose }: Acting) => {
  const { acts, ways } = words
  const [way, setWay] = useState('')
  return (
    <ChangeDialog
      title={acts.identity}
      action={acts.save}
      read={() => (way === '' ? wrong('way', acts.chooseWay) : changeOf(request, 'identity', { way }))}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <RadioField
          legend={acts.way}
          hint={acts.wayHint}
          name="way"
          value={way}
          error={errorOf('way')}
          options={IdentityWay.options.map((value) => ({ value, label: ways[value] }))}
          onChange={setWay}
        />
      )}
    </ChangeDialog>
  )
}

const ExtendDialog = ({ request, words, onDone, onClose }: Acting) => {
  const { acts, reasons } = words
  const [reason, setReason] = useState('')
  return (
    <ChangeDialog
      title={acts.extend}
      action={acts.extend}
      read={() => (reason === '' ? wrong('reason', acts.chooseReason) : changeOf(request, 'extend', { reason }))}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <RadioField
          legend={acts.reason}
          hint={acts.extendHint}
          name="reason"
          value={reason}
          error={errorOf('reason')}
          options={ExtensionReason.options.map((value) => ({ value, label: reasons[value] }))}
          onChange={setReason}
        />
      )}
    </ChangeDialog>
  )
}

/** What is wrong in a text to the person; null if nothing is. */
const findInAnswer = (text: string, { acts, form }: Words): string | null => {
  if (text.trim() === '') return acts.writeText
  const found = findRequestText(text, 'text')
  return found && form.errors[found.code === 'identity_code' ? 'identity_code' : 'text_found'](acts.text)
}

const AnswerDialog = ({ request, words, onDone, onClose }: Acting) => {
  const { acts } = words
  const { language } = request.details
  const [text, setText] = useState(readyAnswer(language, request.right, request.group))
  return (
    <ChangeDialog
      title={acts.answer}
      action={acts.answerNow}
      read={() => {
        const found = findInAnswer(text, words)
        return found === null ? changeOf(request, 'answer', { text }) : wrong('text', found)
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <TextArea
          label={acts.text}
          hint={acts.answerHint}
          name="text"
          lang={language}
          rows={10}
          maxLength={4000}
          value={text}
          error={errorOf('text')}
          onChange={setText}
        />
      )}
    </ChangeDialog>
  )
}

const RefuseDialog = ({ request, words, onDone, onClose }: Acting) => {
  const { acts, grounds } = words
  const { language } = request.details
  const [ground, setGround] = useState('')
  const [text, setText] = useState('')
  const chosen = RefusalGround.safeParse(ground).data
  const read = (): FormReading<HeldRequest> => {
    const found = findInAnswer(text, words)
    const errors = [
      ...(chosen ? [] : [{ name: 'ground', text: acts.chooseGround }]),
      ...(found === null ? [] : [{ name: 'text', text: found }]),
    ]
    return errors.length > 0 ? { is: 'wrong', errors } : changeOf(request, 'refuse', { ground, text })
  }
  return (
    <ChangeDialog
      title={acts.refuse}
      action={acts.refuseNow}
      kind="danger"
      dirty={text !== ''}
      read={read}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Select
            label={acts.ground}
            hint={acts.groundHint}
            name="ground"
            value={ground}
            empty={acts.choose}
            error={errorOf('ground')}
            options={RefusalGround.options.map((value) => ({ value, label: grounds[value] }))}
            onChange={setGround}
          />
          {chosen && <p lang={language}>{letterTexts[language].grounds[chosen]}</p>}
          <TextArea
            label={acts.text}
            hint={acts.refuseHint}
            name="text"
            lang={language}
            rows={6}
            maxLength={4000}
            value={text}
            error={errorOf('text')}
            onChange={setText}
          />
        </>
      )}
    </ChangeDialog>
  )
}
