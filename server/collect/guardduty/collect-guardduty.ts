import {
  DescribeOrganizationConfigurationCommand,
  GetAdministratorAccountCommand,
  GetDetectorCommand,
  GuardDutyClient,
  ListDetectorsCommand,
  ListMembersCommand,
  ListOrganizationAdminAccountsCommand,
} from '@aws-sdk/client-guardduty';
import { listIn } from '../answers';
import { makeArn } from '../make-arn';
import type { AnyResource, CollectContext, GetForResource, Resource } from '../types';
import { highFindings } from './findings';
import type { GuardDutyRegionSettings } from './types';

/** GuardDuty answers an account that does not administer an organization with a bad request; its sentence tells that from others. */
async function unlessOutside<V>(send: () => Promise<V>): Promise<{ answer: V | null }> {
  try {
    return { answer: await send() };
  } catch (error) {
    const isOutside =
      error instanceof Error &&
      error.name === 'BadRequestException' &&
      /organization|administrator|delegated|not (?:a|the) (?:master|management)|not authorized to perform/i.test(error.message);
    if (isOutside) return { answer: null };
    throw error;
  }
}

type Facts = Omit<GuardDutyRegionSettings, 'detector'>;

/** What is asked about a detector that is there. */
async function factsOf(context: CollectContext, DetectorId: string, kept: GetForResource): Promise<Facts> {
  const client = context.client(GuardDutyClient);
  const { region } = context;
  const [administrator, members, organization, delegated, findings] = await Promise.all([
    kept('guardduty:GetAdministratorAccount', async () => ({
      answer: (await client.send(new GetAdministratorAccountCommand({ DetectorId }))).Administrator ?? null,
    })),
    kept('guardduty:ListMembers', async () => {
      // Whether there are any is what matters; fifty a page would be a hundred calls in a large organization.
      const answer = await client.send(new ListMembersCommand({ DetectorId, OnlyAssociated: 'true', MaxResults: 50 }));
      return { count: listIn({ operation: 'guardduty:ListMembers', region }, answer.Members ?? []).length };
    }),
    kept('guardduty:DescribeOrganizationConfiguration', () =>
      unlessOutside(async () => {
        const answer = await client.send(new DescribeOrganizationConfigurationCommand({ DetectorId }));
        const { $metadata: _, DataSources: __, NextToken: ___, ...configuration } = answer;
        return configuration;
      }),
    ),
    kept('guardduty:ListOrganizationAdminAccounts', () =>
      unlessOutside(async () => {
        const answer = await client.send(new ListOrganizationAdminAccountsCommand({}));
        return (answer.AdminAccounts ?? []).flatMap(({ AdminAccountId, AdminStatus }) =>
          AdminAccountId && AdminStatus === 'ENABLED' ? [AdminAccountId] : [],
        );
      }),
    ),
    highFindings(context, DetectorId, kept),
  ]);
  return {
    ...(administrator && { administrator: administrator.answer }),
    ...(members && { members: members.count }),
    ...(organization && { organization: organization.answer }),
    ...(delegated && { delegatedAdministrators: delegated.answer }),
    ...findings,
  };
}

/** GuardDuty in one region: always one resource, also where it is off. A region has one detector at most. */
export async function* collectGuardDuty(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const { region } = context;
  const client = context.client(GuardDutyClient);
  yield await context.each([region], async (id, get, gaps): Promise<Resource<'AWS::GuardDuty::RegionSettings'>> => {
    const kept: GetForResource = (operation, send) => get(operation, send, { permanent: true });
    const listed = await kept('guardduty:ListDetectors', async () =>
      listIn({ operation: 'guardduty:ListDetectors', region }, (await client.send(new ListDetectorsCommand({}))).DetectorIds),
    );
    const DetectorId = listed?.[0];
    const described = DetectorId
      ? await kept('guardduty:GetDetector', async () => {
          const answer = await client.send(new GetDetectorCommand({ DetectorId }));
          const { $metadata: _, Tags, UpdatedAt: __, DataSources: ___, ServiceRole: ______, ...detector } = answer;
          const Features = detector.Features?.map(({ UpdatedAt: ____, ...feature }) => ({
            ...feature,
            ...(feature.AdditionalConfiguration && {
              AdditionalConfiguration: feature.AdditionalConfiguration.map(({ UpdatedAt: _____, ...each }) => each),
            }),
          }));
          return { tags: Tags ?? {}, detector: { ...detector, ...(Features && { Features }), DetectorId } };
        })
      : undefined;
    const facts = DetectorId ? await factsOf(context, DetectorId, kept) : {};
    return {
      type: 'AWS::GuardDuty::RegionSettings',
      arn: makeArn(context, 'guardduty', region, 'region-settings', id),
      id,
      name: null,
      region,
      tags: described?.tags ?? {},
      data: { ...(listed?.length === 0 && { detector: null }), ...(described && { detector: described.detector }), ...facts },
      gaps,
    };
  });
}
