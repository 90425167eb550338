// Long because it lists every page: routes, language and appearance of the document, one error boundary a page. The visit
// screen comes with the first load; every other page when it is first opened, from what the worker keeps.
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { CapturePage } from './capture/visit.tsx'
import { SendingMark } from './capture/sending-mark.tsx'
import { useDevice, useDrawn, useFrame, useLanguage, useShown, useTheme, useUnlock, useUpdate } from './hooks.ts'
import { loadDashboard, loadDeskHead, loadLock } from './early.ts'
import { Boundary, early } from './late.tsx'
import { AppHead, Menu } from './menu.tsx'
import { Button } from './ui/button.tsx'
import { AlertBanner, Banner, Loading } from './ui/status.tsx'
import type { Words } from './words.fi.ts'

const EntriesPage = lazy(() => import('./capture/entries.tsx').then((file) => ({ default: file.EntriesPage })))
const PartnerPage = lazy(() => import('./capture/partner.tsx').then((file) => ({ default: file.PartnerPage })))
const SendingPage = lazy(() => import('./capture/sending.tsx').then((file) => ({ default: file.SendingPage })))
const SeriesPage = lazy(() => import('./capture/series.tsx').then((file) => ({ default: file.SeriesPage })))
const TallySheetPage = lazy(() =>
  import('./capture/tally-sheet.tsx').then((file) => ({ default: file.TallySheetPage })),
)
const LockPage = early(loadLock)
const SetUpPage = lazy(() => import('./me/set-up.tsx').then((file) => ({ default: file.SetUpPage })))
const SignInPage = lazy(() => import('./me/sign-in.tsx').then((file) => ({ default: file.SignInPage })))
const OidcPage = lazy(() => import('./me/oidc.tsx').then((file) => ({ default: file.OidcPage })))
const InvitationPage = lazy(() => import('./me/invitation.tsx').then((file) => ({ default: file.InvitationPage })))
const UndertakingPage = lazy(() => import('./me/undertaking.tsx').then((file) => ({ default: file.UndertakingPage })))
const UndertakingFormPage = lazy(() =>
  import('./me/undertaking-form.tsx').then((file) => ({ default: file.UndertakingFormPage })),
)
const OwnPage = lazy(() => import('./me/own.tsx').then((file) => ({ default: file.OwnPage })))
const FirstRunPage = lazy(() => import('./register/first-run.tsx').then((file) => ({ default: file.FirstRunPage })))
const UsersPage = lazy(() => import('./register/users.tsx').then((file) => ({ default: file.UsersPage })))
const PasswordPolicyPage = lazy(() =>
  import('./register/password-policy.tsx').then((file) => ({ default: file.PasswordPolicyPage })),
)
const DevicesPage = lazy(() => import('./register/devices.tsx').then((file) => ({ default: file.DevicesPage })))
const PlacesPage = lazy(() => import('./register/organisation.tsx').then((file) => ({ default: file.PlacesPage })))
const CodeListsPage = lazy(() => import('./register/code-lists.tsx').then((file) => ({ default: file.CodeListsPage })))
// The settings show the screen itself, which belongs to the tablet's pages.
const VisitScreenPage = lazy(async () => {
  const [settings, preview] = await Promise.all([
    import('./register/visit-screen.tsx'),
    import('./capture/screen-preview.tsx'),
  ])
  return { default: () => <settings.VisitScreenPage preview={preview.ScreenPreview} /> }
})
const AuditPage = lazy(() => import('./register/audit.tsx').then((file) => ({ default: file.AuditPage })))
const ContactsPage = lazy(() => import('./contacts/contacts.tsx').then((file) => ({ default: file.ContactsPage })))
const WithdrawalPage = lazy(() =>
  import('./contacts/withdrawal.tsx').then((file) => ({ default: file.WithdrawalPage })),
)
const RetentionPage = lazy(() => import('./contacts/retention.tsx').then((file) => ({ default: file.RetentionPage })))
const RequestsPage = lazy(() => import('./contacts/requests.tsx').then((file) => ({ default: file.RequestsPage })))
const FormsPage = lazy(() => import('./contacts/forms.tsx').then((file) => ({ default: file.FormsPage })))
const PreviewPage = lazy(() => import('./capture/preview.tsx').then((file) => ({ default: file.PreviewPage })))
const RightNowPage = lazy(() => import('./figures/right-now.tsx').then((file) => ({ default: file.RightNowPage })))
/** An extra, outside every boundary: what cannot be loaded is left out. */
const Badge = lazy(() =>
  import('./badge.tsx').then(
    (file) => ({ default: file.Badge }),
    () => ({ default: () => null }),
  ),
)
const DashboardPage = early(loadDashboard)
const TableBuilderPage = lazy(() =>
  import('./figures/table-builder.tsx').then((file) => ({ default: file.TableBuilderPage })),
)
const ReportsPage = lazy(() => import('./figures/reports.tsx').then((file) => ({ default: file.ReportsPage })))
const ReportViewPage = lazy(() =>
  import('./figures/report-view.tsx').then((file) => ({ default: file.ReportViewPage })),
)
const DeskHome = lazy(() => import('./desk-home.tsx').then((file) => ({ default: file.DeskHome })))
const DeskHead = early(loadDeskHead)
const PrivacyPage = lazy(() => import('./notice/privacy.tsx').then((file) => ({ default: file.PrivacyPage })))
const PrivacyBoardPage = lazy(() =>
  import('./notice/privacy-board.tsx').then((file) => ({ default: file.PrivacyBoardPage })),
)
const PrivacyEditPage = lazy(() =>
  import('./notice/privacy-edit.tsx').then((file) => ({ default: file.PrivacyEditPage })),
)
const PrivacyPapersPage = lazy(() =>
  import('./notice/privacy-papers.tsx').then((file) => ({ default: file.PrivacyPapersPage })),
)
const AccessibilityPage = lazy(() =>
  import('./notice/accessibility.tsx').then((file) => ({ default: file.AccessibilityPage })),
)
const AccessibilityEditPage = lazy(() =>
  import('./notice/accessibility-edit.tsx').then((file) => ({ default: file.AccessibilityEditPage })),
)
const HelpPage = lazy(() => import('./help-of.tsx').then((file) => ({ default: file.HelpOfAll })))
const PracticePage = lazy(() => import('./capture/practice.tsx').then((file) => ({ default: file.PracticePage })))
const TourButton = lazy(() => import('./help/tour.tsx').then((file) => ({ default: file.TourButton })))
const DeskFoot = lazy(() => import('./desk-foot.tsx').then((file) => ({ default: file.DeskFoot })))
const OnlyOnline = lazy(() => import('./capture/tab.tsx').then((file) => ({ default: file.OnlyOnline })))
const DisclosuresPage = lazy(() =>
  import('./contacts/disclosures.tsx').then((file) => ({ default: file.DisclosuresPage })),
)
const RulesPage = lazy(() => import('./risk/rules.tsx').then((file) => ({ default: file.RulesPage })))
const RiskPage = lazy(() => import('./risk/risk.tsx').then((file) => ({ default: file.RiskPage })))
const ProtectionPage = lazy(() => import('./risk/protection.tsx').then((file) => ({ default: file.ProtectionPage })))
const OpenPage = lazy(() => import('./figures/open.tsx').then((file) => ({ default: file.OpenPage })))
const OpenEditPage = lazy(() => import('./figures/open-edit.tsx').then((file) => ({ default: file.OpenEditPage })))
const NotFoundPage = lazy(() => import('./notice/not-found.tsx').then((file) => ({ default: file.NotFoundPage })))

