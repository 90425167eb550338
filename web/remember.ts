// What is asked for early is drawn at once, if it has come by then: React draws something in place of what it does not know to
// be here, and holds that for 300 ms, however soon the page comes.

/** What is here is not waited for, nor what cannot be had: `use` looks for this. */
export const remember = <T>(coming: Promise<T>): Promise<T> => {
  coming.then(
    (value) => void Object.assign(coming, { status: 'fulfilled', value }),
    (reason: unknown) => void Object.assign(coming, { status: 'rejected', reason }),
  )
  return coming
}

const asked = new Map<() => Promise<unknown>, Promise<unknown>>()

/** Always the same promise for the same loader. */
export const ask = <T>(load: () => Promise<T>): Promise<T> => {
  const coming = asked.get(load) ?? remember(load())
  asked.set(load, coming)
  // A loader gives what is of its own type.
  return coming as Promise<T>
}

/** For whoever only asks ahead: what cannot be had yet is asked for anew by whoever draws it. */
export const askAhead = <T>(load: () => Promise<T>): Promise<T> =>
  ask(load).catch((error: unknown) => {
    asked.delete(load)
    throw error
  })
