'use client';

import { CircleAlertIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { settle } from '@/components/lib/settle';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { CodeBlock } from '@/components/ui/code-block';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { setDeepReadsAction } from '@/server/accounts/actions';
import type { DeepReadsView } from '@/server/accounts/deep-reads';
import { deepReadKinds, deepReads } from '@/server/aws/deep-reads';

/** Which contents of the account are looked through for secrets, and what its role has to carry for that. */
export function DeepReadsCard({ deepReads: view }: { deepReads: DeepReadsView }) {
  const router = useRouter();
  const { id, on, mayChange, missing, kind, roleName, policies } = view;
  const [chosen, setChosen] = useState(on);
  const isChanged = chosen.length !== on.length || chosen.some((each) => !on.includes(each));
  const save = async () => {
    if (settle(await setDeepReadsAction({ id, deepReads: chosen }), 'Saved')) router.refresh();
  };
  return (
    <Card>
      <CardHeader
        title={
          <span className="flex items-center gap-2">
            Deep reads <Badge tone={on.length > 0 ? 'pass' : 'neutral'}>{on.length > 0 ? `${on.length} on` : 'Off'}</Badge>
          </span>
        }
        description="Contents that are looked through for secrets. Off unless you turn it on; nothing of what is read is kept but what kind of secret was found, and where."
      />
      <div className="grid grid-cols-1 gap-3 px-4 pb-4 text-sm">
        {deepReads.map((each) => {
          const { title, words, actions } = deepReadKinds[each];
          return (
            // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is a button that carries the name itself
            <label key={each} className="flex items-start gap-2">
              <Checkbox
                className="mt-0.5"
                aria-label={title}
                disabled={!mayChange}
                checked={chosen.includes(each)}
                onCheckedChange={(checked) =>
                  setChosen(deepReads.filter((one) => (one === each ? checked === true : chosen.includes(one))))
                }
              />
              <span>
                {title}
                <span className="block text-xs text-ink-muted">
                  {words} <code className="block break-words">{actions.join(', ')}</code>
                </span>
              </span>
            </label>
          );
        })}
        {missing.length > 0 && (
          <p className="flex gap-2 rounded-md bg-medium-soft px-3 py-2 text-medium-text">
            <CircleAlertIcon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
            <span>
              The role may not yet: <code className="text-xs break-all">{missing.join(', ')}</code>. Until it may, these checks stay
              unknown.
            </span>
          </p>
        )}
        {on.length > 0 && kind === 'role' && (
          <details>
            <summary className="w-fit cursor-pointer rounded text-ink-muted select-none hover:text-ink">What the role has to carry</summary>
            <div className="mt-2 grid gap-2">
              <p className="text-xs text-ink-muted">
                With the stack: set {on.map((each) => deepReadKinds[each].parameter).join(', ')} to yes. With Terraform: name them in
                cloudlens_deep_reads. By hand: put these policies on {roleName}, in place of the one that denies all reading.
              </p>
              {policies.map(({ name, document }) => (
                <CodeBlock key={name} label={name} code={JSON.stringify(document, null, 2)} />
              ))}
            </div>
          </details>
        )}
        {mayChange ? (
          <div>
            <ConfirmDialog
              trigger={
                <Button variant="primary" disabled={!isChanged}>
                  Save
                </Button>
              }
              title="Change what is read?"
              confirm="Save"
              onConfirm={save}
            >
              {chosen.length > 0
                ? `From the next scan on CloudLens reads: ${chosen.map((each) => deepReadKinds[each].title).join(', ')}. It is noted in the audit log.`
                : 'From now on no contents are read. Findings that came of it stay open until they are looked at again.'}
            </ConfirmDialog>
          </div>
        ) : (
          <p className="text-ink-muted">An admin of your organization changes this.</p>
        )}
      </div>
    </Card>
  );
}
