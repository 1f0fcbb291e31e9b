import { CircleAlertIcon } from 'lucide-react';
import { Banner } from '@/components/ui/banner';

/** Said before anything else: without an identity of its own, an installation can enter no account by a role. */
export function MissingIdentity({ cause, next }: { cause: string; next: string }) {
  return (
    <Banner tone="warning" icon={CircleAlertIcon} title="CloudLens itself has no AWS identity yet, so no role could trust it">
      <p>
        {cause} {next} Any of these will do:
      </p>
      <ul className="mt-1.5 list-disc space-y-1 pl-4">
        <li>
          on a machine in AWS: a role of the machine (instance profile, ECS task role, EKS Pod Identity), and{' '}
          <code>AWS_EC2_METADATA_DISABLED=false</code> in <code>.env</code> for EC2
        </li>
        <li>
          elsewhere: a profile of the AWS CLI or of IAM Roles Anywhere, named by <code>AWS_PROFILE</code> in <code>.env</code>
        </li>
        <li>
          for a try: keys of an IAM user who may do nothing but <code>sts:AssumeRole</code>, as <code>AWS_ACCESS_KEY_ID</code> and{' '}
          <code>AWS_SECRET_ACCESS_KEY</code> in <code>.env</code>
        </li>
      </ul>
      <p className="mt-1.5">Then restart CloudLens and reload this page.</p>
    </Banner>
  );
}
