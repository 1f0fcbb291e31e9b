output "balancer" {
  description = "Let the host's record lead here."
  value       = aws_lb.main.dns_name
}

output "scanner_role_arn" {
  description = "What the trust policies of connected accounts name."
  value       = aws_iam_role.scanner.arn
}

output "migrate" {
  description = "Run this before the services of a new image, once the task has that image (docs/upgrades.md); exit code 0 means that the database is ready for it."
  value = join(" ", [
    "aws ecs run-task --launch-type FARGATE --cluster", aws_ecs_cluster.main.name,
    "--task-definition", aws_ecs_task_definition.main["migrate"].family,
    "--network-configuration 'awsvpcConfiguration={subnets=[${join(",", var.private_subnet_ids)}],securityGroups=[${aws_security_group.tasks.id}]}'",
  ])
}
