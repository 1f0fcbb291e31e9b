'use client';

import { MenuIcon, PanelLeftCloseIcon, PanelLeftOpenIcon, SearchIcon } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useCallback, useState } from 'react';
import { Logo, LogoMark } from '@/components/brand/logo';
import { cn } from '@/components/lib/cn';
import { useStoredText } from '@/components/lib/use-stored-text';
import { Button } from '@/components/ui/button';
import { Dialog, SheetContent, SheetTitle } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import type { ShellData } from '@/server/shell/types';
import { BottomNav } from './bottom-nav';
import { CommandPalette } from './command-palette';
import { NavLink } from './nav-link';
import { NavSection } from './nav-section';
import { moreNav, navGroups } from './navigation';
import { RunningScans } from './running-scans';
import { ShortcutsDialog } from './shortcuts-dialog';
import { useShortcuts } from './use-shortcuts';
import { UserMenu } from './user-menu';

/** The frame around every console page: navigation, search, what is running, who is signed in. */
export function ConsoleShell({ shell, children }: { shell: ShellData; children: ReactNode }) {
  const [stored, setStored] = useStoredText('cloudlens.sidebar');
  const collapsed = stored === 'collapsed';
  const [drawer, setDrawer] = useState(false);
  const [palette, setPalette] = useState(false);
  const [help, setHelp] = useState(false);
  const openPalette = useCallback(() => setPalette((open) => !open), []);
  const openHelp = useCallback(() => setHelp(true), []);
  useShortcuts({ onPalette: openPalette, onHelp: openHelp });

  const navigation = (small: boolean, onNavigate?: () => void) => (
    <>
      <nav
        aria-label="Main"
        className={cn(
          'scrollbar-none -mx-1 grid min-h-0 flex-1 grid-cols-1 content-start overflow-y-auto px-1',
          small ? 'gap-1.5' : 'gap-3',
        )}
      >
        {navGroups.map((group) => (
          <NavSection key={group.label} group={group} collapsed={small} onNavigate={onNavigate} />
        ))}
      </nav>
      <nav aria-label="More" className="grid grid-cols-1 gap-0.5">
        <RunningScans scans={shell.runningScans} collapsed={small} />
        {moreNav.map((item) => (
          <NavLink key={item.href} item={item} collapsed={small} onNavigate={onNavigate} />
        ))}
      </nav>
    </>
  );

  return (
    <div className="md:flex">
      <nav aria-label="Skip">
        <a
          href="#content"
          className="fixed top-2 left-2 z-70 -translate-y-16 rounded-md bg-accent px-3 py-2 text-sm font-medium text-accent-ink focus:translate-y-0"
        >
          Skip to content
        </a>
      </nav>

      <aside
        className={cn('sticky top-0 hidden h-dvh shrink-0 flex-col gap-3 border-r bg-canvas p-3 md:flex', collapsed ? 'w-14' : 'w-56')}
      >
        <div className={cn('flex h-8 items-center justify-between', collapsed && 'justify-center')}>
          <Link href="/overview" aria-label="CloudLens overview" className="rounded-md px-1">
            {collapsed ? <LogoMark className="size-6" /> : <Logo />}
          </Link>
          {!collapsed && <CollapseButton collapsed={false} onClick={() => setStored('collapsed')} />}
        </div>
        {collapsed ? (
          <Button variant="ghost" size="icon" aria-label="Search" onClick={openPalette}>
            <SearchIcon />
          </Button>
        ) : (
          <SearchButton onClick={openPalette} />
        )}
        {navigation(collapsed)}
        {collapsed && <CollapseButton collapsed onClick={() => setStored('open')} />}
        <div className="-mx-3 border-t px-3 pt-3">
          <UserMenu shell={shell} collapsed={collapsed} onShortcuts={openHelp} />
        </div>
      </aside>

      <div className="min-w-0 flex-1">
        <header className="sticky top-0 z-30 flex h-12 items-center gap-2 border-b bg-canvas px-3 md:hidden">
          <Button variant="ghost" size="icon" aria-label="Open the menu" onClick={() => setDrawer(true)}>
            <MenuIcon className="size-4!" />
          </Button>
          <Link href="/overview" aria-label="CloudLens overview" className="rounded-md">
            <Logo />
          </Link>
          <Button variant="ghost" size="icon" aria-label="Search" className="ml-auto" onClick={openPalette}>
            <SearchIcon className="size-4!" />
          </Button>
        </header>
        <main id="content" tabIndex={-1} className="mx-auto max-w-screen-2xl px-4 pt-5 pb-24 outline-none md:px-6 md:pt-6 md:pb-10">
          {children}
        </main>
      </div>

      <BottomNav />
      <Dialog open={drawer} onOpenChange={setDrawer}>
        <SheetContent side="left" className="gap-3 p-3" aria-describedby={undefined}>
          <SheetTitle className="sr-only">Menu</SheetTitle>
          <Logo />
          {navigation(false, () => setDrawer(false))}
          <div className="-mx-3 border-t px-3 pt-3">
            <UserMenu shell={shell} onShortcuts={openHelp} />
          </div>
        </SheetContent>
      </Dialog>
      <CommandPalette open={palette} onOpenChange={setPalette} accounts={shell.accounts} onShortcuts={openHelp} />
      <ShortcutsDialog open={help} onOpenChange={setHelp} />
    </div>
  );
}

function SearchButton({ onClick }: { onClick: () => void }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex h-8 items-center gap-2 rounded-md border bg-surface px-2.5 text-left text-sm text-ink-muted shadow-raised transition-colors hover:border-line-strong"
    >
      <SearchIcon className="size-3.5" aria-hidden="true" />
      <span className="flex-1">Search</span>
      <Kbd>⌘K</Kbd>
    </button>
  );
}

function CollapseButton({ collapsed, onClick }: { collapsed: boolean; onClick: () => void }) {
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      aria-label={collapsed ? 'Widen the sidebar' : 'Narrow the sidebar'}
      onClick={onClick}
      className={cn(collapsed && 'size-8')}
    >
      {collapsed ? <PanelLeftOpenIcon /> : <PanelLeftCloseIcon />}
    </Button>
  );
}
