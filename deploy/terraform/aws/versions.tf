terraform {
  required_version = ">= 1.9"
  required_providers {
    aws    = { source = "hashicorp/aws", version = "~> 6.0" }
    random = { source = "hashicorp/random", version = "~> 3.7" }
  }
  # Its state holds the passwords below: keep it in an encrypted bucket that few may read.
  # backend "s3" { bucket = "…", key = "cloudlens", region = "…", encrypt = true, use_lockfile = true }
}
