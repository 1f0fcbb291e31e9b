'use client';

import { ChevronsUpDownIcon, KeyboardIcon, LogOutIcon, MonitorIcon, MoonIcon, PlusIcon, SunIcon } from 'lucide-react';
import { useTheme } from 'next-themes';
import { useState } from 'react';
import { cn } from '@/components/lib/cn';
import { Menu, MenuContent, MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import type { ShellData } from '@/server/shell/types';
import { NewOrganization } from './new-organization';
import { OrganizationChoice } from './organization-choice';
import { signOut } from './sign-out';
import { VendorControls } from './vendor-controls';

const roleLabel = { admin: 'Admin', operator: 'Operator', viewer: 'Viewer' };

interface UserMenuProps {
  shell: ShellData;
  collapsed?: boolean;
  onShortcuts: () => void;
}

export function UserMenu({ shell, collapsed = false, onShortcuts }: UserMenuProps) {
  const { theme, setTheme } = useTheme();
  const { user, organization } = shell;
  const [making, setMaking] = useState(false);
  return (
    <>
      <VendorControls collapsed={collapsed} />
      <Menu>
        <MenuTrigger
          aria-label={collapsed ? `${organization.name}: account menu` : undefined}
          className={cn(
            'flex w-full items-center gap-2.5 rounded-md p-1.5 text-left transition-colors hover:bg-hover',
            collapsed && 'justify-center p-1',
          )}
        >
          <span
            className="flex size-6 shrink-0 items-center justify-center rounded bg-accent-soft text-2xs font-semibold text-accent-text"
            aria-hidden="true"
          >
            {organization.name.slice(0, 1).toUpperCase()}
          </span>
          {!collapsed && (
            <>
              <span className="min-w-0 flex-1">
                <span className="block truncate text-sm font-medium">{organization.name}</span>
                <span className="block truncate text-2xs text-ink-muted">{user.email}</span>
              </span>
              <ChevronsUpDownIcon className="size-3.5 shrink-0 text-ink-faint" aria-hidden="true" />
            </>
          )}
        </MenuTrigger>
        <MenuContent align="start" className="w-60">
          <div className="px-2 py-1.5">
            <p className="truncate text-sm font-medium">{user.name}</p>
            <p className="truncate text-xs text-ink-muted">
              {roleLabel[user.role]} of {organization.name}
            </p>
          </div>
          <OrganizationChoice current={organization.id} organizations={shell.organizations} />
          <MenuSeparator />
          <MenuLabel>Theme</MenuLabel>
          <MenuRadioGroup value={theme} onValueChange={setTheme}>
            <MenuRadioItem value="light">
              <SunIcon aria-hidden="true" /> Light
            </MenuRadioItem>
            <MenuRadioItem value="dark">
              <MoonIcon aria-hidden="true" /> Dark
            </MenuRadioItem>
            <MenuRadioItem value="system">
              <MonitorIcon aria-hidden="true" /> System
            </MenuRadioItem>
          </MenuRadioGroup>
          <MenuSeparator />
          {shell.mayMakeOrganization && (
            <MenuItem onSelect={() => setMaking(true)}>
              <PlusIcon aria-hidden="true" /> New organization…
            </MenuItem>
          )}
          <MenuItem onSelect={onShortcuts}>
            <KeyboardIcon aria-hidden="true" /> Keyboard shortcuts
          </MenuItem>
          <MenuItem onSelect={() => void signOut()}>
            <LogOutIcon aria-hidden="true" /> Sign out
          </MenuItem>
        </MenuContent>
      </Menu>
      <NewOrganization open={making} onOpenChange={setMaking} />
    </>
  );
}
