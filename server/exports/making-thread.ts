// The thread in which files are made: one for each message. What it throws ends it, and whoever asked is told.
import { parentPort } from 'node:worker_threads'
import type { ExportFormat } from '@tukkimies/shared/release/export.ts'
import type { FileSource } from '@tukkimies/shared/release/file-table.ts'
import { makeFile } from './file.ts'

/** Whoever starts a thread of this file asks for files; nobody else does. */
type Asked = { readonly format: ExportFormat; readonly source: FileSource }

parentPort?.on('message', (asked: Asked) => void answer(asked))

const answer = async ({ format, source }: Asked): Promise<void> => {
  parentPort?.postMessage(await makeFile(format, source))
}
