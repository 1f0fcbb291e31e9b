import { pathKinds } from './kinds/registry';

const entryTypes = [
  'AWS::EC2::Instance',
  'AWS::EC2::Image',
  'AWS::EC2::Snapshot',
  'AWS::Lambda::Function',
  'AWS::ECS::Service',
  'AWS::EKS::Cluster',
  'AWS::S3::Bucket',
  'AWS::CloudFront::Distribution',
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBSnapshot',
  'AWS::RDS::DBClusterSnapshot',
  'AWS::Redshift::Cluster',
  'AWS::OpenSearchService::Domain',
  'AWS::IAM::Role',
  'AWS::IAM::User',
  'AWS::IAM::AccountSettings',
  'AWS::KMS::Key',
  'AWS::SecretsManager::Secret',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
] as const;
const targetTypes = [
  'account',
  'AWS::S3::Bucket',
  'AWS::DynamoDB::Table',
  'AWS::SecretsManager::Secret',
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBSnapshot',
  'AWS::RDS::DBClusterSnapshot',
  'AWS::Redshift::Cluster',
  'AWS::OpenSearchService::Domain',
  'AWS::EC2::Instance',
  'AWS::EC2::Snapshot',
  'AWS::EC2::Image',
  'AWS::CloudFront::Distribution',
  'AWS::KMS::Key',
  'AWS::EKS::Cluster',
] as const;

/** What a filter offers: every kind, and the types that paths begin and end with. */
export const pathChoices = () => ({ kinds: pathKinds.map(({ id, title }) => ({ id, title })), entryTypes, targetTypes });
