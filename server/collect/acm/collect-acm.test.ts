import { ListCertificatesCommand, ListTagsForCertificateCommand } from '@aws-sdk/client-acm';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { acmCollector } from './collector';

const CertificateArn = 'arn:aws:acm:eu-west-1:123456789012:certificate/one';
const region = () =>
  fakeAws()
    .on(ListCertificatesCommand, () => ({
      CertificateSummaryList: [{ CertificateArn, DomainName: 'shop.example', KeyAlgorithm: 'RSA_2048' }],
    }))
    .on(ListTagsForCertificateCommand, () => ({ Tags: [{ Key: 'team', Value: 'web' }] }));

describe('collecting ACM', () => {
  it('asks for every kind of key, of which ACM leaves out most otherwise', async () => {
    const fake = region();
    expect((await collectFrom(fake, acmCollector)).resources).toMatchObject([{ id: 'one', name: 'shop.example', tags: { team: 'web' } }]);
    expect(fake.calls[0]?.input.Includes).toEqual({ keyTypes: expect.arrayContaining(['RSA_4096', 'EC_secp521r1']) });
  });

  it('keeps a certificate whose tags were refused', async () => {
    const fake = region().on(ListTagsForCertificateCommand, () => {
      throw awsError('AccessDeniedException');
    });
    expect((await collectFrom(fake, acmCollector)).resources[0]?.gaps.map(({ kind }) => kind)).toEqual(['denied']);
  });
});
