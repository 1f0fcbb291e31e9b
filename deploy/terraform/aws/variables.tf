variable "name" {
  description = "Goes before the names of everything."
  type        = string
  default     = "cloudlens"
}

variable "image" {
  description = "The image, by digest or an unchanging tag, as built by deploy/image/Dockerfile."
  type        = string
}

variable "host" {
  description = "Where people reach it, such as cloudlens.example.com."
  type        = string
}

variable "certificate_arn" {
  description = "Certificate of ACM for that host, in this region."
  type        = string
}

variable "vpc_id" {
  description = "The network that all of it lives in."
  type        = string
}

variable "public_subnet_ids" {
  description = "For the load balancer: two zones at least."
  type        = list(string)
}

variable "private_subnet_ids" {
  description = "For tasks and database: two zones at least, with a way to AWS through a NAT gateway."
  type        = list(string)
}

variable "scan_role_name" {
  description = "Name of the role in the connected accounts that CloudLens may assume."
  type        = string
  default     = "CloudLensScanRole"
}

variable "web_tasks" {
  description = "Web servers."
  type        = number
  default     = 2
}

variable "worker_tasks" {
  description = "Workers."
  type        = number
  default     = 2
}

variable "scans_at_once" {
  description = "Scans at once, over all workers."
  type        = number
  default     = 8
}

variable "database_class" {
  description = "Class of the RDS instance."
  type        = string
  default     = "db.m7g.large"
}
