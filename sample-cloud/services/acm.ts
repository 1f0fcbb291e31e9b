import { ApiError, defineService, page } from '../define-service';
import { tagList } from '../worlds/draft';
import { inRegion, pageSize } from './listing';

/** ACM: certificates, and unless asked for more only those with the two kinds of key that ACM lists by itself. */
export const acm = defineService({
  name: 'acm',
  signingName: 'acm',
  schemas: () => import('@aws-sdk/client-acm'),
  operations: {
    ListCertificates({ Includes, MaxItems, NextToken }, context) {
      const keyTypes: readonly string[] = Includes?.keyTypes ?? ['RSA_1024', 'RSA_2048'];
      const all = inRegion(context, 'AWS::CertificateManager::Certificate');
      const wanted = all.slice(0, all.length).filter(({ data }) => keyTypes.includes(data.KeyAlgorithm ?? ''));
      const found = page(wanted, NextToken, pageSize(MaxItems, { most: 1000 }, 'ValidationException'));
      return { CertificateSummaryList: found.items.map(({ data }) => data), NextToken: found.next };
    },
    ListTagsForCertificate({ CertificateArn = '' }, { state, region }) {
      const certificate = state.find('AWS::CertificateManager::Certificate', region, CertificateArn);
      if (!certificate) throw new ApiError('ResourceNotFoundException', 400, `Could not find certificate ${CertificateArn}.`);
      return { Tags: tagList(certificate.tags) };
    },
  },
});
