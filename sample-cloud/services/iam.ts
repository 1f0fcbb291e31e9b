import type { ResourceType } from '@/server/collect/types';
import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { authorizationDetails } from './iam-details';
import { readLastAccessed, startLastAccessed } from './iam-last-accessed';
import { generateReport, readReport } from './iam-report';
import { simulatePolicy } from './iam-simulator';
import { virtualMfaDevices } from './iam-virtual-mfa';
import { pageSize } from './listing';

const bounds = { most: 1000, usual: 100 };

function everywhere<T extends ResourceType>({ state }: OperationContext, type: T) {
  const list = state.list(type, 'global');
  return list.slice(0, list.length).map((resource) => resource.data);
}

function settings({ state, accountId }: OperationContext) {
  return state.find('AWS::IAM::AccountSettings', 'global', accountId)?.data;
}

/** IAM: everything about principals in bulk, the credential report, and the account's settings. */
export const iam = defineService({
  name: 'iam',
  signingName: 'iam',
  schemas: () => import('@aws-sdk/client-iam'),
  operations: {
    GetAccountAuthorizationDetails: (input, context) => authorizationDetails(input, context),
    GenerateCredentialReport: (_input, context) => generateReport(context),
    GetCredentialReport: (_input, context) => readReport(context),
    GenerateServiceLastAccessedDetails: (input, context) => startLastAccessed(input, context),
    GetServiceLastAccessedDetails: (input, context) => readLastAccessed(input, context),
    ListOrganizationsFeatures(_input, { state, account }) {
      const id = account.organization?.id;
      const rootFeatures = id && state.find('AWS::Organizations::Organization', 'global', id)?.data.rootFeatures;
      if (!rootFeatures)
        throw new ApiError('AccountNotManagementOrDelegatedAdministratorException', 400, 'The account does not manage an organization.');
      return { OrganizationId: id, EnabledFeatures: rootFeatures.map((feature) => feature as 'RootSessions') };
    },
    GetAccountSummary: (_input, context) => ({ SummaryMap: settings(context)?.summary ?? {} }),
    GetAccountPasswordPolicy(_input, context) {
      const policy = settings(context)?.passwordPolicy;
      if (!policy) throw new ApiError('NoSuchEntity', 404, `The Password Policy with domain name ${context.accountId} cannot be found.`);
      return { PasswordPolicy: policy };
    },
    ListVirtualMFADevices(input, context) {
      const devices =
        input.AssignmentStatus === 'Unassigned'
          ? []
          : virtualMfaDevices(everywhere(context, 'AWS::IAM::User'), settings(context)?.rootVirtualMfa);
      const found = page(devices, input.Marker, pageSize(input.MaxItems, bounds, 'ValidationError'));
      return { VirtualMFADevices: [...found.items], IsTruncated: found.next !== undefined, Marker: found.next };
    },
    ListAccountAliases(_input, context) {
      const alias = settings(context)?.alias;
      return { AccountAliases: alias ? [alias] : [], IsTruncated: false };
    },
    ListServerCertificates(input, context) {
      const found = page(
        everywhere(context, 'AWS::IAM::ServerCertificate'),
        input.Marker,
        pageSize(input.MaxItems, bounds, 'ValidationError'),
      );
      return { ServerCertificateMetadataList: [...found.items], IsTruncated: found.next !== undefined, Marker: found.next };
    },
    ListSAMLProviders: (_input, context) => ({ SAMLProviderList: everywhere(context, 'AWS::IAM::SAMLProvider') }),
    ListOpenIDConnectProviders: (_input, context) => ({
      OpenIDConnectProviderList: everywhere(context, 'AWS::IAM::OIDCProvider').map(({ Arn }) => ({ Arn })),
    }),
    GetOpenIDConnectProvider({ OpenIDConnectProviderArn = '' }, { state }) {
      const provider = state.find('AWS::IAM::OIDCProvider', 'global', OpenIDConnectProviderArn)?.data;
      if (!provider) throw new ApiError('NoSuchEntity', 404, `OpenIDConnect Provider not found for arn ${OpenIDConnectProviderArn}`);
      return { Url: provider.Url, ClientIDList: provider.ClientIDList, ThumbprintList: provider.ThumbprintList };
    },
    SimulatePrincipalPolicy: (input, context) => simulatePolicy(input, context),
    GetGroup({ GroupName = '', Marker, MaxItems }, context) {
      const group = context.state.find('AWS::IAM::Group', 'global', GroupName)?.data;
      if (!group) throw new ApiError('NoSuchEntity', 404, `The group with name ${GroupName} cannot be found.`);
      const members = group.members.flatMap((name) => {
        const user = context.state.find('AWS::IAM::User', 'global', name)?.data;
        return user ? [{ UserName: name, UserId: user.UserId, Arn: user.Arn, Path: user.Path, CreateDate: user.CreateDate }] : [];
      });
      const found = page(members, Marker, pageSize(MaxItems, bounds, 'ValidationError'));
      const { GroupId, Arn, Path, CreateDate } = group;
      return {
        Group: { GroupName, GroupId, Arn, Path, CreateDate },
        Users: [...found.items],
        IsTruncated: found.next !== undefined,
        Marker: found.next,
      };
    },
  },
});
