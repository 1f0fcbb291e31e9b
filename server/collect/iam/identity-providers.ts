import {
  GetOpenIDConnectProviderCommand,
  IAMClient,
  ListOpenIDConnectProvidersCommand,
  ListSAMLProvidersCommand,
  ListServerCertificatesCommand,
} from '@aws-sdk/client-iam';
import { listIn, present } from '../answers';
import { listMapped, listResources } from '../list-resources';
import { tagRecord } from '../tags';
import type { AnyResource, CollectContext, Resource } from '../types';

const afterSlash = (arn: string) => arn.slice(arn.indexOf('/') + 1);

export function collectCertificates(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(IAMClient);
  const source = { operation: 'iam:ListServerCertificates', region: context.region } as const;
  return listResources(context, {
    operation: source.operation,
    fetch: (Marker) => client.send(new ListServerCertificatesCommand({ MaxItems: 1000, Marker })),
    token: (answer) => (answer.IsTruncated ? answer.Marker : undefined),
    resources: (answer) =>
      listIn(source, answer.ServerCertificateMetadataList).map(
        (data): Resource<'AWS::IAM::ServerCertificate'> => ({
          type: 'AWS::IAM::ServerCertificate',
          arn: present(source, data.Arn),
          id: present(source, data.ServerCertificateName),
          name: null,
          region: 'global',
          tags: {},
          data,
          gaps: [],
        }),
      ),
  });
}

export function collectSamlProviders(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(IAMClient);
  const source = { operation: 'iam:ListSAMLProviders', region: context.region } as const;
  return listResources(context, {
    operation: source.operation,
    fetch: () => client.send(new ListSAMLProvidersCommand({})),
    token: () => undefined,
    resources: (answer) =>
      listIn(source, answer.SAMLProviderList).map((provider): Resource<'AWS::IAM::SAMLProvider'> => {
        const arn = present(source, provider.Arn);
        return {
          type: 'AWS::IAM::SAMLProvider',
          arn,
          id: afterSlash(arn),
          name: null,
          region: 'global',
          tags: {},
          data: { ...provider, Arn: arn },
          gaps: [],
        };
      }),
  });
}

export async function* collectOidcProviders(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(IAMClient);
  const source = { operation: 'iam:ListOpenIDConnectProviders', region: context.region } as const;
  const pages = listMapped(context, {
    operation: source.operation,
    fetch: () => client.send(new ListOpenIDConnectProvidersCommand({})),
    token: () => undefined,
    resources: (answer) => listIn(source, answer.OpenIDConnectProviderList).map(({ Arn }) => present(source, Arn)),
  });
  for await (const page of pages)
    yield await context.each(page, async (arn, get, gaps): Promise<Resource<'AWS::IAM::OIDCProvider'>> => {
      const provider = await get('iam:GetOpenIDConnectProvider', () =>
        client.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn })),
      );
      return {
        type: 'AWS::IAM::OIDCProvider',
        arn,
        id: afterSlash(arn),
        name: null,
        region: 'global',
        tags: tagRecord(provider?.Tags),
        data: { Arn: arn, Url: provider?.Url, ClientIDList: provider?.ClientIDList, ThumbprintList: provider?.ThumbprintList },
        gaps,
      };
    });
}
