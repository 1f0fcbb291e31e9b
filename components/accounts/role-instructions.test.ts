import { describe, expect, it } from 'vitest';
import { roleCommands, trustPolicy } from './role-instructions';

const input = {
  roleArn: 'arn:aws-cn:iam::111122223333:role/Audit',
  externalId: 'cl_abc',
  principal: 'arn:aws-cn:iam::999988887777:role/CloudLens',
};

describe('trustPolicy', () => {
  it('lets in only our identity with the external id', () => {
    const [statement] = JSON.parse(trustPolicy(input)).Statement;
    expect(statement.Principal).toEqual({ AWS: input.principal });
    expect(statement.Condition).toEqual({ StringEquals: { 'sts:ExternalId': 'cl_abc' } });
  });
  it('leaves a place to fill in when we have no identity', () => {
    expect(JSON.parse(trustPolicy({ ...input, principal: null })).Statement[0].Principal.AWS).toMatch(/^<.*>$/);
  });
});

it('names the role and stays in its partition', () => {
  const commands = roleCommands(input);
  expect(commands).toContain('--role-name Audit');
  expect(commands).toContain('arn:aws-cn:iam::aws:policy/SecurityAudit');
  expect(commands).not.toContain('arn:aws:');
});
