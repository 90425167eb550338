import type { Profile } from '@tukkimies/shared/release/policy.ts'
import type { Words } from './risk-words.fi.ts'

/** A profile by its word, and by its letter where it has one. */
export const profileText = (profile: Profile, { profiles, report }: Words): string =>
  profile === 'floor' ? profiles.floor : report.profileOf(profiles[profile], profile)
