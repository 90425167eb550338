export const words = {
  title: 'Lukujen suoja',
  lead: 'Julkaistut luvut eivät saa kertoa kenestäkään yksittäisestä ihmisestä. Tästä näet, miten se on toteutunut jokaisessa julkaistussa jaksossa.',
}

export type Words = typeof words
