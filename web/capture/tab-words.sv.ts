// Words of recording in a browser tab, in Swedish.
import type { Words } from './tab-words.fi.ts'

export const words: Words = {
  title: 'Anslut enheten till nätet',
  offline:
    'På en flik i webbläsaren kan besök registreras bara med nät. Ett besök som är på hälft finns kvar och fortsätter när anslutningen är tillbaka.',
  first: 'Installera appen först. Webbläsaren kan tömma osända registreringar inom en vecka.',
  how: 'Så installerar du appen',
}
