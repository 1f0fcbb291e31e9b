import { expect, it } from 'vitest';
import { typeName } from './type-name';

it.each([
  ['AWS::EC2::SecurityGroup', 'EC2 Security Group'],
  ['AWS::RDS::DBInstance', 'RDS DB Instance'],
  ['AWS::EC2::VPC', 'EC2 VPC'],
  ['AWS::S3::Bucket', 'S3 Bucket'],
  ['AWS::Logs::LogGroup', 'Logs Log Group'],
  ['something', 'something'],
])('says %s as %s', (type, name) => expect(typeName(type)).toBe(name));
