import { formatInstant } from '@/components/lib/format';
import { Card, CardHeader } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import type { OrganizationView } from '@/server/identity/data';
import { RenameOrganization } from './rename-organization';

/** What the organization is called and how large it is. */
export function OrganizationFacts({ organization }: { organization: OrganizationView }) {
  const { id, slug, createdAt, counts } = organization;
  const facts = [
    { label: 'Members', value: String(counts.members) },
    { label: 'AWS accounts', value: String(counts.awsAccounts) },
    { label: 'Created', value: formatInstant(createdAt.toISOString()) },
    { label: 'Short name', value: slug },
  ];
  return (
    <Card aria-labelledby="organization-title">
      <CardHeader id="organization-title" title={organization.name} action={<RenameOrganization name={organization.name} />} />
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 border-t px-4 py-3 text-sm lg:grid-cols-4">
        {facts.map(({ label, value }) => (
          <div key={label} className="min-w-0">
            <dt className="text-xs text-ink-muted">{label}</dt>
            <dd className="tabular truncate">{value}</dd>
          </div>
        ))}
        <div className="col-span-full min-w-0">
          <dt className="text-xs text-ink-muted">Id, for support and the API</dt>
          <dd className="flex items-center gap-1">
            <code className="truncate text-xs">{id}</code>
            <CopyButton value={id} label="Copy the id" />
          </dd>
        </div>
      </dl>
    </Card>
  );
}
