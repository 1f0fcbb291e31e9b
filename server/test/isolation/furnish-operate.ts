import { accountOperators, instanceStates, operateActions, resourceLimits } from '@/drizzle/schema/operate';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { factsOf } from '@/server/operate/instances/facts';

const hex = (length: number) => Array.from({ length }, () => '0123456789abcdef'[Math.floor(Math.random() * 16)]).join('');

/** An account that may be operated, two instances that AWS has told of, and a launch template that was made from here. */
export async function furnishOperate(orgId: OrgId, userId: string, awsAccountId: string, accountNumber: string, canary: string) {
  const [instance, launchTemplate] = [`i-${hex(17)}`, `lt-${hex(17)}`];
  const place = { orgId, awsAccountId, region: 'eu-central-1' };
  const facts = factsOf({ State: { Name: 'running' }, InstanceType: 't3.micro' }, { Name: canary });
  const done = {
    ...place,
    requestedBy: userId,
    requestedByName: canary,
    requestHash: canary,
    status: 'settled' as const,
    finishedAt: new Date(),
  };
  await withOrg(orgId, async (tx) => {
    await tx.insert(accountOperators).values({
      orgId,
      awsAccountId,
      roleArn: `arn:aws:iam::${accountNumber}:role/${canary}`,
      externalId: canary,
      status: 'on',
      withFixes: true,
    });
    for (const instanceId of [instance, `i-${hex(17)}`])
      await tx.insert(instanceStates).values({ ...place, instanceId, state: 'running', facts, readAt: new Date() });
    for (const launchTemplateId of [launchTemplate, `lt-${hex(17)}`])
      await tx.insert(operateActions).values({
        ...done,
        kind: 'template-create',
        target: canary,
        token: launchTemplateId,
        answer: { launchTemplateId, launchTemplateName: canary, version: 1 },
      });
    await tx.insert(resourceLimits).values({ orgId, resource: 'ec2.launch', userId, perHour: 5 });
  });
  return { instance, launchTemplate };
}
