import type { Words } from './partner-words.fi.ts'

export const words: Words = {
  visit: { title: 'Partnerbesök', client: 'Kundbesök' },
  question: {
    title: 'Ska kontaktpersonens uppgifter sparas?',
    purpose:
      'Besöket är redan sparat. Kontaktuppgifterna används bara för samarbete och kontakt, och de kräver kontaktpersonens samtycke.',
    no: 'Nej',
    yes: 'Ja, fyll i uppgifterna',
    impossible: 'Kontaktuppgifter kan inte sparas nu',
    obstacles: {
      no_notice:
        'Besöket är sparat. Kontaktuppgifter kan sparas först när dataskyddsbeskrivningen har publicerats och hämtats till enheten. Anslut enheten till nätet en gång.',
      no_key:
        'Besöket är sparat. Nyckeln som krypterar kontaktuppgifter har inte hämtats ännu eller är för gammal. Anslut enheten till nätet en gång.',
    },
    goOn: 'Fortsätt',
    fetch: 'Hämta nu',
  },
  form: {
    title: 'Kontaktperson',
    intro:
      'Uppgifterna används bara för samarbete och kontakt. De krypteras genast när du sparar. Om pekplattan låses innan dess försvinner de från formuläret.',
    labels: {
      organisation: 'Organisation',
      name: 'Kontaktpersonens namn',
      phone: 'Telefon',
      email: 'E-post',
    },
    hints: {
      organisation: undefined,
      name: undefined,
      phone: 'Telefon eller e-post räcker.',
      email: 'Helst organisationens gemensamma adress, till exempel service@kommun.example.',
    },
    understood: (phone) => `Lästes som numret ${phone}`,
    problems: {
      missing: 'Fyll i fältet.',
      too_long: 'Texten är för lång. Förkorta den.',
      identity_code: 'Det här ser ut som en personbeteckning. Den får inte sparas.',
      text_found: 'Telefonnummer, e-post eller kontonummer hör inte till det här fältet.',
      phone_wrong: 'Telefonnumret duger inte. Skriv det till exempel 040 123 4567 eller +46 8 123 456.',
      email_wrong: 'E-postadressen duger inte. Skriv den till exempel service@kommun.example.',
      detail_needed: 'Ange ett telefonnummer eller en e-postadress.',
    },
    noConsent: 'Kontaktuppgifter kan inte sparas utan samtycke. Besöket sparas utan dem.',
    save: 'Spara kontaktuppgifterna',
    cancel: 'Avbryt',
    notSaved: 'Kontaktuppgifterna sparades inte',
    unsaved: {
      full: 'Enhetens minne är fullt. Besöket är sparat. Skicka väntande registreringar och försök igen.',
      outdated: 'En nyare version används redan på enheten. Besöket är sparat. Ladda sidan på nytt.',
      clock: 'Enhetens klocka verkar gå fel. Besöket är sparat. Avbryt, välj dagens datum och försök igen.',
      not_enrolled: 'Enheten har inte tagits i bruk. Be huvudanvändaren om en kod.',
      revoked: 'Enheten har tagits ur bruk. Kontakta huvudanvändaren.',
      point_closed: 'Rådgivningspunkten är stängd. Besöket är sparat, men kontaktuppgifter kan inte längre sparas här.',
      gone: 'Det gick inte att skriva i enhetens minne. Besöket är sparat. Försök igen.',
      storage: 'Det gick inte att skriva i enhetens minne. Besöket är sparat. Försök igen.',
      no_key:
        'Nyckeln som krypterar kontaktuppgifter är för gammal. Besöket är sparat. Anslut enheten och försök igen.',
    },
  },
  consent: {
    title: 'Samtycke',
    language: 'Kontaktpersonens språk',
    qr: 'Dataskyddsbeskrivningen som QR-kod',
    notice: 'Dataskyddsbeskrivning:',
    versions: (text, notice) => `Samtyckestext ${text}, dataskyddsbeskrivning ${notice}`,
    day: (day) => `Dag för samtycket: ${day}`,
    deletion: (day) => `Uppgifterna raderas ${day}`,
    way: 'Hur gav kontaktpersonen sitt samtycke?',
    ways: { spoken: 'Muntligt', email: 'Via e-post', paper: 'På papper' },
  },
  sealed: {
    title: 'Kontaktuppgifterna sparades',
    text: 'Kontaktuppgifterna sparades krypterade. De kan inte läsas på den här enheten.',
    slip: 'Om något blev fel: ångra dem nu och fyll i på nytt. Senare går det inte att skilja kontaktuppgifter från varandra.',
    undo: 'Ångra kontaktuppgifterna',
    goOn: 'Nytt partnerbesök',
  },
  entries: {
    sealed: 'Kontaktuppgifter, krypterade',
    count: (n) => (n === 1 ? '1 kontaktperson' : `${n} kontaktpersoner`),
    openUntil: (day) => `kan ångras till ${day}`,
    late: 'Kan inte längre ångras. Huvudanvändaren kan radera uppgifterna.',
    takenBackIfOpen:
      'Ångrandet skickas till servern. Om tiden redan har gått ut kan huvudanvändaren ännu radera uppgifterna.',
    discardText: 'Kontaktuppgifterna har inte sparats på servern. Om du raderar dem kan de inte återställas.',
    expired: (n, day) =>
      `${day}: uppgifterna om ${n} ${n === 1 ? 'kontaktperson' : 'kontaktpersoner'} var över 12 månader gamla och raderades från enheten.`,
    kept: (n, day) =>
      `${day}: uppgifterna om ${n} ${n === 1 ? 'kontaktperson' : 'kontaktpersoner'} ångrades för sent. Be huvudanvändaren radera dem.`,
    understood: 'Klart',
    waiting: 'Kontaktuppgifter som väntar på att skickas',
  },
}
