'use client';

import { CircleAlertIcon } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { AccountStatusBadge } from '@/components/accounts/account-status';
import { DownloadButton } from '@/components/accounts/connect/download-button';
import { plural } from '@/components/lib/format';
import { settle } from '@/components/lib/settle';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { CodeBlock } from '@/components/ui/code-block';
import { Field, fieldNotes, Input } from '@/components/ui/field';
import { connectMembersAction } from '@/server/accounts/organization/actions';
import type { PreparedMembers } from '@/server/accounts/organization/connect-members';
import type { OrganizationMember, OrganizationView } from '@/server/accounts/organization/read-organization';

/** Who may be chosen: what AWS calls active, and what is not connected yet. One that is prepared may be chosen again, for its script. */
const isOpen = ({ state, connection }: OrganizationMember): boolean =>
  state === 'ACTIVE' && (connection === null || connection.status === 'pending' || connection.status === 'disconnected');

export function MemberChooser({ organization }: { organization: OrganizationView }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [roleName, setRoleName] = useState(organization.roleName);
  const [unit, setUnit] = useState('');
  const [result, setResult] = useState<PreparedMembers | null>(null);
  const open = organization.members.filter(isOpen).map(({ accountId }) => accountId);
  const all = open.length > 0 && open.every((id) => chosen.has(id));

  const toggle = (id: string, wanted: boolean) => {
    const next = new Set(chosen);
    if (wanted) next.add(id);
    else next.delete(id);
    setChosen(next);
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    startTransition(async () => {
      const done = settle(
        await connectMembersAction({
          id: organization.awsAccountId,
          accountIds: [...chosen],
          roleName: roleName.trim(),
          organizationalUnitId: unit.trim(),
        }),
      );
      if (!done) return;
      setResult(done.data);
      router.refresh();
    });
  }

  return (
    <>
      <form onSubmit={submit}>
        <Card aria-labelledby="members-title">
          <CardHeader
            id="members-title"
            title={plural(organization.members.length, 'member account')}
            description="Choose which to connect: each gets an external id of its own, and one script makes all roles"
          />
          {open.length > 0 && (
            <label htmlFor="members-all" className="flex items-center gap-2.5 border-t px-4 py-2 text-xs text-ink-muted">
              <Checkbox id="members-all" checked={all} onCheckedChange={(wanted) => setChosen(new Set(wanted === true ? open : []))} />
              All that can be connected
            </label>
          )}
          <ul className="divide-y border-t">
            {organization.members.map((member) => (
              <Member key={member.accountId} member={member} chosen={chosen.has(member.accountId)} onChoose={toggle} />
            ))}
          </ul>
          {open.length > 0 && (
            <div className="grid gap-4 border-t p-4 sm:grid-cols-2">
              <Field
                id="members-unit"
                label="Root or organizational unit"
                hint="Its id, r-… or ou-…, at the top of AWS Organizations in the console."
              >
                <Input
                  id="members-unit"
                  required
                  spellCheck={false}
                  aria-describedby={fieldNotes('members-unit')}
                  value={unit}
                  onChange={(event) => setUnit(event.target.value)}
                  placeholder="r-ab12"
                />
              </Field>
              <Field id="members-role" label="Role name" hint="The same in every account.">
                <Input
                  id="members-role"
                  required
                  spellCheck={false}
                  aria-describedby={fieldNotes('members-role')}
                  value={roleName}
                  onChange={(event) => setRoleName(event.target.value)}
                />
              </Field>
              <div>
                <Button type="submit" variant="primary" disabled={pending || chosen.size === 0}>
                  {pending ? 'Preparing…' : chosen.size === 0 ? 'Choose accounts above' : `Prepare ${plural(chosen.size, 'account')}`}
                </Button>
              </div>
            </div>
          )}
        </Card>
      </form>
      {result && <Result result={result} />}
    </>
  );
}

interface MemberProps {
  member: OrganizationMember;
  chosen: boolean;
  onChoose: (id: string, wanted: boolean) => void;
}

function Member({ member, chosen, onChoose }: MemberProps) {
  const { accountId, name, state, isManagement, connection } = member;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm">
      <Checkbox
        aria-label={`Choose ${name}`}
        checked={chosen}
        disabled={!isOpen(member)}
        onCheckedChange={(wanted) => onChoose(accountId, wanted === true)}
      />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{name}</span>
        <span className="tabular text-xs text-ink-muted">
          {accountId}
          {isManagement && ' · management account'}
          {state !== 'ACTIVE' && ` · ${state.toLowerCase().replaceAll('_', ' ')} in AWS`}
        </span>
      </span>
      {connection ? (
        <Link
          href={connection.status === 'pending' ? `/accounts/connect?id=${connection.id}` : `/accounts/${connection.id}/access`}
          className="rounded"
        >
          <AccountStatusBadge status={connection.status} />
        </Link>
      ) : (
        <span className="text-xs text-ink-faint">not connected</span>
      )}
    </li>
  );
}

function Result({ result: { prepared, refused, commands } }: { result: PreparedMembers }) {
  return (
    <Card aria-labelledby="script-title" className="grid gap-3 p-4">
      <h2 id="script-title" className="text-sm font-semibold">
        {commands ? `Now make the roles of ${plural(prepared.length, 'account')}` : 'No script yet'}
      </h2>
      {refused.length > 0 && (
        <Banner tone="warning" icon={CircleAlertIcon} title={`${plural(refused.length, 'account')} could not be prepared`}>
          <ul className="list-disc pl-4">
            {refused.map(({ accountId, reason }) => (
              <li key={accountId}>
                <span className="tabular">{accountId}</span>: {reason}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {commands ? (
        <>
          <p className="text-sm text-ink-muted">
            Run this in CloudShell of the management account, or of a delegated administrator with CALL_AS=DELEGATED_ADMIN. CloudLens tries
            each account every ten minutes and connects it by itself once its role is there; nothing need be pasted back.
          </p>
          <div>
            <DownloadButton text={commands} fileName="cloudlens-organization.sh" type="text/x-shellscript">
              Download the script
            </DownloadButton>
          </div>
          <CodeBlock code={commands} label="script for the organization" />
        </>
      ) : (
        prepared.length > 0 && (
          <p className="text-sm text-ink-muted">
            CloudLens has no AWS identity of its own yet that the roles could trust: give it one, then prepare again.
          </p>
        )
      )}
    </Card>
  );
}
