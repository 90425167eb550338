// Organisations with their areas and points: what there is, what is added, renamed, moved, closed and merged.
import { useState } from 'react'
import { Link } from 'wouter'
import type { OrganisationId } from '@tukkimies/shared/id.ts'
import { DeviceList } from '@tukkimies/shared/register/device.ts'
import type { Point } from '@tukkimies/shared/register/organisation.ts'
import { PlaceList } from '@tukkimies/shared/register/place.ts'
import { collatorOf } from '../format.ts'
import { useAnswer, useDevice, useLanguage, useTitle, useWords } from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Banner, Loading, Status } from '../ui/status.tsx'
import { AnswerNote, valueOf } from '../asking/answer-note.tsx'
import { book } from './book.ts'
import { AreaDialog, OrganisationDialog, PointDialog, RenameDialog } from './place-dialogs.tsx'
import { placesBook } from './places-book.ts'
import { findPlaces, listPlaces, type Place, type PlaceAct } from './places.ts'
import { PlaceCard } from './place-card.tsx'
import { PointSheet } from './point-dialogs.tsx'
import './places.css'
import './register.css'

export const PlacesPage = () => {
  const general = useWords(book)
  const words = useWords(placesBook)
  const { language } = useLanguage()
  const answer = useAnswer({ path: '/api/v1/places', shape: PlaceList })
  const devices = useAnswer({ path: '/api/v1/devices', shape: DeviceList })
  const [sought, setSought] = useState('')
  const [act, setAct] = useState<PlaceAct | null>(null)
  const [said, setSaid] = useState('')
  const [made, setMade] = useState<OrganisationId | null>(null)
  useTitle(words.title)

  const list = valueOf(answer)
  const compare = collatorOf(language)
  const places = list ? listPlaces(list, (first, second) => compare(first.names[language], second.names[language])) : []
  const found = findPlaces(places, sought)
  const inUse = valueOf(devices)?.devices.filter(({ revoked }) => revoked === null)
  const tabletsOf = ({ id }: Point): number | null => inUse?.filter(({ point }) => point === id).length ?? null
  const done = (text: string, organisation?: OrganisationId) => {
    setAct(null)
    setSaid(text)
    setMade(organisation ?? null)
    answer.again()
  }

  return (
    <div className="page">
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {answer.is === 'loading' && <Loading label={general.loading} />}
      <AnswerNote answer={answer} path="/places" failed={words.failed} stale={words.stale} noRight={words.noRight} />
      <Status>
        {said && (
          <Banner
            tone="good"
            actions={
              made && (
                <Link href="/users?add" className={buttonLook('primary')}>
                  {words.appoint}
                </Link>
              )
            }
          >
            {said} {made && words.appointNext}
          </Banner>
        )}
      </Status>
      {list && (
        <>
          <div className="row row-apart row-end no-print">
            <div role="search" className="places-search">
              <TextField label={words.search} type="search" autoComplete="off" value={sought} onChange={setSought} />
            </div>
            <Button kind="primary" icon="plus" onClick={() => setAct({ do: 'add_organisation' })}>
              {words.addOrganisation}
            </Button>
          </div>
          <p className="small muted" role="status">
            {places.length === 0
              ? words.empty
              : found.length === 0
                ? words.nothingFound
                : words.found(
                    found.length,
                    found.reduce((sum, { points }) => sum + points.length, 0),
                  )}
          </p>
        </>
      )}
      {found.map((place) => (
        <PlaceCard
          key={place.id}
          words={words}
          place={place}
          whole={places.find(({ id }) => id === place.id) ?? place}
          tabletsOf={tabletsOf}
          onAct={(next) => {
            setSaid('')
            setAct(next)
          }}
        />
      ))}
      {act && (
        <ActDialog act={renewAct(act, places)} tabletsOf={tabletsOf} onDone={done} onClose={() => setAct(null)} />
      )}
    </div>
  )
}

/** What was pressed, about the place as it is known now: an area may have come since. */
const renewAct = (act: PlaceAct, places: readonly Place[]): PlaceAct =>
  'place' in act ? { ...act, place: places.find(({ id }) => id === act.place.id) ?? act.place } : act

const ActDialog = ({
  act,
  tabletsOf,
  onDone,
  onClose,
}: {
  readonly act: PlaceAct
  readonly tabletsOf: (point: Point) => number | null
  readonly onDone: (said: string, made?: OrganisationId) => void
  readonly onClose: () => void
}) => {
  const words = useWords(placesBook)
  const { today } = useDevice()
  const asked = { words, onDone, onClose }
  switch (act.do) {
    case 'add_organisation':
      return <OrganisationDialog {...asked} />
    case 'rename_organisation':
      return (
        <RenameDialog
          {...asked}
          title={words.form.organisationNames}
          path={`/api/v1/organisations/${act.place.id}/names`}
          names={act.place.names}
        />
      )
    case 'add_area':
      return <AreaDialog {...asked} organisation={act.place.id} />
    case 'rename_area':
      return (
        <RenameDialog
          {...asked}
          title={words.form.areaNames}
          path={`/api/v1/areas/${act.area.id}/names`}
          names={act.area.names}
        />
      )
    case 'add_point':
      return <PointDialog {...asked} organisation={act.place.id} areas={act.place.areas} today={today} />
    case 'change_point':
      return (
        <PointSheet
          {...asked}
          point={act.point}
          siblings={act.place.points}
          areas={act.place.areas}
          tablets={tabletsOf(act.point)}
          today={today}
        />
      )
  }
}
