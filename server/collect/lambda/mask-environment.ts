import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { detectInValues } from '@/server/workloads/secrets/detect';
import type { SecretHit } from '@/server/workloads/secrets/types';
import { masked } from '../masked';

/**
 * Keeps the names of environment variables and drops their values, which are often secrets; says which of them looked like one.
 * AWS may have been unable to read the variables: then nothing is known of them.
 */
export function maskEnvironment(configuration: FunctionConfiguration): FunctionConfiguration & { secrets?: SecretHit[] } {
  const { Environment: environment } = configuration;
  if (environment?.Error) return configuration;
  const variables = environment?.Variables;
  if (!variables) return { ...configuration, secrets: [] };
  return { ...configuration, Environment: { ...environment, Variables: masked(variables) }, secrets: detectInValues(variables) };
}
