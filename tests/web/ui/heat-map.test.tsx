import { HeatMap } from '@tukkimies/web/ui/heat-map.tsx'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'

const drawn = renderToStaticMarkup(
  <HeatMap
    caption="Saapumisia keskimäärin"
    corner="Tunti"
    columns={[
      { key: '1', label: 'ma', long: 'maanantai' },
      { key: '2', label: 'ti', long: 'tiistai' },
      { key: '3', label: 'ke', long: 'keskiviikko' },
    ]}
    rows={[
      {
        key: '9',
        label: '9–10',
        cells: [
          { value: 10, text: '10,0' },
          { value: 1, text: '1,0' },
          { value: 0, text: '0' },
        ],
      },
      {
        key: '10',
        label: '10–11',
        cells: [
          { value: 4.1, text: '4,1' },
          { value: null, text: '' },
          { value: 4, text: '4,0' },
        ],
      },
    ]}
  />,
)

test('a heat map is a table whose cells hold their numbers', () => {
  expect(drawn).toMatch(/^<table.*<caption>Saapumisia keskimäärin<\/caption>/)
  expect(drawn.match(/<th scope="col"/g)).toHaveLength(4)
  expect(drawn.match(/<th scope="row"/g)).toHaveLength(2)
  for (const text of ['10,0', '1,0', '4,1', '4,0']) expect(drawn).toContain(`>${text}</td>`)
})

test('the colour follows the number in five equal steps, and nothing has none', () => {
  const steps = [...drawn.matchAll(/class="heat-(\d)"/g)].map(([, step]) => Number(step))
  expect(steps).toEqual([5, 1, 0, 3, 0, 2])
})
