import { fixActions, onlyToInstances, operatePolicyDocument, operateTag, taggedCondition } from '@/server/permissions/operate-policy';
import { principalPlaceholder } from '@/server/permissions/trust-policy';
import { checkOperatorPlan, defaultOperatorRoleName, type OperatorPlan } from './plan';

const quote = (text: string): string => JSON.stringify(text);

function variable(name: string, description: string, value: string | null): string {
  return `variable "${name}" {
  description = ${quote(description)}
  type        = string${value === null ? '' : `\n  default     = ${quote(value)}`}
}`;
}

/** JSON of a statement, moved in and spaced as `terraform fmt` does: JSON is HCL where a value is wanted. */
const shown = (value: unknown, indent: string): string =>
  JSON.stringify(value, null, 2)
    .replaceAll(/^( *"[^"]+"):/gm, '$1 :')
    .replaceAll('\n', `\n${indent}`);

/** The same role for Terraform or OpenTofu, with the AWS provider of the account. Without a plan, its variables must be given. */
export function operatorTerraform(input?: OperatorPlan): string {
  const plan = input && checkOperatorPlan(input);
  const { Statement } = operatePolicyDocument({ onlyTagged: false, launchRoles: [], withFixes: false });
  const statements = Statement.map((statement) =>
    statement.Sid === 'OperateInstances'
      ? `merge(${shown(statement, '      ').replace(/\}$/, '  }')}, var.cloudlens_only_tagged ? {
        Condition = ${shown(taggedCondition, '        ')}
      } : {})`
      : shown(statement, '      '),
  );
  return `# The role by which CloudLens starts, stops and launches instances: one named identity, only with an external id of its own.
${variable('cloudlens_operator_principal', 'ARN of the AWS identity that CloudLens runs as', plan ? (plan.principal ?? principalPlaceholder) : null)}

${variable('cloudlens_operator_external_id', 'The external id that CloudLens issued for this very role', plan?.externalId ?? null)}

${variable('cloudlens_operator_role_name', 'The role that the external id was issued for', plan?.roleName ?? defaultOperatorRoleName)}

variable "cloudlens_only_tagged" {
  description = "Only instances that carry the tag ${operateTag.key}=${operateTag.value}"
  type        = bool
  default     = ${plan?.onlyTagged ?? true}
}

variable "cloudlens_launch_role_arns" {
  description = "Roles that launched instances may carry"
  type        = list(string)
  default     = [${(plan?.launchRoles ?? []).map(quote).join(', ')}]
}

variable "cloudlens_with_fixes" {
  description = "The commands by which CloudLens mends findings too, each after a person has approved it"
  type        = bool
  default     = ${plan?.withFixes ?? false}
}
${plan ? `\ndata "aws_caller_identity" "cloudlens_operator" {}\n` : ''}
resource "aws_iam_role" "cloudlens_operator" {
  name                 = var.cloudlens_operator_role_name
  description          = "CloudLens changes EC2 instances and launch templates of this account through this role, when a person asks for it"
  max_session_duration = 3600
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.cloudlens_operator_principal }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "sts:ExternalId" = var.cloudlens_operator_external_id } }
    }]
  })
${
  plan
    ? `
  lifecycle {
    precondition {
      condition     = data.aws_caller_identity.cloudlens_operator.account_id == "${plan.accountId}"
      error_message = "These credentials are of another account than ${plan.accountId}."
    }
  }
`
    : ''
}}

resource "aws_iam_role_policy" "cloudlens_operate" {
  name = "CloudLensOperate"
  role = aws_iam_role.cloudlens_operator.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat([
      ${statements.join(',\n      ')}
      ], length(var.cloudlens_launch_role_arns) == 0 ? [] : [{
        Sid      = "GiveLaunchedARole"
        Effect   = "Allow"
        Action   = ["iam:PassRole"]
        Resource = var.cloudlens_launch_role_arns
        Condition = ${shown(onlyToInstances, '        ')}
        }], !var.cloudlens_with_fixes ? [] : [{
        Sid    = "MendFindings"
        Effect = "Allow"
        Action = ${shown(fixActions, '        ')}
        Resource = "*"
    }])
  })
}

output "cloudlens_operator_role_arn" {
  value = aws_iam_role.cloudlens_operator.arn
}
`;
}
