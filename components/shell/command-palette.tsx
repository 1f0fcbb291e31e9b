'use client';

import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { ArrowRightIcon, CloudIcon, KeyboardIcon, MoonIcon, SearchIcon, SunIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTheme } from 'next-themes';
import { Dialog as Primitive } from 'radix-ui';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { SampleTag } from '@/components/posture/sample-tag';
import { SeverityIcon } from '@/components/posture/severity';
import { CommandEmpty } from '@/components/ui/command-empty';
import type { AccountRef } from '@/server/posture';
import { allNav } from './navigation';
import { searchChecks, searchFindings } from './palette-search';

interface PaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  accounts: readonly AccountRef[];
  onShortcuts: () => void;
}

export function CommandPalette(props: PaletteProps) {
  return (
    <Primitive.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-50 bg-black/40 dark:bg-black/60" />
        <Primitive.Content
          aria-describedby={undefined}
          className="fixed inset-x-3 top-[12vh] z-50 mx-auto max-w-xl overflow-hidden rounded-xl border bg-raised shadow-float outline-none"
        >
          <Primitive.Title className="sr-only">Search and commands</Primitive.Title>
          <PaletteBody {...props} />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function PaletteBody({ onOpenChange, accounts, onShortcuts }: PaletteProps) {
  const router = useRouter();
  const { resolvedTheme, setTheme } = useTheme();
  const [text, setText] = useState('');
  const words = useDeferredValue(text.trim());
  const enabled = words.length >= 2;
  const findings = useQuery({ queryKey: ['palette', 'findings', words], queryFn: ({ signal }) => searchFindings(words, signal), enabled });
  const checks = useQuery({ queryKey: ['palette', 'checks', words], queryFn: ({ signal }) => searchChecks(words, signal), enabled });
  const searching = enabled && (findings.isLoading || checks.isLoading);

  function act(work: () => void) {
    onOpenChange(false);
    work();
  }
  const go = (href: string) => act(() => router.push(href));

  return (
    <Command label="Search and commands" loop filter={matchWords}>
      <div className="flex items-center gap-2.5 border-b px-4">
        <SearchIcon className="size-4 shrink-0 text-ink-faint" aria-hidden="true" />
        <Command.Input
          value={text}
          onValueChange={setText}
          placeholder="Findings, checks, accounts, pages"
          className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-faint"
        />
      </div>
      <Command.List className="max-h-[min(24rem,60vh)] overflow-y-auto p-1.5 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-faint">
        <Command.Group heading="Pages">
          {allNav.map(({ href, label, icon: Icon, key }) => (
            <Item key={href} value={`page ${label}`} onSelect={() => go(href)} hint={`G ${key.toUpperCase()}`}>
              <Icon aria-hidden="true" />
              {label}
            </Item>
          ))}
        </Command.Group>
        {accounts.length > 0 && (
          <Command.Group heading="Accounts">
            {accounts.map((account) => (
              <Item
                key={account.id}
                value={`account ${account.name} ${account.accountId}`}
                onSelect={() => go(`/findings?account=${account.id}`)}
                hint={account.accountId}
              >
                <CloudIcon aria-hidden="true" />
                {account.name}
                {account.kind === 'sample' && <SampleTag />}
              </Item>
            ))}
          </Command.Group>
        )}
        {enabled && (checks.data?.length ?? 0) > 0 && (
          <Command.Group heading="Checks">
            {checks.data?.map((check) => (
              <Item key={check.id} value={`check ${check.id} ${words}`} onSelect={() => go(`/checks/${check.id}`)}>
                <SeverityIcon severity={check.severity} />
                <span className="truncate">{check.title}</span>
              </Item>
            ))}
          </Command.Group>
        )}
        {enabled && (findings.data?.length ?? 0) > 0 && (
          <Command.Group heading="Findings">
            {findings.data?.map((finding) => (
              <Item
                key={finding.id}
                value={`finding ${finding.id} ${words}`}
                onSelect={() => go(`/findings?q=${encodeURIComponent(words)}&finding=${finding.id}`)}
                hint={finding.resource.name ?? finding.resource.id}
              >
                <SeverityIcon severity={finding.severity} />
                <span className="truncate">{finding.title}</span>
              </Item>
            ))}
          </Command.Group>
        )}
        <Command.Group heading="Commands">
          {enabled && (
            <Item value={`command search findings ${words}`} onSelect={() => go(`/findings?q=${encodeURIComponent(words)}`)}>
              <ArrowRightIcon aria-hidden="true" />
              Search findings for “{words}”
            </Item>
          )}
          <Item value="command switch theme dark light" onSelect={() => act(() => setTheme(resolvedTheme === 'dark' ? 'light' : 'dark'))}>
            {resolvedTheme === 'dark' ? <SunIcon aria-hidden="true" /> : <MoonIcon aria-hidden="true" />}
            Switch to {resolvedTheme === 'dark' ? 'light' : 'dark'}
          </Item>
          <Item value="command keyboard shortcuts help" onSelect={() => act(onShortcuts)} hint="?">
            <KeyboardIcon aria-hidden="true" />
            Keyboard shortcuts
          </Item>
        </Command.Group>
      </Command.List>
      <CommandEmpty className="pt-5 pb-8 text-sm">{searching ? 'Searching…' : 'Nothing matches.'}</CommandEmpty>
    </Command>
  );
}

/** Every typed word must occur; letters strewn over a name are no match. */
function matchWords(value: string, search: string): number {
  const text = value.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
    ? 1
    : 0;
}

function Item({ value, onSelect, hint, children }: { value: string; onSelect: () => void; hint?: string; children: ReactNode }) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 text-sm data-[selected=true]:bg-hover [&>svg]:size-4 [&>svg]:shrink-0 [&>svg:not([fill=currentColor])]:text-ink-muted"
    >
      {children}
      {hint && <span className="ml-auto max-w-40 shrink-0 truncate pl-3 text-xs text-ink-faint">{hint}</span>}
    </Command.Item>
  );
}
