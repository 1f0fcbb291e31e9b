import type { SandboxFile } from '../sandbox/types';
import type { InputValues, RunPhase } from '../types';

export const stateFile = 'terraform.tfstate';
export const planFile = 'cloudlens.tfplan';
export const planJson = 'cloudlens-plan.json';

/** Each step ends the run when it fails; what is asked on the way is answered with no. */
const planScript = `set -eu
"$@" init -input=false -no-color
"$@" plan -input=false -no-color -lock=false -out=${planFile}
"$@" show -json ${planFile} > ${planJson}
`;

const applyScript = `set -eu
"$@" init -input=false -no-color
"$@" apply -input=false -no-color -lock=false ${planFile}
`;

interface TerraformPart {
  files: SandboxFile[];
  artefacts: string[];
  /** @param terraform the mapping's command */
  command(terraform: readonly string[]): string[];
}

/**
 * What Terraform needs beside its configuration. The state lies in the working folder and comes back from there; its lock is the
 * row's, so Terraform's own is off. An apply gets the saved plan and does that and nothing else.
 */
export function terraformPart(
  phase: RunPhase,
  inputs: InputValues,
  { state, plan }: { state: string | null; plan: Buffer | null },
): TerraformPart {
  const isApply = phase === 'apply';
  if (isApply && plan === null) throw new Error('An apply needs the plan that was approved.');
  return {
    files: [
      { path: 'cloudlens-phase.sh', content: isApply ? applyScript : planScript },
      ...(state === null ? [] : [{ path: stateFile, content: state }]),
      ...(isApply && plan ? [{ path: planFile, content: plan }] : [{ path: 'inputs.auto.tfvars.json', content: JSON.stringify(inputs) }]),
    ],
    artefacts: isApply ? [stateFile] : [planFile, planJson],
    command: (terraform) => ['sh', 'cloudlens-phase.sh', ...terraform],
  };
}
