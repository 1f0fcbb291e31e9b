import { allow } from './iam-testing';

/** Statements that are, and are nearly, what each question about a policy asks for. */
export const administrationCases = { bad: [allow('*')], good: [allow('s3:*')] };
export const escalationCases = {
  bad: [allow('iam:PassRole'), allow(['lambda:CreateFunction', 'lambda:InvokeFunction'])],
  good: [allow('iam:PassRole', 'arn:aws:iam::111122223333:role/worker'), allow(['lambda:CreateFunction', 'lambda:InvokeFunction'])],
};
export const kmsCases = {
  bad: [allow('kms:*')],
  good: [allow('kms:*', 'arn:aws:kms:eu-central-1:111122223333:key/1'), allow(['kms:Decrypt', 'kms:Describe*'])],
};
export const marketplaceCases = {
  bad: [allow('aws-marketplace:*')],
  good: [
    allow('aws-marketplace:Subscribe', 'arn:aws:aws-marketplace:us-east-1:111122223333:product/1'),
    allow('aws-marketplace:ViewSubscriptions'),
  ],
};
export const cloudtrailCases = { bad: [allow('cloudtrail:*')], good: [allow(['cloudtrail:Get*', 'cloudtrail:List*'])] };
