import type { ReactNode } from 'react';
import { VendorFrame } from '@/components/auth/vendor-frame';
import { LiveProvider, LiveRefresh } from '@/components/live/live-provider';
import { SessionKeeper } from '@/components/session/session-keeper';
import { RoleProvider } from '@/components/shell/actor-context';
import { ConsoleShell } from '@/components/shell/console-shell';
import { livePlace } from '@/server/live/hub';
import { loadShell } from '@/server/shell/loaders';

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  // Before anything is read: what changes from here on is told once the stream is open.
  const place = await livePlace();
  const shell = await loadShell();
  return (
    <VendorFrame>
      <LiveProvider after={place}>
        <LiveRefresh channels={['scan', 'account']} />
        <RoleProvider role={shell.user.role}>
          <ConsoleShell shell={shell}>{children}</ConsoleShell>
          {shell.user.provider !== 'clerk' && <SessionKeeper email={shell.user.email} provider={shell.user.provider} />}
        </RoleProvider>
      </LiveProvider>
    </VendorFrame>
  );
}
