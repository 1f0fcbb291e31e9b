import type { DomainStatus } from '@aws-sdk/client-opensearch';
import type { Gap } from '@/server/collect/types';
import { resourceOf } from './testing';

/** A domain, about which nothing else is known. */
export const domain = (data: Partial<DomainStatus> = {}, gaps: Gap[] = []) =>
  resourceOf('AWS::OpenSearchService::Domain', {
    id: 'logs',
    arn: 'arn:aws:es:eu-central-1:111122223333:domain/logs',
    data: {
      DomainId: '111122223333/logs',
      DomainName: 'logs',
      ARN: 'arn:aws:es:eu-central-1:111122223333:domain/logs',
      ClusterConfig: {},
      ...data,
    },
    gaps,
  });
