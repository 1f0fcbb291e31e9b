import { ACMClient, type KeyAlgorithm, ListCertificatesCommand, ListTagsForCertificateCommand } from '@aws-sdk/client-acm';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import { tagRecord } from '../tags';
import type { AnyResource, CollectContext, Resource } from '../types';

/** Unless all are named, ACM lists certificates with RSA keys of 1,024 and 2,048 bits alone. Source: ACM API Reference, ListCertificates. */
const keyTypes: KeyAlgorithm[] = ['RSA_1024', 'RSA_2048', 'RSA_3072', 'RSA_4096', 'EC_prime256v1', 'EC_secp384r1', 'EC_secp521r1'];

export async function* collectAcm(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(ACMClient);
  const operation = 'acm:ListCertificates';
  const source = { operation, region: context.region } as const;
  const tagsOf = { operation: 'acm:ListTagsForCertificate', region: context.region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: (NextToken) => client.send(new ListCertificatesCommand({ MaxItems: 1000, Includes: { keyTypes }, NextToken })),
    token: (answer) => answer.NextToken,
    resources: (answer) =>
      listIn(source, answer.CertificateSummaryList).map((data) => ({ arn: present(source, data.CertificateArn), data })),
  });
  for await (const page of pages)
    yield await context.each(page, async ({ arn, data }, get, gaps): Promise<Resource<'AWS::CertificateManager::Certificate'>> => {
      const tags = await get(tagsOf.operation, async () =>
        listIn(tagsOf, (await client.send(new ListTagsForCertificateCommand({ CertificateArn: arn }))).Tags),
      );
      return {
        type: 'AWS::CertificateManager::Certificate',
        arn,
        id: arn.slice(arn.lastIndexOf('/') + 1),
        name: data.DomainName ?? null,
        region: context.region,
        tags: tagRecord(tags?.map(({ Key, Value }) => ({ Key, Value }))),
        data,
        gaps,
      };
    });
}
