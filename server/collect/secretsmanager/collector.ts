import type { Collector } from '../types';

/** Secrets by what is set on them. The role and each session deny reading their values. */
export const secretsManagerCollector: Collector = {
  service: 'secretsmanager',
  scope: 'regional',
  types: ['AWS::SecretsManager::Secret'],
  operations: [
    { operation: 'secretsmanager:ListSecrets', level: 'list', types: ['AWS::SecretsManager::Secret'] },
    { operation: 'secretsmanager:GetResourcePolicy', level: 'resource', types: ['AWS::SecretsManager::Secret'] },
  ],
  async *collect(context) {
    const { collectSecrets } = await import('./collect-secrets');
    yield* collectSecrets(context);
  },
};
