import type { CertificateSummary } from '@aws-sdk/client-acm';
import type { Draft, Tags } from '../draft';
import { uuid } from '../ids';

/** The ARN of an ACM certificate for a domain. */
export const certificateArn = (draft: Draft, region: string, domain: string): string =>
  draft.arn('acm', region, `certificate/${uuid(`${draft.account}/${region}/${domain}`)}`);

export interface CertificateOptions {
  region: string;
  domain: string;
  issued: Date;
  expires: Date;
  data?: Partial<CertificateSummary>;
  refuses?: readonly string[];
  tags?: Tags;
}

/** Adds a certificate that ACM issued. */
export function addCertificate(draft: Draft, { region, domain, issued, expires, data, refuses, tags = {} }: CertificateOptions): void {
  const CertificateArn = certificateArn(draft, region, domain);
  draft.add({
    type: 'AWS::CertificateManager::Certificate',
    id: CertificateArn.slice(CertificateArn.lastIndexOf('/') + 1),
    arn: CertificateArn,
    region,
    tags,
    refuses,
    data: {
      CertificateArn,
      DomainName: domain,
      SubjectAlternativeNameSummaries: [domain],
      Status: 'ISSUED',
      Type: 'AMAZON_ISSUED',
      KeyAlgorithm: 'RSA_2048',
      InUse: true,
      RenewalEligibility: 'ELIGIBLE',
      CreatedAt: issued,
      IssuedAt: issued,
      NotBefore: issued,
      NotAfter: expires,
      ...data,
    },
  });
}
