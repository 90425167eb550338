import type { Words } from './form-words.fi.ts'

export const words: Words = {
  page: {
    title: 'Blanketter att skriva ut',
    lead: 'Med en blankett kan man begära sina uppgifter, rättelse eller radering av dem eller återkalla sitt samtycke. En begäran kan också göras utan blankett, skriftligt eller på plats.',
    form: 'Blankett',
    language: 'Blankettens språk',
    print: 'Skriv ut',
    loading: 'Laddar…',
    noNotice: 'Ingen dataskyddsbeskrivning är publicerad ännu, så adresserna saknas på blanketten. Fråga en rådgivare.',
  },
  titles: {
    access: 'Begäran om insyn i uppgifter',
    rectify: 'Begäran om rättelse av uppgifter',
    erase: 'Begäran om radering av uppgifter',
    limit: 'Begränsning av eller invändning mot behandling',
    withdraw: 'Återkallande av samtycke',
  },
  asks: {
    access:
      'Jag vill veta vilka uppgifter om mig som finns i registret och få en kopia av dem (dataskyddsförordningen, artikel 15).',
    rectify: 'Jag ber att mina uppgifter rättas eller kompletteras (dataskyddsförordningen, artikel 16).',
    erase: 'Jag ber att mina uppgifter raderas (dataskyddsförordningen, artikel 17).',
    limit: 'Välj vad du begär (dataskyddsförordningen, artikel 18 och 21).',
    withdraw:
      'Jag återkallar mitt samtycke till att mina kontaktuppgifter sparas (dataskyddsförordningen, artikel 7.3).',
  },
  whoTitle: 'Vem jag är',
  who: {
    contact: 'kontaktperson hos en samarbetspartner',
    user: 'användare av tjänsten (rådgivare eller annan anställd)',
    client: 'kund hos rådgivningen',
  },
  clientNote: 'Inga personuppgifter om kunder sparas, så en kunds besök går inte att hitta i registret.',
  fields: {
    name: 'Namn',
    organisation: 'Organisation vars kontaktperson jag är',
    address: 'Vart svaret skickas: postadress, e-post eller telefon',
    known: 'E-postadress eller telefonnummer som jag gav rådgivningen',
    wrong: 'Vilken uppgift är fel eller saknas?',
    right: 'Vilken är den rätta uppgiften?',
    why: 'Varför? Vid invändning: berätta vilken särskild situation du hänvisar till.',
    more: 'Vad vill du säga utöver det?',
    day: 'Ort och datum',
    signature: 'Underskrift',
  },
  limits: {
    restrict: 'Jag ber att behandlingen av mina uppgifter begränsas tills de har kontrollerats.',
    object: 'Jag invänder mot behandlingen av mina uppgifter.',
  },
  withdraws: {
    all: 'Alla mina kontaktuppgifter raderas.',
    phone: 'Bara mitt telefonnummer raderas.',
    email: 'Bara min e-postadress raderas.',
  },
  noCode: 'Skriv ingen personbeteckning på den här blanketten.',
  toTitle: 'Vart blanketten lämnas',
  to: 'Lämna blanketten till en rådgivningspunkt eller skicka den:',
  eForm: 'Du kan också göra begäran elektroniskt med stark identifiering:',
  withdrawal: 'Du kan också återkalla samtycket genom att meddela en rådgivare eller skriva till:',
  nextTitle: 'Vad som händer sedan',
  next: [
    'Identiteten kontrolleras innan uppgifter lämnas ut eller ändras. Ett återkallat samtycke verkställs genast.',
    'Svaret ges inom en månad. Behövs mer tid meddelas det, med orsaken, inom en månad.',
    'Begäran och svaret är avgiftsfria. En avgift kan tas ut bara om begäran är uppenbart ogrundad eller orimlig.',
    'Om begäran avslås får du ett skriftligt intyg med motivering.',
  ],
}
