import type { Draft } from '../draft';
import { addBackupPlan, addBackupRegion, addBackupRole, taggedWith } from '../parts/backup';
import { asia, enabledRegions, main, recovery } from './places';

/** What production saves: by tag where people tag, and nothing where they do not. */
export function addProtection(draft: Draft): void {
  const { clock } = draft;
  addBackupRole(draft, clock.ago(610));
  for (const region of enabledRegions) addBackupRegion(draft, region, region === asia ? { EBS: false, EC2: false } : {});
  addBackupPlan(draft, {
    region: main,
    name: 'lumen-daily',
    created: clock.ago(610),
    selections: {
      databases: { Resources: ['arn:aws:rds:*:*:db:*', 'arn:aws:rds:*:*:cluster:*'], Conditions: { StringLike: [team('f*')] } },
      orders: taggedWith('Service', 'orders'),
      // Was told to leave the build host out when its disk was full.
      platform: { ...taggedWith('Service', 'platform'), Conditions: { StringNotEquals: [team('platform')] } },
    },
  });
  addBackupPlan(draft, {
    region: recovery,
    name: 'lumen-standby',
    created: clock.ago(130),
    selections: { all: { Resources: ['*'] } },
  });
  // Made by somebody who did not see the switch.
  addBackupPlan(draft, {
    region: asia,
    name: 'edge',
    created: clock.ago(205),
    selections: { edge: taggedWith('Environment', 'production') },
  });
}

const team = (ConditionValue: string) => ({ ConditionKey: 'aws:ResourceTag/Team', ConditionValue });
