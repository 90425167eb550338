// What is asked for before the app has come: each page by one loader, for those who ask and for those who draw.

export const loadLock = () => import('./me/lock.tsx').then((file) => file.LockPage)
export const loadDeskHead = () => import('./desk-head.tsx').then((file) => file.DeskHead)
export const loadDashboard = () => import('./figures/dashboard.tsx').then((file) => file.DashboardPage)
