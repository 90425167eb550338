import { expect, test } from 'vitest'
import { NoticeDraft } from '@tukkimies/shared/register/notice.ts'
import {
  draftErrors,
  firstDraft,
  newProcessor,
  nextDraft,
  textAt,
  trimDraft,
  withText,
} from '@tukkimies/web/notice/privacy-draft.ts'
import { fixtureDraft } from '../../notice.ts'

const errorsOf = (draft: NoticeDraft) => draftErrors(draft).map(({ field, kind }) => `${field} ${kind}`)

test('[A39][A12] a first version begins with the Ombudsman’s addresses and the acts, and asks for the rest', () => {
  expect(firstDraft.settings.supervisor.email).toBe('tietosuoja@om.fi')
  expect(firstDraft.settings.acts.map(({ en }) => en).join()).toMatch(/679.*1050.*681.*906.*280.*759/)
  expect(errorsOf(firstDraft)).toEqual(
    expect.arrayContaining([
      'settings.controller.names.fi missing',
      'settings.hosting.sv missing',
      'settings.withdrawal missing',
    ]),
  )
  expect(errorsOf(firstDraft).some((error) => error.startsWith('settings.supervisor'))).toBe(false)
})

test('one text is changed by its way from the top, and everything else stays', () => {
  const changed = withText(fixtureDraft, 'settings.acts.1.sv', 'Ny lag')
  expect(textAt(changed, 'settings.acts.1.sv')).toBe('Ny lag')
  expect(changed.settings.acts[0]).toEqual(fixtureDraft.settings.acts[0])
  expect(withText(changed, 'settings.acts.1.sv', textAt(fixtureDraft, 'settings.acts.1.sv'))).toEqual(fixtureDraft)
  expect(() => textAt(fixtureDraft, 'settings.acts')).toThrow('no text')
})

test('[A03] what is missing, unreachable or no address of the web is named by its field', () => {
  expect(errorsOf(fixtureDraft)).toEqual([])
  const officer = { ...fixtureDraft.settings.officer, email: ' ' }
  const settings = { ...fixtureDraft.settings, officer, form: 'http://lomake.example', acts: [] }
  expect(errorsOf({ ...fixtureDraft, settings })).toEqual([
    'settings.officer.email reach',
    'settings.form web',
    'settings.acts list',
  ])
  const processors = [newProcessor]
  expect(errorsOf({ ...fixtureDraft, settings: { ...fixtureDraft.settings, processors } })[0]).toBe(
    'settings.processors.0.name missing',
  )
})

test('[A01] the next version begins with the last one’s settings and says its changes anew', () => {
  const next = nextDraft({ ...fixtureDraft, version: 1, first: '2026-03-10', retention: {} } as never)
  expect(next.settings).toEqual(fixtureDraft.settings)
  expect(errorsOf(next)).toEqual(['changes.fi missing', 'changes.sv missing', 'changes.en missing'])
  const spaced = withText(fixtureDraft, 'changes.fi', '  Uutta  ')
  expect(NoticeDraft.parse(trimDraft(spaced)).changes.fi).toBe('Uutta')
})
