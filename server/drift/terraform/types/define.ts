import type { ResourceData } from '@/server/collect/resource-data';
import type { ResourceType } from '@/server/collect/types';

/** Attributes of an instance in a state file. */
export type Attributes = Readonly<Record<string, unknown>>;

/** How AWS tells an attribute of Terraform. undefined: the inventory does not know it. null: AWS says that there is none. */
export type Told<T extends ResourceType> =
  | ((data: ResourceData[T]) => unknown)
  | {
      /** For attributes that Terraform spells otherwise; gets the attribute, and the id of the resource. */
      expected: (value: unknown, id: string) => unknown;
      actual: (data: ResourceData[T]) => unknown;
    };

interface Definition<T extends ResourceType> {
  /** What the inventory calls it, of the attributes; without it, Terraform's `id`. */
  id?: (attributes: Attributes) => unknown;
  /** false: the inventory has no tags of this type, or Terraform keeps them elsewhere. */
  tags?: false;
  /** Top-level attributes that `id` and `part` read. */
  keep?: readonly string[];
  /**
   * For what is a resource to Terraform and a setting of another one to AWS: the setting. null: it is not there. undefined: the
   * inventory does not know.
   */
  part?: (data: ResourceData[T], attributes: Attributes) => unknown;
  /** AWS still lists it, as something that is no longer there. */
  isGone?: (data: ResourceData[T]) => boolean;
  /** By Terraform's path: `metadata_options.0.http_tokens`. */
  compare?: Readonly<Record<string, Told<T>>>;
}

/** A type of Terraform's and how the inventory knows it. */
export interface TerraformType {
  /** AWS's name of the type. */
  type: ResourceType;
  id?: (attributes: Attributes) => unknown;
  tags: boolean;
  keep: readonly string[];
  part?: (data: never, attributes: Attributes) => unknown;
  isGone?: (data: never) => boolean;
  compare: Readonly<Record<string, Told<never>>>;
}

export function knownAs<T extends ResourceType>(type: T, { tags, keep = [], compare = {}, ...rest }: Definition<T> = {}): TerraformType {
  return {
    type,
    tags: tags !== false && !rest.part,
    keep,
    compare,
    ...rest,
  } as unknown as TerraformType;
}

/** The last part of an ARN or path. */
export const lastPart = (text: string | undefined): string | undefined => text?.split(/[/:]/).at(-1);

/** A key named by its ARN: other ways to name it cannot be compared with what AWS answers. */
export const keyArn = <T extends ResourceType>(actual: (data: ResourceData[T]) => unknown): Told<T> => ({
  expected: (value) => (typeof value === 'string' && /:key\//.test(value) ? value : undefined),
  actual,
});
