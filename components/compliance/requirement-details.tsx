import { useState } from 'react';
import { plural } from '@/components/lib/format';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { doubtLabel, stateMeaning } from '@/server/compliance/constants';
import type { FrameworkDetail, RequirementRow } from '@/server/compliance/types';
import { AttestDialog } from './attest-dialog';
import { AttestationList } from './attestation-list';
import { CheckStandings } from './check-standings';
import { RequirementAccounts } from './requirement-accounts';

/** What a requirement's state rests on: checks, what is missing, people's words, and how it is in each account. */
export function RequirementDetails({ row, framework }: { row: RequirementRow; framework: FrameworkDetail }) {
  const mayAttest = useCan('findings:update') && row.attestable && framework.scope.accounts.length > 0;
  const [attesting, setAttesting] = useState(false);
  const account = framework.scope.accounts.length === 1 ? (framework.scope.accounts[0] ?? null) : null;
  return (
    <div className="grid grid-cols-1 gap-4 text-sm">
      <p className="text-ink-muted">
        {stateMeaning[row.state]}.{row.doubts.length > 0 && ` ${row.doubts.map((doubt) => doubtLabel[doubt]).join('. ')}.`}
        {row.assessment === 'manual' &&
          row.checks.length > 0 &&
          ' The framework asks for a person’s judgement; checks see what AWS shows of it.'}
      </p>
      {row.checks.length > 0 && <CheckStandings checks={row.checks} account={account} />}
      {row.missing.length > 0 && (
        <div>
          <h3 className="text-xs font-medium text-ink-muted">
            {plural(row.missing.length, 'check')} not built yet: until then this cannot pass
          </h3>
          <p className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5">
            {row.missing.map((id) => (
              <code key={id} className="text-xs break-all text-ink-muted">
                {id}
              </code>
            ))}
          </p>
        </div>
      )}
      {row.attestable && <AttestationList attestations={row.attestations} />}
      {mayAttest && (
        <div>
          <Button onClick={() => setAttesting(true)}>Attest…</Button>
          <AttestDialog open={attesting} onOpenChange={setAttesting} row={row} framework={framework} />
        </div>
      )}
      {framework.scope.accounts.length > 1 && <RequirementAccounts frameworkId={framework.id} requirement={row.id} />}
    </div>
  );
}