/** A browser tab of an iPad or iPhone, where alone this is known: what is not sent is not safe there. */
const isLooseTab = 'standalone' in navigator && navigator.standalone === false

const Recording = ({ children }: { readonly children: ReactNode }) =>
  isLooseTab ? <OnlyOnline head={<AppHead />}>{children}</OnlyOnline> : children

/** A tablet keeps recording, whatever else is wrong; any other browser is a desk, or becomes a tablet. */
const HomePage = () => {
  const { state } = useDevice()
  if (state !== 'not_enrolled')
    return (
      <Recording>
        <CapturePage menu={<Menu />} />
      </Recording>
    )
  return <DeskHome />
}

/** The partner visit is the tablet's alone. */
const PartnerVisitPage = () => (
  <Recording>
    <PartnerPage menu={<Menu />} />
  </Recording>
)

/** So is recording from paper. */
const PaperPage = () => <SeriesPage menu={<Menu />} />

const RehearsalPage = () => <PracticePage menu={<Menu />} tour={<TourButton />} />

const pages: Readonly<Record<string, ComponentType>> = {
  '/': HomePage,
  '/partner': PartnerVisitPage,
  '/entries': EntriesPage,
  '/series': PaperPage,
  '/series/sheet': TallySheetPage,
  '/sending': SendingPage,
  '/practice': RehearsalPage,
  '/set-up': SetUpPage,
  '/sign-in': SignInPage,
  '/oidc': OidcPage,
  '/first-run': FirstRunPage,
  '/invitation': InvitationPage,
  '/undertaking': UndertakingPage,
  '/me': OwnPage,
  '/undertaking/edit': UndertakingFormPage,
  '/figures': DashboardPage,
  '/figures/table': TableBuilderPage,
  '/reports': ReportsPage,
  '/reports/view': ReportViewPage,
  '/busy': RightNowPage,
  '/users': UsersPage,
  '/password-policy': PasswordPolicyPage,
  '/tablets': DevicesPage,
  '/contacts': ContactsPage,
  '/requests': RequestsPage,
  '/requests/forms': FormsPage,
  '/withdrawal': WithdrawalPage,
  '/places': PlacesPage,
  '/visit-screen': VisitScreenPage,
  '/code-lists': CodeListsPage,
  '/code-lists/preview': PreviewPage,
  '/audit': AuditPage,
  '/retention': RetentionPage,
  '/disclosures': DisclosuresPage,
  '/risk': RiskPage,
  '/publication-rules': RulesPage,
  '/protection': ProtectionPage,
  '/open': OpenPage,
  '/open/edit': OpenEditPage,
  '/privacy': PrivacyPage,
  '/privacy/board': PrivacyBoardPage,
  '/privacy/edit': PrivacyEditPage,
  '/privacy/papers': PrivacyPapersPage,
  '/help': HelpPage,
  '/accessibility': AccessibilityPage,
  '/accessibility/edit': AccessibilityEditPage,
}

