'use client';

import { OrganizationNameForm } from '@/components/settings/organization-name-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import { createOrganizationAction } from '@/server/identity/organizations/actions';

export function NewOrganization({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="New organization"
        description="With accounts, members and an audit log of its own. You are its admin, and switch back in this menu."
      >
        <OrganizationNameForm ask={createOrganizationAction}>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
        </OrganizationNameForm>
      </DialogContent>
    </Dialog>
  );
}
