import { callerKeys } from '@/server/aws/data-reads';
import { deepReadKinds, deepReads } from '@/server/aws/deep-reads';
import { awsPolicies, extraPolicies, noDataPolicy, noDataPolicyBut } from '../policies';
import { principalPlaceholder } from '../trust-policy';
import { defaultRoleName } from './cloudformation';
import { checkPlan, type RolePlan } from './role-plan';

/** An HCL string; what comes in is checked before, `${` never occurs in it. */
const quote = (text: string): string => JSON.stringify(text);

const list = (items: readonly string[], indent: string): string => items.map((item) => `${indent}${quote(item)},`).join('\n');

function variable(name: string, description: string, value: string | null): string {
  return `variable "${name}" {
  description = ${quote(description)}
  type        = string${value === null ? '' : `\n  default     = ${quote(value)}`}
}`;
}

/** Equals signs stand under each other, as `terraform fmt` has it. */
const readsByKind = deepReads
  .map((kind) => {
    const widest = Math.max(...deepReads.map((each) => quote(each).length));
    return `    ${quote(kind).padEnd(widest)} = [${deepReadKinds[kind].actions.map(quote).join(', ')}]`;
  })
  .join('\n');

const extras = extraPolicies
  .map(
    ({ name, document }, index) => `resource "aws_iam_role_policy" "extra_reads_${index + 1}" {
  name = "${name}"
  role = aws_iam_role.cloudlens.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid    = "ExtraReads"
      Effect = "Allow"
      Action = [
${list(document.Statement[0]?.Action ?? [], '        ')}
      ]
      Resource = "*"
    }]
  })
}`,
  )
  .join('\n\n');

/** The same role for Terraform or OpenTofu, with the AWS provider of the account. Without a plan, its variables must be given. */
export function terraform(input?: RolePlan): string {
  const plan = input && checkPlan(input);
  return `# The role by which CloudLens reads this account: one named identity, only with the external id, no stored data.
${variable('cloudlens_principal', 'ARN of the AWS identity that CloudLens runs as', plan ? (plan.principal ?? principalPlaceholder) : null)}

${variable('cloudlens_external_id', 'The external id that CloudLens issued for this very role', plan?.externalId ?? null)}

${variable('cloudlens_role_name', 'The role that the external id was issued for', plan?.roleName ?? defaultRoleName)}

variable "cloudlens_deep_reads" {
  description = "Off unless you want it: contents that are looked through for secrets, of ${deepReads.join(', ')}"
  type        = set(string)
  default     = []
}

data "aws_partition" "current" {}
${plan ? `\ndata "aws_caller_identity" "current" {}\n` : ''}
resource "aws_iam_role" "cloudlens" {
  name                 = var.cloudlens_role_name
${plan && plan.rolePath !== '/' ? `  path                 = ${quote(plan.rolePath)}\n` : ''}  description          = "CloudLens reads the configuration of this account through this role"
  max_session_duration = 3600
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.cloudlens_principal }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "sts:ExternalId" = var.cloudlens_external_id } }
    }]
  })
${
  plan
    ? `
  lifecycle {
    precondition {
      condition     = data.aws_caller_identity.current.account_id == "${plan.accountId}"
      error_message = "These credentials are of another account than ${plan.accountId}."
    }
  }
`
    : ''
}}

resource "aws_iam_role_policy_attachment" "cloudlens" {
  for_each   = toset([${awsPolicies.map(quote).join(', ')}])
  role       = aws_iam_role.cloudlens.name
  policy_arn = "arn:\${data.aws_partition.current.partition}:iam::aws:policy/\${each.value}"
}

${extras}

resource "aws_iam_role_policy" "no_data_reads" {
  name = "${noDataPolicy.name}"
  role = aws_iam_role.cloudlens.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid    = "NoDataReads"
      Effect = "Deny"
      Action = [
${list(noDataPolicyBut(deepReads).document.Statement[0]?.Action ?? [], '        ')}
      ]
      Resource = "*"
      }, {
      Sid    = "NoCallerKeys"
      Effect = "Deny"
      Action = "${callerKeys.action}"
      Resource = [
${list(callerKeys.resources, '        ')}
      ]
    }]
  })
}

# Contents that may be opted into: allowed where the variable names them, denied everywhere else.
resource "aws_iam_role_policy" "deep_reads" {
  for_each = {
${readsByKind}
  }
  name = "CloudLensDeepRead-${'$'}{each.key}"
  role = aws_iam_role.cloudlens.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "DeepReads"
      Effect   = contains(var.cloudlens_deep_reads, each.key) ? "Allow" : "Deny"
      Action   = each.value
      Resource = "*"
    }]
  })
}

output "cloudlens_role_arn" {
  value = aws_iam_role.cloudlens.arn
}
`;
}
