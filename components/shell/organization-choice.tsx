'use client';

import { MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast-store';
import { switchOrganizationAction } from '@/server/identity/organizations/actions';

interface OrganizationChoiceProps {
  current: string;
  organizations: readonly { id: string; name: string }[];
}

/** For people with several organizations, in the account menu. */
export function OrganizationChoice({ current, organizations }: OrganizationChoiceProps) {
  if (organizations.length < 2) return null;
  async function choose(organizationId: string) {
    if (organizationId === current) return;
    const result = await switchOrganizationAction({ organizationId });
    if (!result.ok) return toast({ tone: 'danger', title: 'That did not work', description: result.error.message });
    // A whole new page: nothing of the other organization may stay in memory.
    window.location.assign('/overview');
  }
  return (
    <>
      <MenuSeparator />
      <MenuLabel>Organization</MenuLabel>
      <MenuRadioGroup value={current} onValueChange={(id) => void choose(id)}>
        {organizations.map(({ id, name }) => (
          <MenuRadioItem key={id} value={id}>
            <span className="truncate">{name}</span>
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </>
  );
}
