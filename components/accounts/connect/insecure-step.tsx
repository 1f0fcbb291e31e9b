'use client';

import { ShieldAlertIcon } from 'lucide-react';
import Link from 'next/link';
import { Banner } from '@/components/ui/banner';
import { Card, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import type { Connection } from '@/server/accounts/loaders';
import { VerifyButton } from '../access/verify-button';

/** The role opens for others too. Says what that means, and shows the trust policy that would be right. */
export function InsecureStep({ connection }: { connection: Connection }) {
  const { lastError, instructions, id } = connection;
  return (
    <>
      <Banner
        tone="danger"
        role="alert"
        icon={ShieldAlertIcon}
        title="This role is not safe to use, so the account is not scanned"
        action={<VerifyButton id={id} />}
      >
        <p>{lastError}</p>
        <p className="mt-1">
          The external id keeps other users of CloudLens out: without it, whoever knows the role’s ARN could make CloudLens read this
          account for them.
        </p>
      </Banner>
      <Card>
        <CardHeader
          title="The trust policy that is right"
          description="In IAM: Roles, this role, Trust relationships, Edit trust policy. Then verify again."
        />
        <div className="grid grid-cols-1 gap-3 px-4 pb-4">
          <code className="text-xs break-all text-ink-muted">{connection.roleArn}</code>
          <CodeBlock code={JSON.stringify(instructions.template.trustPolicy, null, 2)} label="trust policy" />
          <p className="text-sm text-ink-muted">
            Or{' '}
            <Link href="/accounts/connect" className="rounded text-accent-text underline-offset-4 hover:underline">
              connect the account by another role
            </Link>
            .
          </p>
        </div>
      </Card>
    </>
  );
}
