// Builds of the tablets' page that are broken in one way each: lines of the product that are exchanged while it is bundled. A
// checker must find fault with them.

export type Change = {
  /** How the path of the file ends. */
  readonly file: string
  readonly lines: readonly (readonly [from: string, to: string])[]
}

const onOtherAnswer = "if (reply.is !== 'answered') return judge(enrolment, reply)"

export const breaks = {
  /** Takes an answer for ours, whoever gave it. */
  'believes-anybody': {
    file: '/web/sync/push.ts',
    lines: [
      [
        onOtherAnswer,
        `if (reply.is === 'unreachable' && reply.status !== null && reply.status < 400) {
      await store.write(() => store.outbox.bulkPut(rows.map((row) => ({ ...row, state: 'sent' }))))
      return { ...atOnce, is: 'settled', isNewEpoch: false }
    }
    ${onOtherAnswer}`,
      ],
    ],
  },
  /** Gives up what a server in trouble did not take. */
  'gives-up': {
    file: '/web/sync/push.ts',
    lines: [
      [
        onOtherAnswer,
        `if (reply.is !== 'answered' && (reply.status ?? 0) >= 500) for (const { id } of rows) await markRejected(store, id)
    ${onOtherAnswer}`,
      ],
    ],
  },
  /** Does not look for the entry for which a batch is refused, and blames any. */
  'blames-any': {
    file: '/web/sync/push.ts',
    lines: [
      [
        `if (verdict.is === 'split') return findPoison(enrolment, rows)`,
        `if (verdict.is === 'split' && rows[0]) {
      await markRejected(store, rows[0].id)
      return { ...atOnce, is: 'more' }
    }`,
      ],
    ],
  },
  /** Goes on writing when a newer build has opened the store. */
  'writes-on': {
    file: '/web/store/database.ts',
    lines: [
      [`    retire()\n    return false`, `    database.close({ disableAutoOpen: false })\n    return false`],
      [`if (floor > version) throw faultError('outdated')`, ''],
    ],
  },
  /** Opens and writes what a newer build has made. */
  'ignores-floor': {
    file: '/web/store/database.ts',
    lines: [
      [`const isOutdated = (floorOf(await settings.get('floor')) ?? 0) > version`, 'const isOutdated = false'],
      [`if (floor > version) throw faultError('outdated')`, ''],
    ],
  },
  /** Tells that something is saved before it is on the disk. */
  'not-strict': {
    file: '/web/store/database.ts',
    lines: [[`chromeTransactionDurability: 'strict'`, `chromeTransactionDurability: 'relaxed'`]],
  },
  /** Keeps what waits in one place only. */
  'one-place': {
    file: '/web/store/second.ts',
    lines: [['if (!storageBuckets) return null', 'return null']],
  },
  /** Takes the clock of the tablet for right. */
  'trusts-clock': {
    file: '/web/device.ts',
    lines: [
      ['const time = () => correctTime(environment.now(), clock, setOffset)', 'const time = () => environment.now()'],
      [
        'const isDoubtful = () => setOffset === null && isTimeInDoubt(time(), clock, environment.build.day)',
        'const isDoubtful = () => false',
      ],
    ],
  },
} as const satisfies Readonly<Record<string, Change>>

export type Broken = keyof typeof breaks

/** The text of a file in a broken build; throws where the line that it breaks is gone. */
export const breakSource = (broken: Broken, path: string, source: string): string => {
  const { file, lines } = breaks[broken]
  if (!path.endsWith(file)) return source
  let changed = source
  for (const [from, to] of lines) {
    if (!changed.includes(from)) throw new Error(`the line that ${broken} breaks is gone`)
    changed = changed.replace(from, () => to)
  }
  return changed
}
