import type { Words } from './withdrawal-words.fi.ts'

export const words: Words = {
  title: 'Samtycke återkallas',
  lead: 'När en kontaktperson säger att kontaktuppgifterna inte längre får förvaras, anteckna återkallelsen här. Du behöver inte fråga varför.',
  what: 'Uppgifter som passar ihop med adressen eller numret döljs genast för alla. Huvudanvändaren får återkallelsen överst på sin lista och raderar uppgifterna i dag.',
  email: 'E-postadress',
  phone: 'Telefonnummer',
  either: 'Ge minst den ena. Be om den som personen gav när uppgifterna sparades.',
  phoneHint: 'Ett finländskt nummer som det är, andra med landsnummer.',
  action: 'Anteckna återkallelsen',
  failed: 'Återkallelsen antecknades inte',
  thanksTitle: 'Återkallelsen är antecknad',
  thanks: (day: string): string => `Tack. Återkallelsen behandlas senast ${day}.`,
  hidden: 'Om registret hade uppgifter som passar ihop med adressen eller numret är de nu dolda.',
  say: 'Du kan säga till personen: återkallelsen är mottagen och uppgifterna raderas i dag. Besöksstatistiken blir kvar, eftersom den inte säger något om någon människa.',
  another: 'Anteckna en till',
  offline: 'Ingen anslutning. En återkallelse kan inte antecknas utan nät, och adressen får inte lämnas på enheten.',
  offlineDo:
    'Berätta om återkallelsen för huvudanvändaren genast, eller kom tillbaka till den här sidan i dag när anslutningen fungerar.',
  noRight: 'Rådgivare och huvudanvändare tar emot återkallelser. Hänvisa personen till dem.',
  direct: 'Du har rätt till kontaktuppgifter. Om du hittar personen kan du radera uppgifterna genast.',
  toContacts: 'Sök bland kontaktuppgifterna',
  errors: {
    phone: 'Kontrollera telefonnumret. Till exempel 040 123 4567 eller +46 70 123 4567.',
    email_wrong: 'Kontrollera e-postadressen.',
    detail_needed: 'Ge en e-postadress eller ett telefonnummer.',
    identity_code: 'Det här ser ut som en personbeteckning. Den får inte sparas.',
    other: 'Kontrollera den här punkten.',
  },
}
