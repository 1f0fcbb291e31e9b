'use client';

import { ClerkLoaded, OrganizationSwitcher, UserButton } from '@clerk/react';

/** Clerk's own switcher of organizations and its account page; nothing until Clerk's script is there. */
export function ClerkControls({ collapsed = false }: { collapsed?: boolean }) {
  return (
    <ClerkLoaded>
      <div className="mb-2 flex min-h-8 items-center gap-2">
        {!collapsed && (
          <div className="min-w-0 flex-1">
            <OrganizationSwitcher
              afterSelectOrganizationUrl="/overview"
              afterSelectPersonalUrl="/overview"
              afterCreateOrganizationUrl="/overview"
              afterLeaveOrganizationUrl="/overview"
            />
          </div>
        )}
        <UserButton />
      </div>
    </ClerkLoaded>
  );
}
