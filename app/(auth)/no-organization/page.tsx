import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AuthHeading } from '@/components/auth/auth-heading';
import { LeaveButton, MakeFirstOrganization } from '@/components/auth/no-organization';
import { mayMakeFirst } from '@/server/identity/organizations/create';
import { pageHomeless } from '@/server/identity/page-actor';
import { requireLocalPage } from '@/server/identity/page-local';

export const metadata: Metadata = { title: 'No organization' };

/** Where a session ends up whose person belongs to no organization any more. */
export default async function NoOrganizationPage() {
  requireLocalPage();
  const person = await pageHomeless();
  if (!person) redirect('/overview');
  const mayMake = await mayMakeFirst(person);
  return (
    <div className="grid gap-4">
      <div>
        <AuthHeading title="You belong to no organization">
          You are signed in as <span className="break-all">{person.email}</span>.
        </AuthHeading>
        {person.left.length > 0 && (
          <ul className="grid gap-1 text-sm text-ink-muted">
            {person.left.map(({ name, because }) => (
              <li key={`${name} ${because}`} className="break-words">
                {because === 'deleted'
                  ? `${name} was deleted.`
                  : `An admin has deactivated you in ${name}; only an admin of it can undo that.`}
              </li>
            ))}
          </ul>
        )}
      </div>
      {mayMake ? (
        <MakeFirstOrganization />
      ) : (
        <p className="text-sm text-ink-muted">
          To go on here, ask an admin of an organization to invite you, and open the link that you get.
        </p>
      )}
      <LeaveButton />
    </div>
  );
}
