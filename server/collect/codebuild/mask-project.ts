import type { EnvironmentVariable, Project, ProjectSource } from '@aws-sdk/client-codebuild';
import { detectInText, detectInValues } from '@/server/workloads/secrets/detect';
import type { SecretHit } from '@/server/workloads/secrets/types';

const withUser = /^([a-z][a-z0-9+.-]*:\/\/)([^/@\s]+)@/i;

/** Long names, and those of a form that tokens have: what stands alone before an @ is a user's name otherwise. */
const isToken = (user: string): boolean => user.length >= 20 || /^(gh[pousr]_|github_pat_|glpat-)/.test(user);

/** The address with `***` for a password or token in it. A mere user's name stays. */
export function withoutCredentials(address: string): string {
  return address.replace(withUser, (whole, scheme: string, info: string) => {
    const colon = info.indexOf(':');
    if (colon >= 0 && colon < info.length - 1) return `${scheme}***:***@`;
    return isToken(info.replace(/:$/, '')) ? `${scheme}***@` : whole;
  });
}

/** Whether `withoutCredentials` took something out of the address. */
export const hadCredentials = (address: string | undefined): boolean => /^[a-z][a-z0-9+.-]*:\/\/\*\*\*(:\*\*\*)?@/i.test(address ?? '');

function maskSource(source: ProjectSource): ProjectSource {
  return {
    ...source,
    ...(source.location && { location: withoutCredentials(source.location) }),
    // A path stays; a specification written out may hold anything.
    ...(source.buildspec && {
      buildspec: isWrittenOut(source.buildspec) ? '***' : source.buildspec,
    }),
  };
}

/** Values kept in Parameter Store or Secrets Manager are names; others are the values themselves. */
const maskVariable = (variable: EnvironmentVariable): EnvironmentVariable =>
  variable.type === 'PARAMETER_STORE' || variable.type === 'SECRETS_MANAGER' ? variable : { ...variable, value: '***' };

const isWrittenOut = (buildspec: string): boolean => /[\n:]/.test(buildspec) && !buildspec.startsWith('arn:');

function secretsIn({ environment, source, secondarySources = [] }: Project): SecretHit[] {
  const plain = (environment?.environmentVariables ?? []).filter(({ type }) => type !== 'PARAMETER_STORE' && type !== 'SECRETS_MANAGER');
  const specifications = [source, ...secondarySources].flatMap((each) =>
    each?.buildspec && isWrittenOut(each.buildspec) ? [each.buildspec] : [],
  );
  return [
    ...detectInValues(Object.fromEntries(plain.map(({ name = '', value }) => [name, value]))),
    ...specifications.flatMap((text) => detectInText(text, 'build specification')),
  ];
}

export function maskProject(project: Project): Project & { secrets: SecretHit[] } {
  const { source, secondarySources, environment } = project;
  return {
    ...project,
    secrets: secretsIn(project),
    ...(source && { source: maskSource(source) }),
    ...(secondarySources && { secondarySources: secondarySources.map(maskSource) }),
    ...(environment?.environmentVariables && {
      environment: { ...environment, environmentVariables: environment.environmentVariables.map(maskVariable) },
    }),
  };
}
