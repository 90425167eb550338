import type { Words } from './help-words.fi.ts'

export const words: Words = {
  helps: {
    portal: {
      title: 'Nätet svarade i stället för servern',
      kept: 'Alla registreringar finns kvar på enheten. Du kan fortsätta registrera.',
      steps: [
        'Öppna webbläsaren och logga in på nätet, eller byt nät.',
        'Tryck sedan på Skicka nu.',
        'Om det upprepas, meddela huvudanvändaren: nätet kan öppna den skyddade förbindelsen på vägen.',
      ],
    },
    enrol_again: {
      title: 'Servern känner inte till enheten',
      kept: 'Alla registreringar finns kvar på enheten. Du kan fortsätta registrera.',
      steps: ['Be huvudanvändaren om en ny kod.', 'Ange den under Ta pekplattan i bruk.'],
    },
    revoked: {
      title: 'Enheten har tagits ur bruk',
      kept: 'Registreringar som inte skickats finns kvar på enheten. Nya besök kan inte registreras.',
      steps: [
        'Kontakta huvudanvändaren. Med en ny kod skickar enheten det som väntar.',
        'Om enheten inte tas i bruk igen, spara en räddningsfil nedan och ge den till huvudanvändaren.',
      ],
    },
    update_needed: {
      title: 'Appen är för gammal för att skicka',
      kept: 'Alla registreringar finns kvar på enheten. Du kan fortsätta registrera.',
      steps: [
        'Ladda sidan på nytt när enheten har anslutning.',
        'Om det inte hjälper, stäng appen helt och öppna den.',
      ],
    },
    wiped: {
      title: 'Enhetens lagring har tömts',
      kept: 'Det som skickats finns på servern. Det som inte skickats kan ha försvunnit; servern får veta hur många.',
      steps: [
        'Meddela huvudanvändaren och be om en ny kod.',
        'Registrera de försvunna besöken på nytt, om de finns på papper.',
        'Installera appen på startskärmen, så tömmer webbläsaren den inte.',
      ],
    },
    restored: {
      title: 'Enhetens lagring tömdes, besöken finns kvar',
      kept: 'Registreringarna som väntade återställdes från en andra lagringsplats. Du kan fortsätta registrera.',
      steps: [
        'Logga in på nytt vid behov: enheten minns inte längre PIN-koden.',
        'Anslut enheten till nätet och tryck på Skicka nu.',
      ],
    },
    full: {
      title: 'Enhetens minne är nästan fullt',
      kept: 'Sparade registreringar finns kvar. Nästa besök ryms kanske inte längre.',
      steps: [
        'Anslut enheten till nätet och tryck på Skicka nu.',
        'Frigör utrymme på enheten: ta bort bilder, filer eller appar.',
      ],
    },
    clock: {
      title: 'Enhetens klocka verkar gå fel',
      kept: 'Registreringarna finns kvar. Dagen för det som sparats ändras inte.',
      steps: ['Välj dagens datum på sidan för nytt besök.', 'Ställ enhetens klocka rätt i inställningarna.'],
    },
    rolled_back: {
      title: 'Den här versionen av appen är äldre än uppgifterna på enheten',
      kept: 'Alla registreringar finns kvar, och de som väntar skickas. Nya besök kan inte registreras på enheten just nu.',
      steps: ['Ladda sidan på nytt om en stund.', 'Anteckna besöken på papper så länge.', 'Meddela huvudanvändaren.'],
    },
    attention: {
      title: 'Servern tog inte emot alla registreringar',
      kept: 'De finns kvar på enheten och har inte räknats. De övriga har skickats.',
      steps: [
        'Öppna Registreringar på enheten: där står orsaken.',
        'Registrera besöket rätt på nytt och ta bort det gamla.',
      ],
    },
  },
  kept: 'Vad som finns kvar',
  steps: 'Vad du ska göra',
  reload: 'Ladda på nytt',
  toSending: 'Sändning och räddningsfil',
  rescue: {
    title: 'Räddningsfil',
    text: 'Om enheten inte längre når servern kan du spara det som inte skickats i en fil. Bara servern kan öppna den. Huvudanvändaren läser in den på sidan för pekplattor. En registrering räknas en gång, även om enheten skickar den senare.',
    make: 'Spara räddningsfil',
    made: (n) =>
      `Filen är sparad. Den innehåller ${n} ${n === 1 ? 'registrering' : 'registreringar'} i förseglad form. Ett besök och dess ankomst är skilda registreringar.`,
    failed: {
      no_key: 'Filen kan inte göras: enheten har inte fått serverns nyckel, eller så är nyckeln för gammal.',
      nothing: 'Ingenting väntar: filen behövs inte.',
      failed: 'Filen kunde inte göras. Registreringarna finns kvar. Försök igen.',
    },
  },
}
