import { expect, test } from 'vitest'
import { choosePin } from '@tukkimies/web/me/choose-pin.ts'

test('[F76] a PIN has 6 to 12 digits, and is none that anybody would try first', () => {
  for (const pin of ['', '12345', '1234567890123', '12 345', 'abcdef', '４７０９１８'])
    expect(choosePin(pin), pin).toBe('digits')
  for (const pin of ['000000', '123456', '890123', '987654', '1212121212', '474747'])
    expect(choosePin(pin), pin).toBe('easy')
  for (const pin of ['470918', '83025561', '190274836510', '112233']) expect(choosePin(pin), pin).toBeNull()
})
