import type { StackInstanceSummary, StackSetSummary } from '@aws-sdk/client-cloudformation';
import { uuid } from '../ids';
import { accounts } from '../lumen';

type Drift = StackSetSummary['DriftStatus'];

/** A stack set of the sample accounts. `instances`: account, region, how the stack stands, what a look at it said. */
interface StackSetStory {
  name: string;
  description: string;
  model: StackSetSummary['PermissionModel'];
  drift: Drift;
  instances: readonly (readonly [account: string, region: string, status: StackInstanceSummary['Status'], drift: Drift])[];
}

const { production, staging, sandbox } = accounts;

/** By the account that administers them and the region they are kept in. */
const stories: Readonly<Record<string, readonly StackSetStory[]>> = {
  [`${production} eu-central-1`]: [
    {
      name: 'org-audit-baseline',
      description: 'Trail, recorder and roles of the security team, in every account',
      model: 'SERVICE_MANAGED',
      drift: 'DRIFTED',
      instances: [
        [production, 'eu-central-1', 'CURRENT', 'IN_SYNC'],
        [production, 'us-east-1', 'CURRENT', 'IN_SYNC'],
        [staging, 'eu-central-1', 'CURRENT', 'DRIFTED'],
        [sandbox, 'eu-central-1', 'OUTDATED', 'UNKNOWN'],
      ],
    },
    {
      name: 'budget-alarms',
      description: 'A budget and its alarm in each account',
      model: 'SELF_MANAGED',
      drift: 'NOT_CHECKED',
      instances: [
        [staging, 'eu-central-1', 'CURRENT', 'NOT_CHECKED'],
        [sandbox, 'eu-central-1', 'INOPERABLE', 'NOT_CHECKED'],
      ],
    },
  ],
};

/** Somebody looked three days ago, at midnight: the same all day. */
const looked = (drift: Drift, now: Date) =>
  drift === 'NOT_CHECKED' ? {} : { LastDriftCheckTimestamp: new Date(Math.floor(now.getTime() / 86_400_000 - 3) * 86_400_000) };
const idOf = (account: string, name: string) => `${name}:${uuid(`${account}/stack-set/${name}`)}`;

export function stackSetsOf(account: string, region: string, now: Date): StackSetSummary[] {
  return (stories[`${account} ${region}`] ?? []).map(({ name, description, model, drift }) => ({
    StackSetName: name,
    StackSetId: idOf(account, name),
    Description: description,
    Status: 'ACTIVE',
    PermissionModel: model,
    DriftStatus: drift,
    ...looked(drift, now),
  }));
}

/** undefined: there is no such stack set. @param nameOrId as AWS takes either */
export function instancesOf(account: string, region: string, nameOrId: string, now: Date): StackInstanceSummary[] | undefined {
  const story = stories[`${account} ${region}`]?.find(({ name }) => name === nameOrId || idOf(account, name) === nameOrId);
  return story?.instances.map(([owner, place, Status, drift]) => ({
    StackSetId: idOf(account, story.name),
    Account: owner,
    Region: place,
    StackId: `arn:aws:cloudformation:${place}:${owner}:stack/StackSet-${story.name}/${uuid(`${owner}/${place}/${story.name}`)}`,
    Status,
    StackInstanceStatus: { DetailedStatus: Status === 'INOPERABLE' ? 'INOPERABLE' : 'SUCCEEDED' },
    DriftStatus: drift,
    ...looked(drift, now),
  }));
}
