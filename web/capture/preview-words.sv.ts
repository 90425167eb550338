import type { Words } from './preview-words.fi.ts'

export const words: Words = {
  title: 'Förhandsvisning av kodlistan',
  banner: 'Förhandsvisning: så registreras ett besök när utkastet gäller. Inget sparas eller skickas.',
  unfinished: 'Utkastet är inte färdigt: där ett namn saknas visas beteckningen.',
  saved: 'Övning: besöket sparades inte.',
  back: 'Tillbaka till kodlistorna',
  point: 'Exempelpunkt',
  none: 'Det finns inget utkast. Börja ett utkast på sidan för kodlistor.',
  empty: 'Utkastet visar ingen variabel för kundbesök.',
  failed: 'Utkastet kunde inte hämtas',
  offline: 'Ingen anslutning. Förhandsvisningen kräver nät.',
  again: 'Försök igen',
  signIn: 'Logga in',
}
