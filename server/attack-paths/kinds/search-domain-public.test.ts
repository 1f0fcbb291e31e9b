import { resourceOf } from '@/server/checks/shared/testing';
import { tryKind } from '../testing/try-kind';
import { open } from '../testing/world';
import { searchDomainPublic } from './search-domain-public';

const domain = (data: object) =>
  resourceOf('AWS::OpenSearchService::Domain', {
    id: 'search',
    data: { DomainId: '1', ARN: 'arn:aws:es:eu-central-1:111122223333:domain/search', DomainName: 'search', ...data } as never,
  });

tryKind(searchDomainPublic, {
  bad: [domain({ AccessPolicies: open('es:*', '*') })],
  good: {
    'in a network': [domain({ AccessPolicies: open('es:*', '*'), VPCOptions: { VPCId: 'vpc-1' } })],
    'without a policy': [domain({ AccessPolicies: '' })],
  },
  fix: /who|roles that may call/,
  over: ['Internet', 'search'],
});
