import { typedToCode } from '@tukkimies/shared/register/device.ts'
import { codeToGroups } from '@tukkimies/web/register/one-time-code.ts'
import { expect, test } from 'vitest'

test('a code is shown in groups of four and read back as it was', () => {
  const code = '0123456789ABCDEFGHJKMNPQRS'
  expect(codeToGroups(code)).toBe('0123-4567-89AB-CDEF-GHJK-MNPQ-RS')
  expect(typedToCode(codeToGroups(code).toLowerCase())).toBe(code)
})
