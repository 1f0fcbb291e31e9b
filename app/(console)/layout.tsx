import type { ReactNode } from 'react';
import { VendorFrame } from '@/components/auth/vendor-frame';
import { LiveProvider, LiveRefresh } from '@/components/live/live-provider';
import { SessionKeeper } from '@/components/session/session-keeper';
import { RoleProvider } from '@/components/shell/actor-context';
import { ConsoleShell } from '@/components/shell/console-shell';
import { loadShell } from '@/server/shell/loaders';

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const shell = await loadShell();
  return (
    <VendorFrame>
      <LiveProvider>
        <LiveRefresh channels={['scan', 'account']} />
        <RoleProvider role={shell.user.role}>
          <ConsoleShell shell={shell}>{children}</ConsoleShell>
          {shell.user.provider !== 'clerk' && <SessionKeeper email={shell.user.email} provider={shell.user.provider} />}
        </RoleProvider>
      </LiveProvider>
    </VendorFrame>
  );
}
