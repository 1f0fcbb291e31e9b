import { defineCheck, fail, notApplicable, pass } from '../define-check';

export const check = defineCheck({
  id: 'secretsmanager/secret-rotates',
  title: 'Secrets rotate by themselves',
  severity: 'high',
  resourceType: 'AWS::SecretsManager::Secret',
  needs: ['secretsmanager:ListSecrets'],
  why: 'A password that never changes stays good for whoever copied it once: a former colleague, a log file, an old backup.',
  remedy: {
    text: 'Turn rotation on: by the service itself where it offers that (RDS, Redshift, DocumentDB), else by a rotation function.',
    console: 'Secrets Manager → Secrets → the secret → Rotation → Edit rotation.',
    cli: 'aws secretsmanager rotate-secret --secret-id <secret-arn> --rotation-lambda-arn <function-arn> --rotation-rules AutomaticallyAfterDays=30',
    terraform:
      'resource "aws_secretsmanager_secret_rotation" "this" {\n  secret_id           = aws_secretsmanager_secret.this.id\n  rotation_lambda_arn = <function-arn>\n  rotation_rules {\n    automatically_after_days = 30\n  }\n}',
    cloudformation:
      'Type: AWS::SecretsManager::RotationSchedule\nProperties:\n  SecretId: <secret-arn>\n  RotationLambdaARN: <function-arn>\n  RotationRules:\n    AutomaticallyAfterDays: 30',
  },
  aliases: { prowler: ['secretsmanager_automatic_rotation_enabled'], securityHub: ['SecretsManager.1'] },
  requirements: { fsbp: ['SecretsManager.1'] },
  evaluate: ({ data, region }) => {
    const { RotationEnabled, OwningService, PrimaryRegion, DeletedDate, RotationRules } = data;
    if (DeletedDate) return notApplicable('The secret is marked for deletion and cannot be read');
    if (PrimaryRegion && PrimaryRegion !== region) return notApplicable(`A replica: it takes rotation from ${PrimaryRegion}`);
    const evidence = {
      rotationEnabled: RotationEnabled ?? false,
      ...(RotationRules?.AutomaticallyAfterDays && { everyDays: RotationRules.AutomaticallyAfterDays }),
      ...(RotationRules?.ScheduleExpression && { schedule: RotationRules.ScheduleExpression }),
    };
    if (RotationEnabled) return pass('The secret rotates by itself', evidence);
    if (OwningService)
      return notApplicable(`The secret belongs to ${OwningService}, which alone may change it`, { ...evidence, OwningService });
    // AWS leaves the field out until rotation was once turned on.
    return fail('Nobody but people changes the secret', evidence);
  },
});
