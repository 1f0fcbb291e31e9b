import { defineCheck } from '../define-check';
import { judgeSwitch } from '../shared/databases';
import { withTable } from '../shared/dynamodb-tables';

export const check = defineCheck({
  id: 'dynamodb/table-deletion-protection',
  title: 'DynamoDB tables are protected from deletion',
  severity: 'medium',
  resourceType: 'AWS::DynamoDB::Table',
  needs: ['dynamodb:ListTables', 'dynamodb:DescribeTable'],
  why: 'One call, or a stack that is renamed, deletes a table with all its items, and its point-in-time recovery with it.',
  remedy: {
    text: 'Turn deletion protection on. Whoever really wants to delete the table has to turn it off first.',
    console: 'DynamoDB → Tables → the table → Additional settings → Deletion protection → Turn on.',
    cli: 'aws dynamodb update-table --table-name <table> --deletion-protection-enabled',
    terraform: 'resource "aws_dynamodb_table" "this" {\n  deletion_protection_enabled = true\n}',
    cloudformation: 'DeletionProtectionEnabled: true',
  },
  aliases: { prowler: ['dynamodb_table_deletion_protection_enabled'], securityHub: ['DynamoDB.6'] },
  requirements: { fsbp: ['DynamoDB.6'] },
  evaluate: ({ data }) =>
    withTable(data, ({ DeletionProtectionEnabled }) =>
      judgeSwitch(
        DeletionProtectionEnabled,
        {
          question: 'whether deletion protection is on',
          on: 'The table cannot be deleted until its protection is turned off',
          off: 'The table can be deleted by a single call',
        },
        { deletionProtection: DeletionProtectionEnabled ?? null },
      ),
    ),
});
