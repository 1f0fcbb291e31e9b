import { withIdentity } from '@/server/db';
import { mailIsSetUp } from '@/server/mail/send';
import { can } from '../actor';
import { listOwnSessions } from '../own-sessions/data';
import { sessionView } from '../own-sessions/views';
import { requirePageActor } from '../page-actor';
import { secondFactorStatus } from '../second-factor/manage';
import { vendorNames } from '../vendors/vendor-names';
import { findPerson } from './person';

/** For the page about one's own sign-in; where a vendor keeps it, only who that is. */
export async function loadSecurity() {
  const actor = await requirePageActor();
  if (actor.provider !== 'local') return { vendor: vendorNames[actor.provider] };
  const [person, secondFactor, sessions] = await Promise.all([
    withIdentity((tx) => findPerson(tx, actor.userId)),
    secondFactorStatus(actor),
    listOwnSessions(actor),
  ]);
  return {
    email: actor.email,
    emailCanBeProven: mailIsSetUp() && !person?.emailVerified,
    secondFactor,
    sessions: sessions.map(sessionView),
    maySetPolicy: can(actor, 'organization:update'),
  };
}
