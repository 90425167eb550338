import { expect, test } from 'vitest'
import { fileFormats, judgeExport, makeExportDraft } from '@tukkimies/web/figures/export-draft.ts'

const own = { recipient: 'Keskuksen yhdistys', purpose: 'Oma käyttö' }
const draft = makeExportDraft('fi')
const other = { ...draft, use: 'other', recipient: ' Kunta ', purpose: 'Raportti', basis: 'funder' } as const

test('[A30] a file for our own use is noted as that, without a word to be written', () => {
  expect(judgeExport(draft, own)).toEqual({ ok: true, value: { ...own, basis: 'statistics' } })
})

test('[A30][C08] a file for another organisation needs its name, the purpose and the basis', () => {
  expect(judgeExport(other, own)).toEqual({
    ok: true,
    value: { recipient: 'Kunta', purpose: 'Raportti', basis: 'funder' },
  })
  const wrong = (change: object) => {
    const judged = judgeExport({ ...other, ...change }, own)
    return judged.ok ? [] : [...judged.wrong]
  }
  expect(wrong({ recipient: '  ' })).toEqual(['recipient'])
  expect(wrong({ purpose: 'x'.repeat(201) })).toEqual(['purpose'])
  expect(wrong({ basis: '' })).toEqual(['basis'])
  expect(wrong({ recipient: '', purpose: '', basis: '' })).toEqual(['recipient', 'purpose', 'basis'])
})

test('[A29] details of a person are named as such before anything is sent', () => {
  const judged = judgeExport({ ...other, purpose: 'soita 040 123 4567' }, own)
  expect(judged).toEqual({ ok: false, wrong: new Set(['purpose']), personal: new Set(['purpose']) })
})

test('a picture is offered where there is a chart', () => {
  expect(fileFormats(true)).toEqual([...fileFormats(false), 'png', 'svg'])
})
