'use client';

import { BellPlusIcon, BookmarkIcon, LinkIcon, Trash2Icon, UsersIcon } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { useCan, useRole } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Input } from '@/components/ui/field';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { toast } from '@/components/ui/toast-store';
import { deleteFindingViewAction, saveFindingViewAction } from '@/server/triage/actions';
import type { ViewPage } from '@/server/triage/constants';
import type { FindingView } from '@/server/triage/types';

interface SavedViewsProps {
  /** Stands at `/<page>`. */
  page: ViewPage;
  /** The query string of what is shown. */
  search: string;
  views: readonly FindingView[];
}

const hrefOf = (page: ViewPage, search: string): string => (search ? `/${page}?${search}` : `/${page}`);

/** Filters under a name, for oneself or everybody, and the address of what is shown. */
export function SavedViews({ page, search, views }: SavedViewsProps) {
  const mayNotify = useCan('organization:update') && page === 'findings';
  const [gone, setGone] = useState<FindingView | null>(null);
  const router = useRouter();
  const current = views.find((view) => view.search === search);

  async function copyLink() {
    await navigator.clipboard.writeText(`${window.location.origin}${hrefOf(page, search)}`);
    toast({ tone: 'success', title: 'Link copied', description: 'It shows these filters to everybody in your organization.' });
  }

  return (
    <>
      <Popover>
        <PopoverTrigger asChild>
          <Button>
            <BookmarkIcon aria-hidden="true" />
            <span className="max-w-40 truncate">{current?.name ?? 'Views'}</span>
          </Button>
        </PopoverTrigger>
        <PopoverContent align="end" className="w-80 p-2" aria-label="Saved views">
          {views.length === 0 && <p className="px-2 py-1.5 text-xs text-ink-muted">No view has been saved yet.</p>}
          <ViewList title="Yours" page={page} views={views.filter((view) => !view.shared)} current={current} onDelete={setGone} />
          <ViewList
            title="Shared with everybody"
            page={page}
            views={views.filter((view) => view.shared)}
            current={current}
            onDelete={setGone}
          />
          <SaveForm page={page} search={search} />
          <Button variant="ghost" size="sm" className="mt-1 w-full justify-start" onClick={() => void copyLink()}>
            <LinkIcon aria-hidden="true" />
            Copy the link to what is shown
          </Button>
          {mayNotify && (
            <Button asChild variant="ghost" size="sm" className="w-full justify-start">
              <Link href={`/settings/notifications?${new URLSearchParams({ rule: search })}`}>
                <BellPlusIcon aria-hidden="true" />
                Be told of changes to what is shown
              </Link>
            </Button>
          )}
        </PopoverContent>
      </Popover>
      <ConfirmDialog
        open={gone !== null}
        onOpenChange={(open) => !open && setGone(null)}
        title={`Delete the view ‘${gone?.name ?? ''}’?`}
        confirm="Delete the view"
        onConfirm={async () => {
          if (gone && settle(await deleteFindingViewAction({ id: gone.id }), 'View deleted')) router.refresh();
        }}
      >
        {gone?.shared ? 'It goes away for everybody in your organization.' : 'What it shows stays as it is.'}
      </ConfirmDialog>
    </>
  );
}

interface ViewListProps {
  title: string;
  page: ViewPage;
  views: readonly FindingView[];
  current: FindingView | undefined;
  onDelete: (view: FindingView) => void;
}

function ViewList({ title, page, views, current, onDelete }: ViewListProps) {
  const isAdmin = useRole() === 'admin';
  if (views.length === 0) return null;
  return (
    <section className="mb-1">
      <h3 className="px-2 py-1 text-2xs font-medium text-ink-faint">{title}</h3>
      <ul className="max-h-48 overflow-y-auto">
        {views.map((view) => (
          <li key={view.id} className="flex items-center gap-1">
            <Link
              href={hrefOf(page, view.search)}
              aria-current={view.id === current?.id ? 'true' : undefined}
              className="min-w-0 flex-1 truncate rounded-md px-2 py-1.5 text-sm hover:bg-hover aria-current:font-medium"
            >
              {view.name}
              {view.shared && !view.mine && <span className="ml-2 text-xs text-ink-muted">by {view.owner.name}</span>}
            </Link>
            {(view.mine || isAdmin) && (
              <Button variant="ghost" size="icon-sm" aria-label={`Delete the view ${view.name}`} onClick={() => onDelete(view)}>
                <Trash2Icon />
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function SaveForm({ page, search }: { page: ViewPage; search: string }) {
  const router = useRouter();
  const mayShare = useCan('findings:update');
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [pending, startTransition] = useTransition();

  function save(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === '') return;
    startTransition(async () => {
      if (!settle(await saveFindingViewAction({ name: name.trim(), search, shared, page }), 'View saved')) return;
      setName('');
      router.refresh();
    });
  }

  return (
    <form onSubmit={save} className="grid gap-2 border-t pt-2">
      <div className="flex gap-2">
        <Input
          aria-label="Name of the view"
          placeholder="Save what is shown as…"
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" disabled={pending || name.trim() === ''}>
          Save
        </Button>
      </div>
      {mayShare && (
        // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is a button with a role
        <label className="flex items-center gap-2 px-1 text-xs text-ink-muted">
          <Checkbox checked={shared} onCheckedChange={(checked) => setShared(checked === true)} />
          <UsersIcon className="size-3.5" aria-hidden="true" />
          For everybody in the organization
        </label>
      )}
    </form>
  );
}
