// The help of the page that is open, with the roles that see it.
import { HelpSheet } from './help/help-sheet.tsx'
import { rolesOf } from './ways.ts'

export const HelpHere = ({ path, onClose }: { readonly path: string; readonly onClose: () => void }) => (
  <HelpSheet path={path} roles={rolesOf(path)} onClose={onClose} />
)
