'use client';

import { BookmarkIcon, Trash2Icon } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/field';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { deleteCostViewAction, saveCostViewAction } from '@/server/costs/actions';
import type { CostViewRow } from '@/server/costs/views/data';
import { type CostParams, costHref } from './search-params';

/** Filters under a name, for everybody in the organization. */
export function SavedViews({ views, params }: { views: readonly CostViewRow[]; params: CostParams }) {
  const router = useRouter();
  const maySave = useCan('costs:create');
  const mayDelete = useCan('costs:delete');
  const [name, setName] = useState('');
  const [pending, startTransition] = useTransition();

  function save(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === '') return;
    startTransition(async () => {
      const search = costHref(params).split('?')[1] ?? '';
      if (!settle(await saveCostViewAction({ name, search }), 'View saved')) return;
      setName('');
      router.refresh();
    });
  }
  const remove = (id: string) =>
    startTransition(async () => {
      if (settle(await deleteCostViewAction({ id }), 'View deleted')) router.refresh();
    });

  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button>
          <BookmarkIcon aria-hidden="true" />
          Views
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="w-72 p-2">
        {views.length === 0 && <p className="px-2 py-1.5 text-xs text-ink-muted">No view has been saved yet.</p>}
        <ul className="max-h-64 overflow-y-auto">
          {views.map(({ id, name: label, search }) => (
            <li key={id} className="flex items-center gap-1">
              <Link href={`/cost?${search}`} className="min-w-0 flex-1 truncate rounded-md px-2 py-1.5 text-sm hover:bg-hover">
                {label}
              </Link>
              {mayDelete && (
                <Button
                  variant="ghost"
                  size="icon-sm"
                  aria-label={`Delete the view ${label}`}
                  disabled={pending}
                  onClick={() => remove(id)}
                >
                  <Trash2Icon />
                </Button>
              )}
            </li>
          ))}
        </ul>
        {maySave && (
          <form onSubmit={save} className="mt-1 flex gap-2 border-t pt-2">
            <Input
              aria-label="Name of the view"
              placeholder="Save what is shown as…"
              value={name}
              maxLength={100}
              onChange={(event) => setName(event.target.value)}
            />
            <Button type="submit" disabled={pending || name.trim() === ''}>
              Save
            </Button>
          </form>
        )}
      </PopoverContent>
    </Popover>
  );
}
