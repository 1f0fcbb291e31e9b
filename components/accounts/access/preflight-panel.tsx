import { CheckCircle2Icon, CircleHelpIcon, CircleXIcon } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatInstant, plural } from '@/components/lib/format';
import { Card, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { CopyTextButton } from '@/components/ui/copy-text-button';
import type { Preflight } from '@/server/accounts/preflight/read-preflight';
import { missingPolicy } from '@/server/permissions/policy-document';

/** What the role may do: seen, not guessed. What nobody could test is said to be so. */
export function PreflightPanel({ preflight }: { preflight: Preflight | null }) {
  if (!preflight)
    return (
      <Card>
        <CardHeader
          title="Permissions"
          description="Not asked yet, or AWS did not answer. A scan will name whatever it may not see; verifying asks again."
        />
      </Card>
    );
  const { allowed, denied, notTested, checks, policy, region, at, operations } = preflight;
  const blind = checks.filter((check) => check.missingActions.length > 0);
  const unsure = checks.length - blind.length;
  return (
    <Card>
      <CardHeader
        title="Permissions"
        description={`Asked in ${region}, ${formatInstant(at)}. Other regions and single resources may still refuse; a scan names them.`}
      />
      <ul className="grid gap-1.5 px-4 pb-4 text-sm">
        <Line icon={<CheckCircle2Icon className="text-pass-text" aria-hidden="true" />}>
          {plural(allowed, 'operation')} of {operations.length} allowed
        </Line>
        {denied > 0 && (
          <Line icon={<CircleXIcon className="text-critical-text" aria-hidden="true" />}>
            {denied} refused, so {plural(blind.length, 'check')} will say “unknown”
          </Line>
        )}
        {notTested > 0 && (
          <Line icon={<CircleHelpIcon className="text-ink-muted" aria-hidden="true" />}>
            {notTested} could not be tested
            {unsure > 0 && `; ${plural(unsure, 'check')} may be affected`}
          </Line>
        )}
      </ul>
      {policy && (
        <div className="grid grid-cols-1 gap-3 border-t px-4 py-4">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h3 className="text-sm font-medium">To see everything, attach this to the role</h3>
            <CopyTextButton text={JSON.stringify(policy, null, 2)}>Copy the policy</CopyTextButton>
          </div>
          <CodeBlock code={JSON.stringify(policy, null, 2)} label="policy of the missing permissions" />
        </div>
      )}
      {blind.length > 0 && (
        <details className="border-t px-4 py-3">
          <summary className="cursor-pointer rounded text-sm text-ink-muted select-none hover:text-ink">
            {plural(blind.length, 'check')} that cannot run, and what each lacks
          </summary>
          <ul className="mt-2 divide-y">
            {blind.map(({ id, title, missingActions }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2 text-sm">
                <span className="min-w-0 basis-64 grow">
                  <Link href={`/checks/${id}`} className="rounded underline-offset-4 hover:underline">
                    {title}
                  </Link>
                  <span className="mt-0.5 flex flex-wrap gap-x-2 text-xs text-ink-muted">
                    {missingActions.map((action) => (
                      <code key={action} className="break-all">
                        {action}
                      </code>
                    ))}
                  </span>
                </span>
                <CopyTextButton text={JSON.stringify(missingPolicy(missingActions), null, 2)} variant="ghost">
                  Copy as policy
                </CopyTextButton>
              </li>
            ))}
          </ul>
        </details>
      )}
      {notTested > 0 && (
        <details className="border-t px-4 py-3">
          <summary className="cursor-pointer rounded text-sm text-ink-muted select-none hover:text-ink">What could not be tested</summary>
          <p className="mt-2 flex flex-wrap gap-x-2.5 gap-y-0.5 text-xs">
            {operations
              .filter((each) => each.state === 'not-tested')
              .map(({ operation, code }) => (
                <code key={operation} className="break-all">
                  {operation}
                  {code && ` (${code})`}
                </code>
              ))}
          </p>
          <p className="mt-2 text-xs text-ink-muted">
            These need a resource to ask about, and the role may not ask IAM’s policy simulator (iam:SimulatePrincipalPolicy), or AWS
            answered with another error.
          </p>
        </details>
      )}
    </Card>
  );
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-start gap-2 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0">
      {icon}
      <span>{children}</span>
    </li>
  );
}
