// Where somebody tells that a page cannot be used: set by the operator, read by everybody with what tablets pull.
import { AccessibilityChannel } from '@tukkimies/shared/register/accessibility.ts'
import { checkText, hasUnseen } from '@tukkimies/shared/text-guard.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { writeAccessibility } from '../register/accessibility.ts'
import { appendAudit } from '../register/audit.ts'
import { makeLine } from './line.ts'
import { makeBodyRoute, type Route } from './route.ts'

export const accessibilityRoutes = (deps: Pick<Deps, 'register' | 'now'>): readonly Route[] => [
  makeBodyRoute(
    {
      method: 'post',
      path: '/api/v1/accessibility',
      right: 'set_accessibility',
      summary: 'Sets where feedback on accessibility is taken, and who supervises it',
      answer: AccessibilityChannel,
      problems: ['identity_code'],
    },
    AccessibilityChannel,
    async (c, channel) => {
      checkTexts(channel)
      await deps.register.transact(async (tx) => {
        await writeAccessibility(tx, channel)
        await appendAudit(tx, makeLine(c, deps.now(), { event: 'accessibility_set' }, null))
      })
      return c.json(channel satisfies AccessibilityChannel)
    },
  ),
]

/** Ways to offices belong here; identity codes and what is not seen do not. */
const checkTexts = ({ supervisor, ...ways }: AccessibilityChannel): void => {
  const texts = [
    ...Object.entries(ways),
    ...Object.values(supervisor ?? {}).map((text) => ['supervisor', text] as const),
  ]
  for (const [field, text = ''] of texts) {
    if (checkText(text) === 'identity_code') throw new Refused({ code: 'identity_code', field })
    if (hasUnseen(text)) throw new Refused({ code: 'invalid', field })
  }
}
