import type { Resource } from '../types';
import { servicesOf, servicesOfPolicy, type WatchedService } from './watched-services';

export type PolicyKind = 'LocalManagedPolicy' | 'AWSManagedPolicy';

/** Gathers from groups and policies, as they come, which watched services users may work with. */
export class AllowedServices {
  private readonly byPolicy = new Map<string, readonly WatchedService[]>();
  private readonly byGroup = new Map<string, Pick<Resource<'AWS::IAM::Group'>, 'data'>>();
  private readonly missing = new Set<PolicyKind | 'Group'>(['LocalManagedPolicy', 'AWSManagedPolicy', 'Group']);
  private whole: () => void = () => undefined;
  private readonly all = new Promise<void>((resolve) => {
    this.whole = resolve;
  });

  policies(page: readonly Resource<'AWS::IAM::ManagedPolicy'>[]): void {
    for (const { arn, data } of page) this.byPolicy.set(arn, servicesOfPolicy(data));
  }

  /** There are no more of that kind, or none that could be read: what is missing may allow anything. */
  allPolicies(kind: PolicyKind): void {
    this.end(kind);
  }

  groups(all: readonly Resource<'AWS::IAM::Group'>[]): void {
    for (const group of all) this.byGroup.set(group.id, group);
    this.end('Group');
  }

  /** Resolves when groups and policies of both kinds have come. */
  read(): Promise<void> {
    return this.all;
  }

  /** Call it when they have come. */
  ofUser({ UserPolicyList, AttachedManagedPolicies, GroupList = [] }: Resource<'AWS::IAM::User'>['data']): WatchedService[] {
    const byGroups = GroupList.flatMap((name) => {
      const group = this.byGroup.get(name)?.data;
      return group ? servicesOf(group.GroupPolicyList, group.AttachedManagedPolicies, this.byPolicy) : [];
    });
    return [...new Set([...servicesOf(UserPolicyList, AttachedManagedPolicies, this.byPolicy), ...byGroups])].sort();
  }

  private end(part: PolicyKind | 'Group'): void {
    this.missing.delete(part);
    if (this.missing.size === 0) this.whole();
  }
}
