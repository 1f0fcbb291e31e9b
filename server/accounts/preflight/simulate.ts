import { type EvaluationResult, IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { toAwsError } from '@/server/aws/classify';
import type { AwsError } from '@/server/aws/errors';
import type { AwsSession } from '@/server/aws/session';

/** Actions that go into one question. */
const atOnce = 50;

export type Simulated = 'allowed' | 'denied' | 'unclear';

/** What IAM says of each action, or why it would not say. Actions that no answer names are not in the map. */
export type Simulation = { decisions: Map<string, Simulated> } | { failed: AwsError };

/**
 * Asks IAM what the role's policies, its boundary and the organization's policies mean for actions on resources in general. It does
 * not know policies of single resources, and says so nowhere: what it allows may still be refused for one bucket or key.
 */
export async function simulate(session: AwsSession, region: string, roleArn: string, actions: readonly string[]): Promise<Simulation> {
  const decisions = new Map<string, Simulated>();
  const iam = session.client(IAMClient, region);
  try {
    for (let from = 0; from < actions.length; from += atOnce) {
      const ActionNames = actions.slice(from, from + atOnce);
      let Marker: string | undefined;
      do {
        const answer = await iam.send(new SimulatePrincipalPolicyCommand({ PolicySourceArn: roleArn, ActionNames, Marker }));
        for (const result of answer.EvaluationResults ?? [])
          if (result.EvalActionName) decisions.set(result.EvalActionName.toLowerCase(), decide(result));
        const next = answer.IsTruncated ? answer.Marker : undefined;
        Marker = next === Marker ? undefined : next;
      } while (Marker);
    }
    return { decisions };
  } catch (error) {
    return { failed: toAwsError(error, 'iam:SimulatePrincipalPolicy', region) };
  }
}

function decide({
  EvalDecision,
  MissingContextValues = [],
  OrganizationsDecisionDetail,
  PermissionsBoundaryDecisionDetail,
}: EvaluationResult): Simulated {
  // A condition that hangs on something the simulator was not told.
  if (MissingContextValues.length > 0) return 'unclear';
  if (OrganizationsDecisionDetail?.AllowedByOrganizations === false) return 'denied';
  if (PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary === false) return 'denied';
  if (EvalDecision === 'allowed') return 'allowed';
  return EvalDecision === 'implicitDeny' || EvalDecision === 'explicitDeny' ? 'denied' : 'unclear';
}
