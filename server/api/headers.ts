// The headers of every answer, and the rule that a change comes from our own pages. Ours, because the framework's own
// checks look at form types only and know no content policy.
import type { Context, MiddlewareHandler } from 'hono'
import { protocol, protocolHeader, protocolMin } from '@tukkimies/shared/wire.ts'
import { Refused } from '../refused.ts'

/** Nothing from elsewhere, nothing inline, no sinks for text; the one policy is the worker's registration. */
const contentPolicy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `img-src 'self' data:`,
  `font-src 'self'`,
  `connect-src 'self'`,
  `worker-src 'self'`,
  `manifest-src 'self'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
  `base-uri 'none'`,
  `object-src 'none'`,
  `require-trusted-types-for 'script'`,
  `trusted-types tukkimies`,
].join('; ')

const featuresOff = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
]
/** The camera reads the code of an enrolment; passkeys are made and used on our own pages. */
const featuresOfOwn = ['camera', 'publickey-credentials-create', 'publickey-credentials-get']
const permissions = [
  ...featuresOfOwn.map((feature) => `${feature}=(self)`),
  ...featuresOff.map((feature) => `${feature}=()`),
].join(', ')

const always: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}
/** Of a page and of a worker: what they may do. */
const ofPages = { 'Content-Security-Policy': contentPolicy, 'Permissions-Policy': permissions }
/** Of answers and of files that pages are made of: opened by themselves, they may do nothing. A first load has twenty. */
const ofParts = { 'Content-Security-Policy': `default-src 'none'; frame-ancestors 'none'` }
const twoYears = 'max-age=63072000; includeSubDomains'

/** Sets the headers on whatever was answered, refusals and faults included. `origins` are those of the configuration. */
export const setHeaders =
  (origins: readonly string[]): MiddlewareHandler =>
  async (c, next) => {
    await next()
    // Set on the answer itself: the framework's own way makes a new answer for each header.
    const { headers } = c.res
    const own = isApi(c) || c.req.path.startsWith('/assets/') ? ofParts : ofPages
    for (const [name, value] of Object.entries({ ...always, ...own })) headers.set(name, value)
    if (isBehindTls(c, origins)) headers.set('Strict-Transport-Security', twoYears)
    if (!isApi(c)) return
    headers.set(protocolHeader, String(protocol))
    // Only what is open to everybody says otherwise.
    if (!headers.get('Cache-Control')?.startsWith('public')) headers.set('Cache-Control', 'no-store')
  }

export const isApi = (c: Context): boolean => c.req.path.startsWith('/api/')

// Over plain HTTP browsers ignore the header, so a wrong guess costs nothing; on localhost it would lock other servers out.
const isBehindTls = (c: Context, origins: readonly string[]): boolean =>
  new URL(c.req.url).protocol === 'https:' || origins.some((origin) => origin.startsWith('https:'))

/**
 * Every change asked for by a page must come from our own page: the browser says so itself, or the origin is ours. A
 * request that says neither is refused. Problem: wrong_origin (F89).
 */
export const checkOrigin = (c: Context, origins: readonly string[]): void => {
  const site = c.req.header('Sec-Fetch-Site')
  if (site === undefined ? !isOwnOrigin(c, origins) : site !== 'same-origin')
    throw new Refused({ code: 'wrong_origin' })
}

const isOwnOrigin = (c: Context, origins: readonly string[]): boolean => {
  const origin = c.req.header('Origin')
  if (origin === undefined || !URL.canParse(origin)) return false
  return origins.includes(origin) || new URL(origin).host === new URL(c.req.url).host
}

/** The origin of our own page that asks: what a passkey is bound to. */
export const ownOrigin = (c: Context, origins: readonly string[]): string => {
  const origin = c.req.header('Origin')
  if (origin === undefined) return origins[0] ?? new URL(c.req.url).origin
  return isOwnOrigin(c, origins) ? origin : new URL(c.req.url).origin
}

/** Problem: version_unsupported, with the versions that are (S32). `must`: a change has to name its version. */
export const checkProtocol = (c: Context, must: boolean): void => {
  const named = c.req.header(protocolHeader)
  if (named === undefined && !must) return
  const version = /^\d{1,6}$/.test(named ?? '') ? Number(named) : Number.NaN
  if (version >= protocolMin && version <= protocol) return
  throw new Refused({ code: 'version_unsupported', min: protocolMin, max: protocol })
}
