import type { Collector } from '../types';

export const acmCollector: Collector = {
  service: 'acm',
  scope: 'regional',
  types: ['AWS::CertificateManager::Certificate'],
  operations: [
    { operation: 'acm:ListCertificates', level: 'list', types: ['AWS::CertificateManager::Certificate'] },
    { operation: 'acm:ListTagsForCertificate', level: 'resource', types: ['AWS::CertificateManager::Certificate'] },
  ],
  async *collect(context) {
    const { collectAcm } = await import('./collect-acm');
    yield* collectAcm(context);
  },
};
