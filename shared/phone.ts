// A phone number as people write it to the one form in which it is kept. The numbering plans of the world are a library's.
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { phonePattern } from './register/contact.ts'

/**
 * `040 123 4567` or `+358 40 1234567` to `+358401234567`; a number without its country is Finnish. `null` if no plan knows
 * such a number, and for a number with an extension, which would be lost.
 */
export const textToPhone = (text: string): string | null => {
  const phone = parsePhoneNumberFromString(text.normalize('NFKC'), { defaultCountry: 'FI', extract: false })
  return phone?.isPossible() && !phone.ext && phonePattern.test(phone.number) ? phone.number : null
}

/** As it is dialled: a Finnish number without its country, any other with it. */
export const phoneToText = (phone: string): string => {
  const parsed = parsePhoneNumberFromString(phone)
  if (!parsed) return phone
  return parsed.country === 'FI' ? parsed.formatNational() : parsed.formatInternational()
}
