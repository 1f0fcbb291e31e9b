import { withOrg } from '@/server/db';
import { type Actor, authoriseOn } from '@/server/identity/actor';
import type { Effect } from '../types';

/** What changes beside a template when its default or its newest version does: groups that launch from just that one. */
export async function effectsOfDefault(
  actor: Actor,
  { awsAccountId, region, templateId }: { awsAccountId: string; region: string; templateId: string },
): Promise<Effect[]> {
  authoriseOn(actor, 'instances:read', awsAccountId);
  const groups = await withOrg(actor, async ({ sql }) => {
    const rows = await sql<{ name: string; config: Record<string, unknown> }[]>`
      select resource_id as name, config from resources
      where org_id = ${actor.orgId} and aws_account_id = ${awsAccountId} and type = 'AWS::AutoScaling::AutoScalingGroup' and region = ${region}
        and deleted_at is null order by 1 limit 500`;
    return rows.filter(({ config }) => launchesDefaultOf(config, templateId)).map(({ name }) => name);
  });
  if (groups.length === 0) return [];
  return [
    {
      tone: 'changes',
      text: `The next instance that the Auto Scaling ${groups.length === 1 ? 'group' : 'groups'} ${groups.slice(0, 5).join(', ')} launches will be of this version.`,
    },
  ];
}

interface Specification {
  LaunchTemplateId?: string;
  Version?: string;
}

function launchesDefaultOf(config: Record<string, unknown>, templateId: string): boolean {
  const { LaunchTemplate, MixedInstancesPolicy } = config as {
    LaunchTemplate?: Specification;
    MixedInstancesPolicy?: { LaunchTemplate?: { LaunchTemplateSpecification?: Specification } };
  };
  const used = LaunchTemplate ?? MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification;
  return used?.LaunchTemplateId === templateId && (used.Version === undefined || used.Version === '$Default');
}
