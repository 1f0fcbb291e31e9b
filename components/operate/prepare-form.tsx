'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field, fieldNotes, Input, Textarea } from '@/components/ui/field';
import type { OperatorAccess } from '@/server/operate/access/read-access';
import { prepareOperatingAction } from '@/server/operate/actions';

/** Chooses the role and how far it reaches; the instructions to make it follow from that. */
export function PrepareForm({ awsAccountId, access }: { awsAccountId: string; access: OperatorAccess }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [roleName, setRoleName] = useState(access.roleArn?.split('/').at(-1) ?? 'CloudLensOperatorRole');
  const [onlyTagged, setOnlyTagged] = useState(access.status === 'none' || access.onlyTagged);
  const [withFixes, setWithFixes] = useState(access.withFixes);
  const [launchRoles, setLaunchRoles] = useState(access.launchRoles.join('\n'));
  const isAgain = access.status === 'pending';

  function submit(event: FormEvent) {
    event.preventDefault();
    startTransition(async () => {
      const arns = launchRoles.split(/\s+/).filter(Boolean);
      if (settle(await prepareOperatingAction({ awsAccountId, roleName: roleName.trim(), onlyTagged, withFixes, launchRoles: arns })))
        router.refresh();
    });
  }

  const form = (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      <Field id="operator-role" label="Name of the operator role" hint="Another role than the one that scans read with">
        <Input
          id="operator-role"
          value={roleName}
          onChange={(event) => setRoleName(event.target.value)}
          aria-describedby={fieldNotes('operator-role')}
          spellCheck={false}
        />
      </Field>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is a button that carries the name itself */}
      <label className="flex items-start gap-2">
        <Checkbox
          className="mt-0.5"
          aria-label="Only instances tagged cloudlens:operate=true"
          checked={onlyTagged}
          onCheckedChange={(checked) => setOnlyTagged(checked === true)}
        />
        <span>
          Only instances tagged <code className="text-xs">cloudlens:operate=true</code>
          <span className="block text-xs text-ink-muted">
            The role’s policy then names the tag, and CloudLens refuses all others by itself too.
          </span>
        </span>
      </label>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is a button that carries the name itself */}
      <label className="flex items-start gap-2">
        <Checkbox
          className="mt-0.5"
          aria-label="Mend findings by runs"
          checked={withFixes}
          onCheckedChange={(checked) => setWithFixes(checked === true)}
        />
        <span>
          Mend findings by runs
          <span className="block text-xs text-ink-muted">
            The role may then also run the commands of <em>Fix by a run</em>, such as turning versioning on. Each run is approved by a
            person and gets one action on one resource.
          </span>
        </span>
      </label>
      <details>
        <summary className="w-fit cursor-pointer rounded text-ink-muted select-none hover:text-ink">
          Roles that launched instances may carry
        </summary>
        <div className="mt-2">
          <Field id="launch-roles" label="ARNs, one a line" hint="Without any, templates with an instance profile cannot be launched from.">
            <Textarea
              id="launch-roles"
              value={launchRoles}
              onChange={(event) => setLaunchRoles(event.target.value)}
              aria-describedby={fieldNotes('launch-roles')}
              spellCheck={false}
            />
          </Field>
        </div>
      </details>
      <div>
        <Button type="submit" variant={isAgain ? 'secondary' : 'primary'} disabled={pending}>
          {pending ? 'Preparing…' : isAgain ? 'Prepare it anew' : 'Prepare operating'}
        </Button>
      </div>
    </form>
  );
  if (!isAgain) return form;
  return (
    <details className="border-t pt-3">
      <summary className="w-fit cursor-pointer rounded text-ink-muted select-none hover:text-ink">Another role, or another reach</summary>
      <div className="mt-3">{form}</div>
    </details>
  );
}
