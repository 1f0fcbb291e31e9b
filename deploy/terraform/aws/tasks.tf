resource "aws_ecs_cluster" "main" {
  name = var.name
  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_service_discovery_http_namespace" "main" {
  name = var.name
}

resource "aws_cloudwatch_log_group" "main" {
  for_each          = local.parts
  name              = "/${var.name}/${each.key}"
  retention_in_days = 30
}

locals {
  settings = {
    APP_URL                      = "https://${var.host}"
    TRUSTED_PROXIES              = "1"
    CLOUDLENS_SAMPLE             = "off"
    ENCRYPTION_KEY               = "aws-kms:${aws_kms_key.secrets.arn}"
    INNGEST_DEV                  = "0"
    INNGEST_BASE_URL             = "http://engine:8290"
    INNGEST_SERVE_ORIGIN         = "http://worker:3000"
    INNGEST_ENABLE_UNAUTHED_SYNC = "0"
    SCANS_AT_ONCE                = tostring(var.scans_at_once)
    AWS_REGION                   = data.aws_region.current.region
  }
  server_secrets = [
    "DATABASE_APP_URL", "DATABASE_IDENTITY_URL", "DATABASE_DIRECTORY_URL", "SESSION_SECRET", "INNGEST_SIGNING_KEY",
    "INNGEST_EVENT_KEY", "METRICS_TOKEN",
  ]
  # One image; the command and the settings make the part.
  parts = {
    web = {
      command  = ["node", "serve.mjs"], health = ["CMD", "node", "health.mjs"], port = 3000, cpu = 1024, memory = 2048
      role     = aws_iam_role.scanner.arn, secrets = local.server_secrets
      settings = merge(local.settings, { CLOUDLENS_ROLE = "web" })
    }
    worker = {
      command  = ["node", "serve.mjs"], health = ["CMD", "node", "health.mjs"], port = 3000, cpu = 2048, memory = 4096
      role     = aws_iam_role.scanner.arn, secrets = local.server_secrets
      settings = merge(local.settings, { CLOUDLENS_ROLE = "worker" })
    }
    engine = {
      command  = ["node", "tools/bin/engine.mjs"], health = ["CMD", "node", "health.mjs", "engine"], port = 8290, cpu = 512, memory = 1024
      role     = aws_iam_role.nothing.arn, secrets = ["ENGINE_DATABASE_URL", "INNGEST_SIGNING_KEY", "INNGEST_EVENT_KEY"]
      settings = { ENGINE_HOST = "0.0.0.0", ENGINE_PORT = "8290", ENGINE_APP_URL = "http://worker:3000/api/inngest" }
    }
    migrate = {
      command  = ["node", "tools/bin/migrate.mjs", "--roles"], health = null, port = null, cpu = 512, memory = 1024
      role     = aws_iam_role.nothing.arn
      secrets  = ["DATABASE_URL", "DATABASE_APP_URL", "DATABASE_IDENTITY_URL", "DATABASE_DIRECTORY_URL", "ENGINE_DATABASE_URL"]
      settings = {}
    }
  }
  services = {
    web    = { count = var.web_tasks, minimum = 100, maximum = 200 }
    worker = { count = var.worker_tasks, minimum = 100, maximum = 200 }
    # Of engines there is one at a time: the old one ends before the new one comes.
    engine = { count = 1, minimum = 0, maximum = 100 }
  }
}

resource "aws_ecs_task_definition" "main" {
  for_each                 = local.parts
  family                   = "${var.name}-${each.key}"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = each.value.cpu
  memory                   = each.value.memory
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = each.value.role
  volume { name = "tmp" }

  container_definitions = jsonencode([merge(
    {
      name                   = each.key
      image                  = var.image
      essential              = true
      command                = each.value.command
      user                   = "10001:10001"
      readonlyRootFilesystem = true
      linuxParameters        = { initProcessEnabled = true, capabilities = { drop = ["ALL"] } }
      mountPoints            = [{ sourceVolume = "tmp", containerPath = "/tmp", readOnly = false }]
      environment            = [for key, value in each.value.settings : { name = key, value = value }]
      secrets                = [for key in each.value.secrets : { name = key, valueFrom = aws_secretsmanager_secret.main[key].arn }]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.main[each.key].name
          awslogs-region        = data.aws_region.current.region
          awslogs-stream-prefix = each.key
        }
      }
    },
    # The job that migrates serves nothing.
    { for member, value in {
      portMappings = [{ name = each.key, containerPort = each.value.port, protocol = "tcp" }]
      healthCheck  = { command = each.value.health, interval = 10, timeout = 5, retries = 3, startPeriod = 60 }
    } : member => value if each.value.port != null },
  )])
}

resource "aws_ecs_service" "main" {
  for_each                           = local.services
  name                               = each.key
  cluster                            = aws_ecs_cluster.main.id
  task_definition                    = aws_ecs_task_definition.main[each.key].arn
  desired_count                      = each.value.count
  launch_type                        = "FARGATE"
  deployment_minimum_healthy_percent = each.value.minimum
  deployment_maximum_percent         = each.value.maximum

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
  network_configuration {
    subnets         = var.private_subnet_ids
    security_groups = [aws_security_group.tasks.id]
  }
  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn
    service {
      port_name = each.key
      client_alias {
        dns_name = each.key
        port     = local.parts[each.key].port
      }
    }
  }
  dynamic "load_balancer" {
    for_each = each.key == "web" ? [1] : []
    content {
      target_group_arn = aws_lb_target_group.web.arn
      container_name   = "web"
      container_port   = 3000
    }
  }
  depends_on = [aws_lb_listener.https]
}
