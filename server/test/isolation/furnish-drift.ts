import { randomUUID } from 'node:crypto';
import { driftDetections, driftIgnoreRules, driftResults, terraformResources, terraformStates } from '@/drizzle/schema/drift';
import { resources, resourceVersions } from '@/drizzle/schema/inventory';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';

/** Two stacks that drifted, with a finished detection each, a rule that hides something, and two Terraform states. */
export async function furnishDrift(orgId: OrgId, userId: string, awsAccountId: string, canary: string) {
  const now = new Date();
  return withOrg(orgId, async (tx) => {
    const stacks = await tx
      .insert(resources)
      .values(
        [canary, `${canary}-2`].map((name) => ({
          orgId,
          awsAccountId,
          service: 'cloudformation',
          type: 'AWS::CloudFormation::Stack',
          region: 'eu-west-1',
          unitRegion: 'eu-west-1',
          arn: `arn:aws:cloudformation:eu-west-1:000000000001:stack/${name}/1`,
          resourceId: name,
          tags: { canary },
          config: {
            StackStatus: 'CREATE_COMPLETE',
            Description: canary,
            Outputs: [{ OutputKey: 'Where', OutputValue: canary }],
          },
          gaps: [],
          hash: canary,
          firstSeenAt: now,
          changedAt: now,
        })),
      )
      .returning({
        id: resources.id,
        arn: resources.arn,
        name: resources.resourceId,
      });
    await tx.insert(resourceVersions).values(
      stacks.map(({ id, name }) => ({
        orgId,
        resourceId: id,
        changedAt: now,
        scanId: randomUUID(),
        change: 'created' as const,
        config: { StackName: name },
        tags: { canary },
        hash: canary,
      })),
    );
    const detections = await tx
      .insert(driftDetections)
      .values(
        stacks.map(({ arn, name }) => ({
          orgId,
          awsAccountId,
          stackArn: arn,
          stackName: name,
          region: 'eu-west-1',
          status: 'DETECTION_COMPLETE' as const,
          trigger: 'user' as const,
          requestedBy: userId,
          startedAt: now,
          finishedAt: now,
          stackDriftStatus: 'DRIFTED' as const,
          reason: canary,
        })),
      )
      .returning({ id: driftDetections.id });
    await tx.insert(driftResults).values(
      detections.map(({ id }) => ({
        orgId,
        detectionId: id,
        logicalId: 'Group',
        resourceType: 'AWS::EC2::SecurityGroup',
        physicalId: canary,
        driftStatus: 'MODIFIED' as const,
        expected: { GroupName: canary },
        actual: { GroupName: `${canary}!` },
      })),
    );
    const [rule] = await tx
      .insert(driftIgnoreRules)
      .values({
        orgId,
        logicalId: canary,
        reason: canary,
        owner: canary,
        createdBy: userId,
      })
      .returning({ id: driftIgnoreRules.id });
    const state = {
      orgId,
      awsAccountId,
      serial: 1,
      lineage: canary,
      terraformVersion: '1.14.0',
      leftOut: 0,
      masked: 0,
      uploadedBy: userId,
    };
    const [first] = await tx
      .insert(terraformStates)
      .values(['', '-2'].map((suffix) => ({ ...state, name: `${canary}${suffix}` })))
      .returning({ id: terraformStates.id });
    // Of a type that is in no inventory, and of one that is: two lines to page through.
    await tx.insert(terraformResources).values(
      ['aws_iam_instance_profile', 'aws_s3_bucket'].map((type) => ({
        orgId,
        stateId: first?.id ?? '',
        address: `${type}.${canary}`,
        type,
        physicalId: canary,
        region: 'eu-west-1',
        attributes: {},
      })),
    );
    return {
      stack: String(stacks[0]?.id),
      detection: detections[0]?.id ?? '',
      ignoreRule: rule?.id ?? '',
      terraformState: first?.id ?? '',
    };
  });
}
