# The role by which CloudLens reads this account: one named identity, only with the external id, no stored data.
variable "cloudlens_principal" {
  description = "ARN of the AWS identity that CloudLens runs as"
  type        = string
}

variable "cloudlens_external_id" {
  description = "The external id that CloudLens issued for this very role"
  type        = string
}

variable "cloudlens_role_name" {
  description = "The role that the external id was issued for"
  type        = string
  default     = "CloudLensScanRole"
}

variable "cloudlens_deep_reads" {
  description = "Off unless you want it: contents that are looked through for secrets, of lambda-code, lambda-layers, log-events, codecommit-files, ecr-images"
  type        = set(string)
  default     = []
}

data "aws_partition" "current" {}

resource "aws_iam_role" "cloudlens" {
  name                 = var.cloudlens_role_name
  description          = "CloudLens reads the configuration of this account through this role"
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
}

resource "aws_iam_role_policy_attachment" "cloudlens" {
  for_each   = toset(["SecurityAudit", "job-function/ViewOnlyAccess"])
  role       = aws_iam_role.cloudlens.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/${each.value}"
}

resource "aws_iam_role_policy" "extra_reads_1" {
  name = "CloudLensExtraReads"
  role = aws_iam_role.cloudlens.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid    = "ExtraReads"
      Effect = "Allow"
      Action = [
        "account:GetContactInformation",
        "account:ListRegions",
        "amplify:ListApps",
        "amplify:ListBranches",
        "apigateway:GET",
        "budgets:ViewBudget",
        "ce:GetAnomalies",
        "ce:GetCostAndUsage",
        "ce:GetCostForecast",
        "cloudformation:DetectStackDrift",
        "cloudformation:DetectStackResourceDrift",
        "compute-optimizer:GetEC2InstanceRecommendations",
        "glue:GetConnections",
        "macie2:GetMacieSession",
        "ssm:GetDocument",
      ]
      Resource = "*"
    }]
  })
}

resource "aws_iam_role_policy" "no_data_reads" {
  name = "CloudLensNoDataReads"
  role = aws_iam_role.cloudlens.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid    = "NoDataReads"
      Effect = "Deny"
      Action = [
        "s3:GetObject*",
        "dynamodb:GetItem",
        "dynamodb:BatchGetItem",
        "dynamodb:Query",
        "dynamodb:Scan",
        "dynamodb:PartiQL*",
        "secretsmanager:GetSecretValue",
        "secretsmanager:BatchGetSecretValue",
        "ssm:GetParameter*",
        "kms:Decrypt",
        "kms:ReEncrypt*",
        "kms:GenerateDataKey*",
        "sqs:ReceiveMessage",
        "kinesis:Get*",
        "logs:GetLogEvents",
        "logs:GetLogRecord",
        "logs:StartQuery",
        "logs:GetQueryResults",
        "logs:StartLiveTail",
        "codecommit:GetFile",
        "codecommit:GitPull",
        "rds:DownloadDBLogFilePortion",
        "rds-data:*",
        "athena:GetQueryResults",
      ]
      Resource = "*"
      }, {
      Sid    = "NoCallerKeys"
      Effect = "Deny"
      Action = "apigateway:GET"
      Resource = [
        "arn:*:apigateway:*::/apikeys*",
        "arn:*:apigateway:*::/usageplans/*/keys*",
      ]
    }]
  })
}

# Contents that may be opted into: allowed where the variable names them, denied everywhere else.
resource "aws_iam_role_policy" "deep_reads" {
  for_each = {
    "lambda-code"      = ["lambda:GetFunction"]
    "lambda-layers"    = ["lambda:GetLayerVersion"]
    "log-events"       = ["logs:FilterLogEvents"]
    "codecommit-files" = ["codecommit:GetFolder", "codecommit:GetBlob"]
    "ecr-images"       = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
  }
  name = "CloudLensDeepRead-${each.key}"
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
