import { describe, expect, it } from 'vitest';
import { foundSecret } from '../shared/found-secrets';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './notebook-no-secrets-in-scripts';

const subject = (secrets: readonly (typeof foundSecret)[] | undefined) =>
  resourceOf('AWS::SageMaker::NotebookInstance', { data: { NotebookInstanceName: 'n', ...(secrets && { secrets }) } });

describe('sagemaker/notebook-no-secrets-in-scripts', () => {
  it.each([
    ['nothing found', [], 'pass'],
    ['found', [foundSecret], 'fail'],
    ['not read', undefined, 'unknown'],
  ])('%s', (_, secrets, status) => expect(statusOf(check, subject(secrets))).toBe(status));

  it('tells where, and nothing of the value', () => {
    const [verdict] = verdictsOf(check, subject([foundSecret]));
    expect(verdict?.summary).toContain(foundSecret.place);
    expect(verdict?.evidence).toMatchObject({ secrets: [{ place: foundSecret.place, masked: foundSecret.masked }] });
  });
});
