'use client';

import { PlusIcon, XIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { formatNumber } from '@/components/lib/format';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Input } from '@/components/ui/field';
import { setRequiredTagsAction } from '@/server/inventory/actions';
import type { KeyUse } from '@/server/inventory/tags/types';

/** Keys that the organization wants on everything, and those in use to choose from. */
export function RequiredKeys({ required, inUse }: { required: readonly string[]; inUse: readonly KeyUse[] }) {
  const router = useRouter();
  const mayChange = useCan('organization:update');
  const [text, setText] = useState('');
  const [pending, startTransition] = useTransition();

  const save = (keys: string[], said: string) =>
    startTransition(async () => {
      if (!settle(await setRequiredTagsAction({ keys }), said)) return;
      setText('');
      router.refresh();
    });
  const add = (key: string) => save([...new Set([...required, key])], `${key} is required now`);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') add(text.trim());
  };
  const suggested = inUse.filter(({ key }) => !required.includes(key)).slice(0, 10);

  return (
    <Card aria-labelledby="required-title">
      <CardHeader id="required-title" title="Required keys" description="Spelt as on the resources: AWS tells upper from lower case" />
      <div className="grid gap-3 px-4 pb-4">
        {required.length === 0 ? (
          <p className="text-sm text-ink-muted">None yet.</p>
        ) : (
          <ul className="grid gap-1">
            {required.map((key) => (
              <li key={key} className="flex items-center gap-1 text-sm">
                <span className="min-w-0 flex-1 font-medium break-all">{key}</span>
                {mayChange && (
                  <Button
                    variant="ghost"
                    size="icon-sm"
                    aria-label={`Require ${key} no more`}
                    disabled={pending}
                    onClick={() =>
                      save(
                        required.filter((each) => each !== key),
                        `${key} is required no more`,
                      )
                    }
                  >
                    <XIcon />
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        {mayChange ? (
          <form onSubmit={submit} className="flex gap-2">
            <Input
              aria-label="Key to require"
              placeholder="Owner"
              value={text}
              maxLength={128}
              onChange={(event) => setText(event.target.value)}
            />
            <Button type="submit" disabled={pending || text.trim() === ''}>
              Require
            </Button>
          </form>
        ) : (
          <p className="text-xs text-ink-muted">Admins choose which keys are required.</p>
        )}
        {suggested.length > 0 && (
          <div>
            <h3 className="mb-1 text-xs font-medium text-ink-muted">Used most</h3>
            <ul className="flex flex-wrap gap-1.5">
              {suggested.map(({ key, present }) => (
                <li key={key} className="max-w-full">
                  {mayChange ? (
                    <Button size="sm" disabled={pending} className="max-w-full" onClick={() => add(key)}>
                      <PlusIcon aria-hidden="true" />
                      <span className="sr-only">Require </span>
                      <span className="truncate">{key}</span>
                      <span className="tabular text-ink-muted">{formatNumber(present)}</span>
                    </Button>
                  ) : (
                    <span className="text-sm">{key}</span>
                  )}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Card>
  );
}
