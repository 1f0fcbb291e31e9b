import { BatchGetProjectsCommand, ListProjectsCommand } from '@aws-sdk/client-codebuild';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { codeBuildCollector } from './collector';
import { hadCredentials, withoutCredentials } from './mask-project';

const region = () =>
  fakeAws()
    .on(ListProjectsCommand, () => ({ projects: ['shop'] }))
    .on(BatchGetProjectsCommand, ({ names }) => ({
      projects: names?.map((name) => ({
        name,
        arn: `arn:aws:codebuild:eu-west-1:123456789012:project/${name}`,
        source: { type: 'BITBUCKET', location: 'https://bot:hunter2@bitbucket.org/shop/app.git', buildspec: 'env:\n  password: hunter2' },
        secondarySources: [{ type: 'GITHUB', location: 'https://github.com/shop/lib.git', buildspec: 'ci/build.yml' }],
        environment: {
          environmentVariables: [
            { name: 'TOKEN', value: 'hunter2', type: 'PLAINTEXT' },
            { name: 'SECRET', value: 'shop/token', type: 'SECRETS_MANAGER' },
          ],
        },
        tags: [{ key: 'team', value: 'web' }],
      })),
    }));

describe('collecting CodeBuild', () => {
  it('keeps neither credentials nor plain values, and what only names them', async () => {
    const [project] = (await collectFrom(region(), codeBuildCollector)).of('AWS::CodeBuild::Project');
    expect(JSON.stringify(project)).not.toContain('hunter2');
    expect(project).toMatchObject({
      id: 'shop',
      tags: { team: 'web' },
      data: {
        source: { location: 'https://***:***@bitbucket.org/shop/app.git', buildspec: '***' },
        secondarySources: [{ location: 'https://github.com/shop/lib.git', buildspec: 'ci/build.yml' }],
        environment: { environmentVariables: [{ name: 'TOKEN', value: '***' }, { value: 'shop/token' }] },
      },
    });
  });

  it('knows no project where the details were refused, and says so', async () => {
    const fake = region().on(BatchGetProjectsCommand, () => {
      throw awsError('AccessDeniedException');
    });
    const { resources, status } = await collectFrom(fake, codeBuildCollector);
    expect([resources, status('codebuild:ListProjects'), status('codebuild:BatchGetProjects')]).toEqual([[], 'complete', 'denied']);
  });

  it.each([
    ['https://bot:hunter2@bitbucket.org/a/b.git', 'https://***:***@bitbucket.org/a/b.git'],
    ['https://x-token-auth:abc@bitbucket.org/a/b.git', 'https://***:***@bitbucket.org/a/b.git'],
    [`https://ghp_${'a'.repeat(36)}@github.com/a/b.git`, 'https://***@github.com/a/b.git'],
    [`https://${'f'.repeat(40)}@github.com/a/b.git`, 'https://***@github.com/a/b.git'],
  ])('takes the credentials out of %s', (address, without) => {
    expect(withoutCredentials(address)).toBe(without);
    expect(hadCredentials(without)).toBe(true);
  });

  it.each([
    'https://github.com/a/b.git',
    'https://ada@bitbucket.org/a/b.git',
    'ssh://git@host/a/b.git',
    'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/a@b',
    'bucket/source.zip',
    '',
  ])('leaves %s as it is', (address) => {
    expect(withoutCredentials(address)).toBe(address);
    expect(hadCredentials(address)).toBe(false);
  });
});
