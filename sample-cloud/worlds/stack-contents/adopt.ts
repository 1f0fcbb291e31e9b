import type { AnyWorldResource, Draft } from '../draft';
import { tagList } from '../draft';

/** A resource of the account that a stack made: the stack's name, its name in the template, and its id or name in AWS. */
export type Adoption = readonly [stack: string, logicalId: string, type: AnyWorldResource['type'], name: string];

/** Types of which stacks of the sample accounts have resources. */
export const adoptedTypes = ['AWS::EC2::SecurityGroup', 'AWS::S3::Bucket', 'AWS::Lambda::Function'] as const;

/** Gives resources the tags that CloudFormation puts on what it makes. What is not there that day is left out. */
export function adoptIntoStacks(draft: Draft, region: string, adoptions: readonly Adoption[]): void {
  for (const [stackName, logicalId, type, name] of adoptions) {
    const stack = draft.resources.find(
      (each) => each.type === 'AWS::CloudFormation::Stack' && each.region === region && each.id === stackName,
    );
    const resource = draft.resources.find((each) => each.type === type && each.region === region && isNamed(each, name));
    if (!stack || !resource) continue;
    Object.assign(resource.tags, {
      'aws:cloudformation:stack-name': stackName,
      'aws:cloudformation:stack-id': stack.arn,
      'aws:cloudformation:logical-id': logicalId,
    });
    if ('Tags' in resource.data && Array.isArray(resource.data.Tags)) resource.data.Tags = tagList(resource.tags);
  }
}

const isNamed = (resource: AnyWorldResource, name: string): boolean =>
  resource.id === name || (resource.type === 'AWS::EC2::SecurityGroup' && resource.data.GroupName === name);
