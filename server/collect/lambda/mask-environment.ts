import type { FunctionConfiguration } from '@aws-sdk/client-lambda';

/** Keeps the names of environment variables and drops their values, which are often secrets. */
export function maskEnvironment(configuration: FunctionConfiguration): FunctionConfiguration {
  const variables = configuration.Environment?.Variables;
  if (!variables) return configuration;
  const masked = Object.fromEntries(Object.keys(variables).map((name) => [name, '***']));
  return { ...configuration, Environment: { ...configuration.Environment, Variables: masked } };
}
