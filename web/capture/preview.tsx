// The visit screen as the next code list would make it, for trying out: the real screen on a tablet that saves nothing.
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Day } from '@tukkimies/shared/day.ts'
import { PointId } from '@tukkimies/shared/id.ts'
import type { CodeList, Dimension } from '@tukkimies/shared/register/code-list.ts'
import {
  CodeListsAnswer,
  type DraftContent,
  type DraftDimension,
  type DraftLabels,
} from '@tukkimies/shared/register/code-list-draft.ts'
import { languages, type Labels, type Point } from '@tukkimies/shared/register/organisation.ts'
import { emptyScreen } from '@tukkimies/shared/register/visit-screen.ts'
import { type Book, useAnswer, useDevice, useFrame, useSentence, useTitle, useWords } from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Banner, Loading } from '../ui/status.tsx'
import { shownDimensions } from './picks.ts'
import { usePracticeDevice } from './practice-device.ts'
import './preview.css'
import type { Words } from './preview-words.fi.ts'
import { VisitScreen } from './visit.tsx'

const book: Book<Words> = {
  fi: () => import('./preview-words.fi.ts').then((file) => file.words),
  sv: () => import('./preview-words.sv.ts').then((file) => file.words),
  en: () => import('./preview-words.en.ts').then((file) => file.words),
}

export const PreviewPage = () => {
  const words = useWords(book)
  const frame = useFrame()
  const sentence = useSentence()
  const { today } = useDevice()
  const answer = useAnswer({ path: '/api/v1/code-lists', shape: CodeListsAnswer })
  useTitle(words.title)
  if (answer.is === 'loading') return <Loading label={frame.loading} />
  if (answer.is === 'refused' || answer.is === 'offline')
    return (
      <Instead>
        <ProblemNote title={words.failed} actions={<Button onClick={answer.again}>{words.again}</Button>}>
          <p>{answer.is === 'offline' ? words.offline : sentence(answer.problem)}</p>
          {answer.is === 'refused' && answer.problem.code === 'not_signed_in' && (
            <p>
              <Link href="/sign-in?to=/code-lists/preview">{words.signIn}</Link>
            </p>
          )}
        </ProblemNote>
      </Instead>
    )
  const { lists, draft } = answer.value
  const newest = lists.at(-1)
  if (!newest || !draft) return <Instead>{words.none}</Instead>
  const list = draftToShown(newest, draft.content, today)
  if (shownDimensions(list, 'client').length === 0) return <Instead>{words.empty}</Instead>
  return <Preview list={list} isUnfinished={hasGaps(draft.content)} />
}

const Instead = ({ children }: { readonly children: ReactNode }) => {
  const words = useWords(book)
  return (
    <div className="page page-narrow">
      <h1>{words.title}</h1>
      <div>{children}</div>
      <p>
        <Link href="/code-lists" className={buttonLook()}>
          {words.back}
        </Link>
      </p>
    </div>
  )
}

const Preview = ({ list, isUnfinished }: { readonly list: CodeList; readonly isUnfinished: boolean }) => {
  const words = useWords(book)
  const device = usePracticeDevice({ lists: [list], list, screen: emptyScreen })
  const point: Point = {
    id: PointId.parse('preview'),
    names: { fi: words.point, sv: words.point, en: words.point },
    first: device.today,
    areas: [],
    busy: true,
  }
  return (
    <div className="preview">
      <VisitScreen
        device={device}
        point={point}
        menu={
          <Link href="/code-lists" className={buttonLook()}>
            {words.back}
          </Link>
        }
        task={{
          is: 'practice',
          saved: words.saved,
          banner: (
            <Banner tone="warning">
              {words.banner} {isUnfinished && words.unfinished}
            </Banner>
          ),
        }}
      />
    </div>
  )
}

/** What a visit would be asked by; what has no name yet is called by its key. */
const draftToShown = ({ version }: CodeList, { dimensions }: DraftContent, today: Day): CodeList => ({
  version: version + 1,
  first: today,
  dimensions: dimensions.map(draftToDimension),
})

const draftToDimension = (dimension: DraftDimension): Dimension => ({
  ...dimension,
  labels: withKey(dimension.labels, dimension.key),
  codes: dimension.codes
    .filter(({ retired }) => !retired)
    .map(({ key, labels, short, parent }) => ({
      key,
      labels: withKey(labels, key),
      ...(short ? { short: withKey(short, key) } : {}),
      ...(parent === undefined ? {} : { parent }),
    })),
})

const withKey = ({ fi, sv, en }: DraftLabels, key: string): Labels => ({ fi: fi || key, sv: sv || key, en: en || key })

const hasGaps = ({ dimensions }: DraftContent): boolean =>
  dimensions.some(({ labels, codes }) =>
    [labels, ...codes.flatMap((code) => [code.labels, ...(code.short ? [code.short] : [])])].some((some) =>
      languages.some((language) => some[language].trim() === ''),
    ),
  )
