'use client';

import { OrganizationNameForm } from '@/components/settings/organization-name-form';
import { Button } from '@/components/ui/button';
import { createFirstOrganizationAction, leaveAction } from '@/server/identity/organizations/actions';

export function MakeFirstOrganization() {
  return (
    <section className="grid gap-2 border-t pt-4" aria-labelledby="make-title">
      <h2 id="make-title" className="font-medium">
        Begin with a new one
      </h2>
      <OrganizationNameForm ask={createFirstOrganizationAction} />
    </section>
  );
}

export function LeaveButton() {
  return (
    <Button size="lg" className="w-full" onClick={() => void leaveAction()}>
      Sign out
    </Button>
  );
}
