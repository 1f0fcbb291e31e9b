import { defineCheck, fail, pass } from '../define-check';
import { trailNeeds } from '../shared/trail-bucket';

export const check = defineCheck({
  id: 'cloudtrail/log-file-validation-enabled',
  title: 'Trails sign digests of their log files',
  severity: 'medium',
  resourceType: 'AWS::CloudTrail::Trail',
  needs: trailNeeds,
  why: 'Without signed digests nobody can prove that the logs are complete and as CloudTrail wrote them, which is just what an intruder would change.',
  remedy: {
    text: 'Turn on log file validation. It costs nothing but the storage of small digest files.',
    console: 'CloudTrail → Trails → the trail → General details → Edit → Log file validation.',
    cli: 'aws cloudtrail update-trail --name <trail-arn> --enable-log-file-validation',
    terraform: 'resource "aws_cloudtrail" "this" {\n  enable_log_file_validation = true\n}',
    cloudformation: 'EnableLogFileValidation: true',
  },
  aliases: { prowler: ['cloudtrail_log_file_validation_enabled'], securityHub: ['CloudTrail.4'] },
  requirements: { 'cis-3.0': ['3.2'], 'cis-5.0': ['3.2'], 'cis-7.0': ['4.2'], fsbp: ['CloudTrail.4'] },
  evaluate: ({ data }) => {
    const validation = data.LogFileValidationEnabled === true;
    return validation ? pass('Log files can be validated', { validation }) : fail('Log files cannot be validated', { validation });
  },
});
