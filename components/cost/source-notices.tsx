import { CircleAlertIcon, HourglassIcon, LockIcon } from 'lucide-react';
import { Banner } from '@/components/ui/banner';
import { CodeBlock } from '@/components/ui/code-block';
import type { CostSource } from '@/server/costs/types';

const isRunning = ({ lastRefresh }: CostSource) => lastRefresh?.status === 'queued' || lastRefresh?.status === 'running';

/** What is missing in the figures, account by account, and what to do about it. */
export function SourceNotices({ sources }: { sources: readonly CostSource[] }) {
  const running = sources.filter(isRunning);
  const refused = sources.filter((source) => source.status === 'not-permitted' && !isRunning(source));
  const failed = sources.filter((source) => (source.status === 'failed' || source.status === 'capped') && !isRunning(source));
  const lacking = sources.filter(({ status, missingActions }) => status !== 'not-permitted' && missingActions.length > 0);
  const never = sources.filter((source) => source.status === 'never' && !isRunning(source));
  return (
    <>
      {running.length > 0 && (
        <Banner icon={HourglassIcon} tone="info" role="status" title={`Cost Explorer is being asked for ${namesOf(running)}`}>
          The page shows the new figures when all of them are there.
        </Banner>
      )}
      {refused.length > 0 && (
        <Banner icon={LockIcon} tone="warning" title={`Not permitted: ${namesOf(refused)}`}>
          <p>{refused[0]?.error}</p>
          <Actions sources={refused} />
        </Banner>
      )}
      {failed.map(({ awsAccountId, name, error, fetchedAt }) => (
        <Banner key={awsAccountId} icon={CircleAlertIcon} tone="warning" title={`${name} could not be asked`}>
          {error} {fetchedAt !== null && 'What was fetched before is shown.'}
        </Banner>
      ))}
      {lacking.length > 0 && (
        <Banner icon={LockIcon} tone="neutral" title={`Some of what cost can show is not permitted: ${namesOf(lacking)}`}>
          <Actions sources={lacking} />
        </Banner>
      )}
      {never.length > 0 && (
        <Banner icon={HourglassIcon} tone="neutral" title={`Never fetched: ${namesOf(never)}`}>
          An account is asked for its cost after its first scan. Until then nothing is known of it, and no 0 is shown.
        </Banner>
      )}
    </>
  );
}

const namesOf = (sources: readonly CostSource[]): string =>
  sources.length <= 3 ? sources.map(({ name }) => name).join(', ') : `${sources.length} accounts`;

function Actions({ sources }: { sources: readonly CostSource[] }) {
  const actions = [...new Set(sources.flatMap(({ missingActions }) => missingActions))].sort();
  return (
    <div className="mt-2">
      <CodeBlock code={actions.join('\n')} label="Missing actions" />
    </div>
  );
}
