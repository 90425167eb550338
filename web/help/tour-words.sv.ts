// The words of the short introduction in Swedish.
import type { Words } from './tour-words.fi.ts'

export const words: Words = {
  title: 'Rundtur',
  open: 'Se rundturen på en minut',
  skip: 'Hoppa över',
  back: 'Föregående',
  next: 'Nästa',
  done: 'Klar',
  step: (at, of) => `Steg ${at}/${of}`,
  steps: {
    choose: {
      title: 'Tre val räcker',
      text: 'Välj ärende, kontaktspråk och längd. Övriga uppgifter kan du lägga till eller lämna.',
    },
    save: { title: 'Spara med ett tryck', text: 'Tryck på Spara besöket. Formuläret töms för nästa besök.' },
    undo: {
      title: 'Ett fel kan ångras',
      text: 'Ångra föregående tar bort det senast sparade besöket. Andra öppna besök rättar du på sidan Registreringar.',
    },
    sent: {
      title: 'Sparat och skickat är olika saker',
      text: 'Besöket sparas genast på den här enheten. Molnmärket visar vad som väntar på att skickas. Nät behövs inte för att registrera.',
    },
    person: {
      title: 'Människan registreras inte',
      text: 'Namn, personbeteckningar och klockslag frågas inte. Av ett besök kan man inte sluta sig till vem som kom.',
    },
    lock: { title: 'Lås när du går', text: 'Tryck på dina initialer. I menyn finns hjälpen och övningen.' },
  },
}
