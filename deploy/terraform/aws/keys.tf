data "aws_caller_identity" "current" {}
data "aws_region" "current" {}
data "aws_partition" "current" {}

# Wraps the keys of stored secrets. Whoever deletes it deletes them.
resource "aws_kms_key" "secrets" {
  description             = "${var.name}: wraps the keys of stored secrets"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_kms_alias" "secrets" {
  name          = "alias/${var.name}"
  target_key_id = aws_kms_key.secrets.key_id
}

locals {
  # The login roles of the server, and what else is random.
  database_roles = toset(["app", "identity", "directory", "engine"])
  random_names   = toset(["owner", "app", "identity", "directory", "engine", "session", "signing", "event", "metrics"])
}

resource "random_password" "secret" {
  for_each = local.random_names
  length   = 48
  special  = false
}

locals {
  database = "${aws_db_instance.main.address}:5432/cloudlens?sslmode=require"
  secrets = merge(
    {
      DATABASE_URL        = "postgres://cloudlens_owner:${random_password.secret["owner"].result}@${local.database}"
      SESSION_SECRET      = random_password.secret["session"].result
      INNGEST_SIGNING_KEY = random_password.secret["signing"].result
      INNGEST_EVENT_KEY   = random_password.secret["event"].result
      METRICS_TOKEN       = random_password.secret["metrics"].result
    },
    {
      for role in local.database_roles :
      (role == "engine" ? "ENGINE_DATABASE_URL" : "DATABASE_${upper(role)}_URL") =>
      "postgres://cloudlens_${role}:${random_password.secret[role].result}@${local.database}"
    },
  )
}

resource "aws_secretsmanager_secret" "main" {
  for_each = toset([
    "DATABASE_URL", "DATABASE_APP_URL", "DATABASE_IDENTITY_URL", "DATABASE_DIRECTORY_URL", "ENGINE_DATABASE_URL", "SESSION_SECRET",
    "INNGEST_SIGNING_KEY", "INNGEST_EVENT_KEY", "METRICS_TOKEN",
  ])
  name       = "${var.name}/${each.key}"
  kms_key_id = aws_kms_key.secrets.arn
}

resource "aws_secretsmanager_secret_version" "main" {
  for_each      = aws_secretsmanager_secret.main
  secret_id     = each.value.id
  secret_string = local.secrets[each.key]
}
