import type { CertificateSummary } from '@aws-sdk/client-acm';

export interface AcmResources {
  'AWS::CertificateManager::Certificate': CertificateSummary;
}
