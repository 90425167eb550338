// The way between tablets and a server: it loses, repeats, holds up, cuts short, and lets strangers answer.

/** A server without a socket. */
export type Serve = (request: Request) => Promise<Response>

/**
 * `lose-request`: the server never sees it. `lose-answer`: it does, and nobody learns. `repeat`: it sees it twice. `stranger`:
 * somebody else answers. `change`: the answer comes otherwise. `hold`: it comes when the promise does.
 */
export type Fault =
  | 'none'
  | 'lose-request'
  | 'lose-answer'
  | 'repeat'
  | { readonly stranger: () => Response }
  | { readonly change: (response: Response) => Response | Promise<Response> }
  | { readonly hold: Promise<void> }

export type Sent = { readonly path: string; readonly body: string; readonly headers: Headers }

export type Network = {
  readonly send: (path: string, options: RequestInit) => Promise<Response>
  /** What happens to the next requests, one each; those after them fare well. */
  readonly plan: (...faults: readonly Fault[]) => void
  /** What happens to every request that has no plan of its own; null: nothing. */
  readonly rule: (rule: ((sent: Sent) => Fault) | null) => void
  /** Every request that was tried, in order. */
  readonly sent: Sent[]
}

const origin = 'https://tukkimies.test'

export const createNetwork = (serve: () => Serve): Network => {
  const planned: Fault[] = []
  const sent: Sent[] = []
  let ruleOf: ((sent: Sent) => Fault) | null = null

  const send: Network['send'] = async (path, options) => {
    const { signal: _, ...rest } = options
    const makeRequest = () => {
      const request = new Request(`${origin}${path}`, rest)
      request.headers.set('Sec-Fetch-Site', 'same-origin')
      return request
    }
    const one: Sent = {
      path,
      body: typeof options.body === 'string' ? options.body : '',
      headers: new Headers(options.headers),
    }
    sent.push(one)
    const fault = planned.shift() ?? ruleOf?.(one) ?? 'none'
    if (fault === 'lose-request') throw new TypeError('network')
    if (typeof fault === 'object' && 'stranger' in fault) return fault.stranger()
    const response = await serve()(makeRequest())
    if (fault === 'lose-answer') throw new TypeError('network')
    if (fault === 'repeat') return serve()(makeRequest())
    if (typeof fault === 'object' && 'hold' in fault) await fault.hold
    return typeof fault === 'object' && 'change' in fault ? fault.change(response) : response
  }

  return {
    send,
    plan: (...faults) => void planned.push(...faults),
    rule: (rule) => {
      ruleOf = rule
    },
    sent,
  }
}
