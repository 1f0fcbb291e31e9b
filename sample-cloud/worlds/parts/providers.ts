import type { Draft } from '../draft';
import { iamId } from '../ids';

export function addServerCertificate(draft: Draft, name: string, uploaded: Date, expiration: Date): void {
  const Arn = draft.arn('iam', '', `server-certificate/${name}`);
  draft.add({
    type: 'AWS::IAM::ServerCertificate',
    id: name,
    arn: Arn,
    region: 'global',
    tags: {},
    data: {
      ServerCertificateName: name,
      ServerCertificateId: iamId('ASCA', `${draft.account}/${name}`),
      Arn,
      Path: '/',
      UploadDate: uploaded,
      Expiration: expiration,
    },
  });
}

export function addSamlProvider(draft: Draft, name: string, created: Date, validUntil: Date): string {
  const Arn = draft.arn('iam', '', `saml-provider/${name}`);
  draft.add({
    type: 'AWS::IAM::SAMLProvider',
    id: name,
    arn: Arn,
    region: 'global',
    tags: {},
    data: { Arn, CreateDate: created, ValidUntil: validUntil },
  });
  return Arn;
}

/** `url` without scheme, as AWS keeps it. */
export function addOidcProvider(draft: Draft, url: string, audience: string): string {
  const Arn = draft.arn('iam', '', `oidc-provider/${url}`);
  draft.add({
    type: 'AWS::IAM::OIDCProvider',
    id: url,
    arn: Arn,
    region: 'global',
    tags: {},
    data: { Arn, Url: url, ClientIDList: [audience], ThumbprintList: ['6938fd4d98bab03faadb97b34396831e3780aea1'] },
  });
  return Arn;
}
