import { AppError } from '@/server/errors';

const refuse = (message: string): AppError => new AppError('BAD_REQUEST', message);

/** What the file is, if it is no state of version 4, and what to do; null: it may be one. */
export function refusalOf(file: Readonly<Record<string, unknown>>): AppError | null {
  if ('encrypted_data' in file || 'encryption_version' in file)
    return refuse(
      'This state is encrypted. Upload what `tofu state pull` prints where its key is known: CloudLens masks secrets before it stores anything.',
    );
  if (typeof file.backend === 'object' && file.backend !== null)
    return refuse(
      'This file only says where the state is kept (.terraform/terraform.tfstate). Upload what `terraform state pull` prints in that folder.',
    );
  if ('planned_values' in file || 'resource_changes' in file)
    return refuse('This is a plan, not a state. Upload what `terraform state pull` prints.');
  if ('format_version' in file)
    return refuse('This is what `terraform show -json` prints. Upload what `terraform state pull` prints instead.');
  if (!('version' in file)) return refuse('This is no Terraform state: it has no `version`. Upload what `terraform state pull` prints.');
  if (file.version !== 4) return refuseVersion(file.version);
  return null;
}

function refuseVersion(version: unknown): AppError {
  if (typeof version === 'number' && version < 4)
    return refuse(
      'This state is older than version 4. Terraform 0.12 and later write version 4: run `terraform apply -refresh-only` with one of these.',
    );
  return refuse(
    'This state is of a version that CloudLens does not know. It reads version 4, which Terraform 0.12 and later and OpenTofu write.',
  );
}
