import { defineCheck, fail, pass, unknown } from '../define-check';
import { withTable } from '../shared/dynamodb-tables';

export const check = defineCheck({
  id: 'dynamodb/table-point-in-time-recovery',
  title: 'DynamoDB tables can be restored to any moment of the last weeks',
  severity: 'medium',
  resourceType: 'AWS::DynamoDB::Table',
  needs: ['dynamodb:ListTables', 'dynamodb:DescribeTable', 'dynamodb:DescribeContinuousBackups'],
  why: 'A faulty release that overwrites items cannot be taken back unless the table is recorded all the time: a nightly backup has lost the day.',
  remedy: {
    text: 'Turn point-in-time recovery on; it costs by the size of the table and slows nothing down.',
    console: 'DynamoDB → Tables → the table → Backups → Point-in-time recovery → Edit.',
    cli: 'aws dynamodb update-continuous-backups --table-name <table> --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true',
    terraform: 'resource "aws_dynamodb_table" "this" {\n  point_in_time_recovery {\n    enabled = true\n  }\n}',
    cloudformation: 'PointInTimeRecoverySpecification:\n  PointInTimeRecoveryEnabled: true',
  },
  aliases: { prowler: ['dynamodb_tables_pitr_enabled'], securityHub: ['DynamoDB.2'] },
  requirements: { fsbp: ['DynamoDB.2'] },
  evaluate: ({ data }) =>
    withTable(data, ({ continuousBackups }) => {
      const recovery = continuousBackups?.PointInTimeRecoveryDescription;
      const status = recovery?.PointInTimeRecoveryStatus;
      if (status === undefined) return unknown('Not known: AWS did not tell whether the table is recorded for recovery');
      const evidence = { status, days: recovery?.RecoveryPeriodInDays ?? null };
      return status === 'ENABLED'
        ? pass('The table can be restored to any second of its recovery period', evidence)
        : fail('The table cannot be restored to a moment in the past', evidence);
    }),
});
