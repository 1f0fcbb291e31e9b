import { dataStoreTypes } from './data-stores';
import type { TerraformType } from './define';
import { identityTypes } from './identity';
import { networkTypes } from './network';

const all: ReadonlyMap<string, TerraformType> = new Map(Object.entries({ ...networkTypes, ...dataStoreTypes, ...identityTypes }));

/** How the inventory knows a type of Terraform's; undefined: it does not. */
export const terraformType = (name: string): TerraformType | undefined => all.get(name);

/** Terraform's names of all types that can be compared. */
export const terraformTypeNames: readonly string[] = [...all.keys()].sort();
