/** What speaks against this PIN, or null: not 6 to 12 digits, or one that anybody would try first. */
export const choosePin = (pin: string): 'digits' | 'easy' | null => {
  if (!/^[0-9]{6,12}$/.test(pin)) return 'digits'
  const steps = new Set([...pin].slice(1).map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10))
  const [step] = steps
  // 111111, 123456, 987654, and 121212.
  const isEven = steps.size === 1 && (step === 0 || step === 1 || step === 9)
  return isEven || /^(..)\1+$/.test(pin) ? 'easy' : null
}
