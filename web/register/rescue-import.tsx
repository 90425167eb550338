// A file of what a tablet could not send, taken in by a main user: one sealed part after the other, and what became of it.
import { useRef, useState } from 'react'
import { RescueAnswer, RescueFile } from '@tukkimies/shared/rescue.ts'
import { useAttempt, useAsk, useFrame, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Banner, Status } from '../ui/status.tsx'
import { rescueBook } from './rescue-book.ts'

type Counts = RescueAnswer['counts']

/** Longer than any file that a tablet makes. */
const fileBytesMax = 60 * 1024 * 1024

export const RescueImport = () => {
  const words = useWords(rescueBook)
  const frame = useFrame()
  const ask = useAsk()
  const input = useRef<HTMLInputElement>(null)
  const { isBusy, failed, attempt, forget } = useAttempt(frame.trouble)
  const [counts, setCounts] = useState<Counts | null>(null)
  const [isForeign, setForeign] = useState(false)

  const importFile = async (chosen: File) => {
    forget()
    setCounts(null)
    const file = await readFile(chosen)
    setForeign(file === null)
    let sum: Counts = {}
    for (const body of file?.boxes ?? []) {
      const taken = await attempt(() => ask({ path: '/api/v1/rescue', body, shape: RescueAnswer }))
      // Imported again, what has been taken already counts once.
      if (!taken) return
      sum = addCounts(sum, taken.value.counts)
    }
    if (file) setCounts(sum)
  }

  return (
    <section className="card stack">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        onChange={({ target }) => {
          const chosen = target.files?.[0]
          target.value = ''
          if (chosen) void importFile(chosen)
        }}
      />
      <div className="row">
        <Button busy={isBusy} onClick={() => input.current?.click()}>
          {words.choose}
        </Button>
      </div>
      <Status>
        {isForeign && <Banner tone="warning">{words.foreign}</Banner>}
        {failed && <Banner tone="warning">{failed.problem?.code === 'not_found' ? words.notOurs : failed.text}</Banner>}
        {counts && <Banner tone="good">{words.done(countsToSums(counts))}</Banner>}
      </Status>
    </section>
  )
}

const readFile = async (chosen: File): Promise<RescueFile | null> => {
  try {
    return chosen.size > fileBytesMax ? null : (RescueFile.safeParse(JSON.parse(await chosen.text())).data ?? null)
  } catch {
    return null
  }
}

const addCounts = (one: Counts, other: Counts): Counts => {
  const sum: Partial<Record<keyof Counts, number>> = { ...one }
  for (const [status, count] of Object.entries(other)) {
    // The keys of counts are statuses.
    const name = status as keyof Counts
    sum[name] = (sum[name] ?? 0) + count
  }
  return sum
}

const countsToSums = ({ stored = 0, duplicate = 0, voided = 0, too_late: late = 0, ...rest }: Counts) => ({
  taken: stored,
  known: duplicate + voided + late,
  left: Object.values(rest).reduce((sum, count) => sum + count, 0),
})
