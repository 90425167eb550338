// What the browser has answered when it was asked to keep this tablet's entries.
import { useSending, useWords } from '../hooks.ts'
import { Banner } from '../ui/status.tsx'
import { lockBook } from './lock-book.ts'

export const StorageAnswer = () => {
  const { set } = useWords(lockBook)
  const { persisted } = useSending()
  return <Banner tone={persisted === 'yes' ? 'good' : 'warning'}>{set.storage[persisted]}</Banner>
}