/**
 * Pages of the desk, with a head of their own; `open` for those who are not signed in too. A `public` one has the tablet's
 * head on a tablet, so that nothing is asked there.
 */
const deskPages: Readonly<Record<string, 'open' | 'closed' | 'public'>> = {
  '/sign-in': 'open',
  '/oidc': 'open',
  '/first-run': 'open',
  '/invitation': 'open',
  '/undertaking': 'closed',
  '/me': 'closed',
  '/undertaking/edit': 'closed',
  '/figures': 'closed',
  '/figures/table': 'closed',
  '/reports': 'closed',
  '/reports/view': 'closed',
  '/busy': 'closed',
  '/users': 'closed',
  '/password-policy': 'closed',
  '/tablets': 'closed',
  '/contacts': 'closed',
  '/requests': 'closed',
  '/requests/forms': 'public',
  '/withdrawal': 'closed',
  '/places': 'closed',
  '/visit-screen': 'closed',
  '/code-lists': 'closed',
  '/audit': 'closed',
  '/retention': 'closed',
  '/disclosures': 'closed',
  '/risk': 'closed',
  '/publication-rules': 'closed',
  '/protection': 'open',
  '/open': 'public',
  '/open/edit': 'closed',
  '/privacy': 'public',
  '/privacy/board': 'public',
  '/privacy/edit': 'closed',
  '/privacy/papers': 'closed',
  '/help': 'public',
  '/accessibility': 'public',
  '/accessibility/edit': 'closed',
}

/** Pages that are a whole screen. */
const withOwnHead: readonly string[] = ['/', '/partner', '/code-lists/preview']

/** What a locked tablet shows besides its lock: nothing of a visit or a person. `log-in` once somebody is logging in. */
const lockedPages: Readonly<Record<string, 'always' | 'log-in'>> = {
  '/set-up': 'always',
  '/sending': 'always',
  '/oidc': 'always',
  '/invitation': 'always',
  '/privacy': 'always',
  '/help': 'always',
  '/accessibility': 'always',
  '/requests/forms': 'always',
  '/sign-in': 'log-in',
  '/undertaking': 'log-in',
  '/me': 'log-in',
}

