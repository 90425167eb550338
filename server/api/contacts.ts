// Contacts for those with the right to them: looking up, correcting, narrowing, restricting, erasing, and the person's own
// copy. Each look is written down before it is answered; no answer is kept anywhere (no-store is on all of /api).
import { ContactRef } from '@tukkimies/shared/id.ts'
import {
  ContactCopy,
  ContactDetails,
  ContactsFound,
  ContactSearch,
  Erasure,
  ErasureReceipt,
  HeldContact,
  Narrowing,
  RestrictionOrder,
} from '@tukkimies/shared/register/contact.ts'
import { NoticeSeen } from '@tukkimies/shared/register/notice.ts'
import { type ContactAct, correctContact, restrictContact, tellContact, unrestrictContact } from '../contacts/change.ts'
import { copyContact } from '../contacts/copy.ts'
import { eraseContact } from '../contacts/erase.ts'
import { narrowContact } from '../contacts/narrow.ts'
import { openContact, searchContacts } from '../contacts/search.ts'
import type { ContactStores, LineOf } from '../contacts/stores.ts'
import { makeLine } from './line.ts'
import { readId } from './place-request.ts'
import { type Asking, type Declaration, makeBodyRoute, makeRoute, Nothing, type Route } from './route.ts'
import { userOf } from './who.ts'

export const contactRoutes = (deps: ContactStores): readonly Route[] => [...readRoutes(deps), ...changeRoutes(deps)]

const readRoutes = (deps: ContactStores): readonly Route[] => [
  makeBodyRoute(
    {
      method: 'post',
      path: '/api/v1/contacts/search',
      right: 'read_contacts',
      summary: 'Contacts in reach that hold the words; only their number is written down',
      answer: ContactsFound,
      problems: [],
    },
    ContactSearch,
    async (c, search) => c.json(await searchContacts(deps, userOf(c.get('who')).scope, search, lineOf(c, deps))),
  ),
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/contacts/:contact',
      right: 'read_contacts',
      summary: 'One contact; each opening is written down',
      answer: HeldContact,
      problems: ['not_found'],
    },
    async (c) => c.json(await openContact(deps, userOf(c.get('who')).scope, refOf(c), lineOf(c, deps))),
  ),
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/contacts/:contact/copy',
      right: 'copy_contacts',
      summary: 'Everything held of one contact person, for that person',
      answer: ContactCopy,
      problems: ['not_found'],
    },
    async (c) => c.json(await copyContact(deps, userOf(c.get('who')).scope, refOf(c), lineOf(c, deps))),
  ),
]

const changeRoutes = (deps: ContactStores): readonly Route[] => [
  makeBodyRoute(
    {
      ...changeOf('correct', 'Corrects the details; what they were stays with the contact'),
      problems: ['not_found', 'identity_code', 'text_found', 'email_wrong', 'detail_needed'],
    },
    ContactDetails,
    async (c, details) => c.json(await correctContact(deps, actOf(c, deps), refOf(c), details)),
  ),
  makeBodyRoute(
    {
      ...changeOf('narrow', 'Destroys a detail that the person no longer consents to'),
      problems: ['not_found', 'detail_needed'],
    },
    Narrowing,
    async (c, narrowing) => c.json(await narrowContact(deps, actOf(c, deps), refOf(c), narrowing)),
  ),
  makeBodyRoute(
    changeOf('restrict', 'Takes the contact out of normal use until a day of review'),
    RestrictionOrder,
    async (c, order) => c.json(await restrictContact(deps, actOf(c, deps), refOf(c), order)),
  ),
  makeBodyRoute(changeOf('unrestrict', 'Puts a restricted or hidden contact back into use'), Nothing, async (c) =>
    c.json(await unrestrictContact(deps, actOf(c, deps), refOf(c))),
  ),
  makeBodyRoute(
    changeOf('told', 'Notes of which version of the privacy notice the person was told'),
    NoticeSeen,
    async (c, { version }) => c.json(await tellContact(deps, actOf(c, deps), refOf(c), version)),
  ),
  makeBodyRoute(
    {
      method: 'post',
      path: '/api/v1/contacts/:contact/erase',
      right: 'erase_contacts',
      summary: 'Destroys a contact for ever, in copies and backups too',
      answer: ErasureReceipt,
      problems: ['not_found'],
    },
    Erasure,
    async (c, { reason }) =>
      c.json(await eraseContact(deps, userOf(c.get('who')).scope, refOf(c), reason, lineOf(c, deps))),
  ),
]

const changeOf = (act: string, summary: string): Declaration => ({
  method: 'post',
  path: `/api/v1/contacts/:contact/${act}`,
  right: 'change_contacts',
  summary,
  answer: HeldContact,
  problems: ['not_found'],
})

const refOf = (c: Asking): ContactRef => readId(c, 'contact', ContactRef)

const lineOf =
  (c: Asking, { now }: ContactStores): LineOf =>
  (event, organisation) =>
    makeLine(c, now(), event, organisation)

const actOf = (c: Asking, deps: ContactStores): ContactAct => {
  const { user, scope } = userOf(c.get('who'))
  return { scope, by: user.id, line: lineOf(c, deps) }
}
