// A browser as the server sees it: it keeps what it is told to keep and sends it back.
import type { Answered, Asked, House } from './house.ts'

export type Browser = {
  readonly cookies: Map<string, string>
  /** All cookies in one header. */
  readonly cookie: () => string
  readonly ask: (path: string, body?: unknown, asked?: Asked) => Promise<Answered>
}

export const createBrowser = (house: House, kept: Iterable<readonly [string, string]> = []): Browser => {
  const cookies = new Map(kept)
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const ask = async (path: string, body?: unknown, asked: Asked = {}): Promise<Answered> => {
    const headers = { ...asked.headers, ...(cookies.size > 0 ? { Cookie: cookie() } : {}) }
    const answer = await house.ask(`/api/v1/${path}`, { ...asked, headers, ...(body === undefined ? {} : { body }) })
    for (const text of answer.cookies) {
      const [pair = '', ...attributes] = text.split('; ')
      const [name = '', value = ''] = pair.split(/=(.*)/s)
      if (attributes.includes('Max-Age=0')) cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  return { cookies, cookie, ask }
}
