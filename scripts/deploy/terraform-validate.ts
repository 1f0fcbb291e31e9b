import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from '@/server/checks/registry';

interface Diagnostic {
  severity: string;
  summary: string;
  detail: string;
  range?: { filename: string; start: { line: number } };
}

/**
 * What `terraform validate` says of files, by name: `file:line summary detail` a line, empty when it is content. Providers come from
 * where the settings of Terraform say (TF_CLI_CONFIG_FILE), else from its registry.
 * @param only of these summaries; all when not given
 * @returns `skipped: …` where the providers cannot be had
 */
export function terraformValidate(scratch: string, files: Readonly<Record<string, string>>, only?: readonly string[]): string {
  const folder = mkdtempSync(join(scratch, 'terraform-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  let found = diagnosticsOf(folder);
  if (lacksProvider(found)) {
    const { status } = spawnSync('terraform', [`-chdir=${folder}`, 'init', '-backend=false', '-input=false'], { encoding: 'utf8' });
    if (status !== 0) return 'skipped: terraform cannot fetch the providers';
    found = diagnosticsOf(folder);
  }
  return found
    .filter(({ severity, summary }) => severity === 'error' && (only?.includes(summary) ?? true))
    .map(({ summary, detail, range }) => `${range ? `${range.filename}:${range.start.line} ` : ''}${summary} ${detail}`)
    .join('\n');
}

const lacksProvider = (found: readonly Diagnostic[]) =>
  found.some(({ summary }) => summary === 'Missing required provider' || summary === 'Could not load plugin');

function diagnosticsOf(folder: string): Diagnostic[] {
  const { stdout } = spawnSync('terraform', [`-chdir=${folder}`, 'validate', '-json'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
}

/**
 * What the checks' remedies show of Terraform, a file for each that shows whole resources, named after its check. Names are made its
 * own, and what stands in angle brackets, for the reader to fill in, is filled.
 */
export function remediesInTerraform(): Record<string, string> {
  const files: Record<string, string> = {
    'versions.tf': 'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws", version = "~> 6.0" }\n  }\n}\n',
  };
  for (const { id, remedy } of checks) {
    const shown = (remedy.terraform ?? '').replaceAll(/("[^"]*")|<[^<>"]+>/g, (_, quoted?: string) => quoted ?? '1');
    const declared = [...shown.matchAll(/^(?:resource|data) "(\w+)" "(\w+)"/gm)];
    if (declared.length === 0) continue;
    const own = (name: string) => `${name}_${id.replaceAll(/\W/g, '_')}`;
    files[`${id.replace('/', '-')}.tf`] = declared.reduce(
      (text, [, type = '', name = '']) =>
        text
          .replaceAll(`"${type}" "${name}"`, `"${type}" "${own(name)}"`)
          .replaceAll(new RegExp(`\\b${type}\\.${name}\\b`, 'g'), `${type}.${own(name)}`),
      shown,
    );
  }
  return files;
}
