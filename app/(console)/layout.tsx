import type { ReactNode } from 'react';
import { LiveProvider, LiveRefresh } from '@/components/live/live-provider';
import { ConsoleShell } from '@/components/shell/console-shell';
import { loadShell } from '@/server/shell/loaders';

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const shell = await loadShell();
  return (
    <LiveProvider>
      <LiveRefresh channels={['scan', 'accounts']} />
      <ConsoleShell shell={shell}>{children}</ConsoleShell>
    </LiveProvider>
  );
}
