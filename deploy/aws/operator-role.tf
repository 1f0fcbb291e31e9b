# The role by which CloudLens starts, stops and launches instances: one named identity, only with an external id of its own.
variable "cloudlens_operator_principal" {
  description = "ARN of the AWS identity that CloudLens runs as"
  type        = string
}

variable "cloudlens_operator_external_id" {
  description = "The external id that CloudLens issued for this very role"
  type        = string
}

variable "cloudlens_operator_role_name" {
  description = "The role that the external id was issued for"
  type        = string
  default     = "CloudLensOperatorRole"
}

variable "cloudlens_only_tagged" {
  description = "Only instances that carry the tag cloudlens:operate=true"
  type        = bool
  default     = true
}

variable "cloudlens_launch_role_arns" {
  description = "Roles that launched instances may carry"
  type        = list(string)
  default     = []
}

variable "cloudlens_with_fixes" {
  description = "The commands by which CloudLens mends findings too, each after a person has approved it"
  type        = bool
  default     = false
}

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
}

resource "aws_iam_role_policy" "cloudlens_operate" {
  name = "CloudLensOperate"
  role = aws_iam_role.cloudlens_operator.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat([
      {
        "Sid" : "SeeWhatIsOperated",
        "Effect" : "Allow",
        "Action" : [
          "ec2:DescribeInstanceAttribute"
        ],
        "Resource" : "*"
      },
      merge({
        "Sid" : "OperateInstances",
        "Effect" : "Allow",
        "Action" : [
          "ec2:StartInstances",
          "ec2:StopInstances",
          "ec2:RebootInstances",
          "ec2:TerminateInstances"
        ],
        "Resource" : "*"
        }, var.cloudlens_only_tagged ? {
        Condition = {
          "StringEquals" : {
            "aws:ResourceTag/cloudlens:operate" : "true"
          }
        }
      } : {}),
      {
        "Sid" : "LaunchFromTemplates",
        "Effect" : "Allow",
        "Action" : [
          "ec2:RunInstances"
        ],
        "Resource" : "*",
        "Condition" : {
          "Null" : {
            "ec2:LaunchTemplate" : "false"
          }
        }
      },
      {
        "Sid" : "TagWhatIsMade",
        "Effect" : "Allow",
        "Action" : [
          "ec2:CreateTags"
        ],
        "Resource" : "*",
        "Condition" : {
          "StringEquals" : {
            "ec2:CreateAction" : [
              "RunInstances",
              "CreateLaunchTemplate"
            ]
          }
        }
      },
      {
        "Sid" : "ChangeLaunchTemplates",
        "Effect" : "Allow",
        "Action" : [
          "ec2:CreateLaunchTemplate",
          "ec2:CreateLaunchTemplateVersion",
          "ec2:ModifyLaunchTemplate"
        ],
        "Resource" : "*"
      }
      ], length(var.cloudlens_launch_role_arns) == 0 ? [] : [{
        Sid      = "GiveLaunchedARole"
        Effect   = "Allow"
        Action   = ["iam:PassRole"]
        Resource = var.cloudlens_launch_role_arns
        Condition = {
          "StringEquals" : {
            "iam:PassedToService" : [
              "ec2.amazonaws.com",
              "ec2.amazonaws.com.cn"
            ]
          }
        }
        }], !var.cloudlens_with_fixes ? [] : [{
        Sid    = "MendFindings"
        Effect = "Allow"
        Action = [
          "cloudtrail:StartLogging",
          "cloudtrail:UpdateTrail",
          "dynamodb:UpdateContinuousBackups",
          "dynamodb:UpdateTable",
          "ec2:DisableSerialConsoleAccess",
          "ec2:EnableEbsEncryptionByDefault",
          "ec2:EnableImageBlockPublicAccess",
          "ec2:EnableSnapshotBlockPublicAccess",
          "ec2:ModifyInstanceMetadataDefaults",
          "kms:EnableKeyRotation",
          "rds:ModifyDBCluster",
          "rds:ModifyDBInstance",
          "s3:PutBucketPublicAccessBlock",
          "s3:PutBucketVersioning"
        ]
        Resource = "*"
    }])
  })
}

output "cloudlens_operator_role_arn" {
  value = aws_iam_role.cloudlens_operator.arn
}
