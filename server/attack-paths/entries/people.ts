import type { Resource } from '@/server/collect/types';
import { type Cut, type FoundPath, nodeOf, type Step, thief } from '../found-path';
import type { Landscape } from '../landscape/landscape';
import { exploitabilities, exposures, factor } from '../score';
import { accountEnd, escalationEnd } from './powers';

type User = Resource<'AWS::IAM::User'>;
export const peopleNeeds = ['iam:GetAccountAuthorizationDetails', 'iam:GetCredentialReport'] as const;
export const peopleReads = ['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Role'] as const;

/** The paths from a leaked credential of a user to full control of the account. */
export function credentialPaths(land: Landscape, of: (user: User) => { why: string; cut: Cut; what: string } | null): FoundPath[] {
  return land.list('AWS::IAM::User').flatMap((user) => {
    const weak = of(user);
    const end = weak && (accountEnd(user, land) ?? escalationEnd(user, land));
    if (!weak || !end) return [];
    const step: Step = { to: nodeOf(user), why: weak.why, cuts: [weak.cut] };
    return [
      {
        title: `${weak.what} of ${user.id} is all it takes to become a user who ${end.words}`,
        start: thief,
        entry: nodeOf(user),
        steps: [step, ...end.steps],
        blast: end.blast,
        factors: {
          exposure: factor(exposures.leaked, 'Who gets hold of it: by phishing, a stolen laptop, a public repository'),
          exploitability: factor(exploitabilities.open, 'Nothing else is asked for'),
          impact: end.impact,
        },
      },
    ];
  });
}
