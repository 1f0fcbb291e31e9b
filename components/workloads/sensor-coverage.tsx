import { EyeOffIcon } from 'lucide-react';
import { plural } from '@/components/lib/format';
import { Banner } from '@/components/ui/banner';
import { CodeBlock } from '@/components/ui/code-block';
import type { SensorGap } from '@/server/workloads/sensor-gaps';

const meaning = {
  Inspector: {
    subject: 'vulnerabilities there are unknown',
    command: (region: string) => `aws inspector2 enable --resource-types EC2 ECR LAMBDA --region ${region}`,
  },
  GuardDuty: {
    subject: 'attacks there go unnoticed',
    command: (region: string) => `aws guardduty create-detector --enable --region ${region}`,
  },
} as const;

/** Where nobody looks, so that no number of this page is taken for an all-clear. */
export function SensorCoverage({ gaps }: { gaps: readonly SensorGap[] }) {
  return gaps.map((gap) => {
    const { subject, command } = meaning[gap.sensor];
    const regions = [...new Set(gap.places.flatMap((place) => place.regions))].sort();
    const where = gap.places.map(({ account, regions: own }) => `${account} (${own.join(', ')})`).join(' · ');
    const title =
      gap.state === 'off'
        ? `${gap.sensor} is off in ${plural(regions.length, 'region')} with ${plural(gap.workloads, 'workload')}: ${subject}`
        : `Whether ${gap.sensor} is on could not be read for ${plural(gap.workloads, 'workload')}: ${subject}`;
    return (
      <Banner key={`${gap.sensor} ${gap.state}`} tone={gap.state === 'off' ? 'warning' : 'neutral'} icon={EyeOffIcon} title={title}>
        <details>
          <summary className="cursor-pointer underline-offset-2 hover:underline">Where, and what to do</summary>
          <p className="mt-2 break-words">{where}</p>
          {gap.state === 'off' ? (
            <div className="mt-2">
              <CodeBlock code={regions.map(command).join('\n')} label={`commands that turn on ${gap.sensor}`} />
            </div>
          ) : (
            <p className="mt-2">Scan the account, and let its role read {gap.sensor}. The scan’s page names the missing action.</p>
          )}
        </details>
      </Banner>
    );
  });
}