export const AppPages = () => {
  const words = useFrame()
  const [path] = useLocation()
  const { state, awaits } = useUnlock()
  const isDrawn = useDrawn()
  useDocument()
  const isOpen = lockedPages[path] === 'always' || (lockedPages[path] === 'log-in' && awaits)
  const isLocked = state === 'locked' && !isOpen
  const isShown = state !== 'opening' || path === '/'
  const [arrive] = useState(makeArrival)
  return (
    <>
      <a className="skip-link" href="#content">
        {words.skip}
      </a>
      <UpdateOffer words={words} isLocked={isLocked && !awaits} />
      <LockWarning words={words.lock} />
      {!withOwnHead.includes(path) && isShown && !isLocked && <PageHead path={path} />}
      {isDrawn && (
        <Suspense>
          <Badge />
        </Suspense>
      )}
      <main id="content" tabIndex={-1}>
        <Boundary key={isLocked ? 'lock' : path} fallback={(name) => <FailedPage name={name} words={words.failed} />}>
          <Suspense fallback={<Loading label={words.loading} />}>
            {isLocked && <LockPage mark={<SendingMark />} menu={<Menu />} />}
            {isShown ? !isLocked && <Pages /> : <Loading label={words.loading} />}
            <Shown key={state === 'opening' ? 'opening' : 'open'} onArrive={state === 'opening' ? null : arrive} />
          </Suspense>
        </Boundary>
      </main>
      {isShown && <PageFoot path={path} />}
    </>
  )
}

const Pages = () => (
  <Switch>
    {Object.entries(pages).map(([address, Page]) => (
      <Route key={address} path={address} component={Page} />
    ))}
    <Route component={NotFoundPage} />
  </Switch>
)

/** Stands beside a page, so that it comes with the page and not while that is still waited for. */
const Shown = ({ onArrive = null }: { readonly onArrive?: (() => void) | null }) => {
  useShown()
  useEffect(() => onArrive?.(), [onArrive])
  return null
}

/** On the first load the browser has its own place for the focus. */
const makeArrival = () => {
  let isMoved = false
  return () => {
    if (isMoved) import('./page-focus.ts').then((file) => file.focusPage()).catch(() => undefined)
    isMoved = true
  }
}

const PageHead = ({ path }: { readonly path: string }) => {
  const isDesk = useIsDesk(path)
  const desk = deskPages[path]
  if (!isDesk) return <AppHead />
  return (
    <Suspense fallback={<Frame />}>
      <DeskHead path={path} isOpen={desk !== 'closed'} />
    </Suspense>
  )
}

/** As index.html has it: what is seen before there are words for anything. */
export const Frame = () => (
  <header className="app-head">
    <span className="app-name">Tukkimies</span>
  </header>
)

/** A tablet's pages have all of it in their menu. */
const PageFoot = ({ path }: { readonly path: string }) =>
  useIsDesk(path) && (
    <Suspense>
      <DeskFoot path={path} />
    </Suspense>
  )

const useIsDesk = (path: string): boolean => {
  const { state } = useDevice()
  const desk = path === '/' ? 'public' : deskPages[path]
  return desk !== undefined && (desk !== 'public' || state === 'not_enrolled')
}

/** The document follows the language and the appearance. */
const useDocument = (): void => {
  const { language } = useLanguage()
  const { theme } = useTheme()
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }, [theme])
}

const UpdateOffer = ({ words: { update }, isLocked }: { readonly words: Words; readonly isLocked: boolean }) => {
  const { offered, insisted, apply, later } = useUpdate()
  // Where nobody is in the middle of anything there is nobody to ask.
  useEffect(() => {
    if (offered && isLocked) apply()
  }, [offered, isLocked, apply])
  // No region of its own before there is something to say: the page's is the one that speaks of saves.
  if (!offered || isLocked) return null
  return (
    <div role="status" className="update-offer">
      <Banner
        actions={
          <>
            {!insisted && <Button onClick={later}>{update.later}</Button>}
            <Button kind="primary" onClick={apply}>
              {update.now}
            </Button>
          </>
        }
      >
        {insisted ? update.insisted : update.ready}
      </Banner>
    </div>
  )
}

/** Twenty seconds to say that somebody is still there; any touch says it too. */
const LockWarning = ({ words }: { readonly words: Words['lock'] }) => {
  const { warning, stay } = useUnlock()
  if (!warning) return null
  return (
    <AlertBanner
      actions={
        <Button kind="primary" onClick={stay}>
          {words.stay}
        </Button>
      }
    >
      {words.warning}
    </AlertBanner>
  )
}

/** In place of a page that cannot be shown. */
const FailedPage = ({ name, words }: { readonly name: string; readonly words: Words['failed'] }) => (
  <div className="page page-narrow">
    <h1>{words.title}</h1>
    <p>{words.text}</p>
    <p>
      <a href={window.location.pathname}>{words.again}</a>
    </p>
    <details>
      <summary>{words.details}</summary>
      <code>{name}</code>
    </details>
    <Shown />
  </div>
)
