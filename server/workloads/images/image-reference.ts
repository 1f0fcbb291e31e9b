import type { ImageFacts } from '../types';

/** What a container's `image` names. */
export interface ImageReference {
  /** Host of the registry; Docker Hub's when none is named. */
  registry: string;
  /** Of a private registry in ECR; null: another one. */
  ecr: { account: string; region: string } | null;
  repository: string;
  tag: string | null;
  digest: string | null;
}

const ecrHost = /^(\d{12})\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/;

/** `registry/repository:tag@digest`; a first part without point, colon or `localhost` is no host. */
export function parseImage(image: string): ImageReference {
  const [named = '', digest = null] = image.split('@');
  const slash = named.indexOf('/');
  const first = slash > 0 ? named.slice(0, slash) : '';
  const isHost = /[.:]/.test(first) || first === 'localhost';
  const path = isHost ? named.slice(slash + 1) : named;
  const colon = path.lastIndexOf(':');
  const registry = isHost ? first : 'docker.io';
  const [, account, region] = ecrHost.exec(registry) ?? [];
  return {
    registry,
    ecr: account && region ? { account, region } : null,
    repository: colon > 0 ? path.slice(0, colon) : path,
    tag: colon > 0 ? path.slice(colon + 1) : digest ? null : 'latest',
    digest,
  };
}

/** Registries that anybody may push to and pull from. */
const publicRegistries =
  /^(?:docker\.io|registry-1\.docker\.io|public\.ecr\.aws|ghcr\.io|quay\.io|gcr\.io|mcr\.microsoft\.com|registry\.k8s\.io|k8s\.gcr\.io)$/;

/** Whose an image is, as far as its name tells. @param account the one that runs it */
export function originOf(image: string, account: string): ImageFacts {
  const { registry, ecr } = parseImage(image);
  if (ecr)
    return {
      reference: image,
      origin: ecr.account === account ? 'own' : 'other-account',
      public: ecr.account === account ? null : false,
      note: ecr.account === account ? null : `From the registry of account ${ecr.account}`,
    };
  if (publicRegistries.test(registry))
    return { reference: image, origin: 'public-registry', public: true, note: `From the public registry ${registry}` };
  return { reference: image, origin: 'unknown', public: null, note: `From ${registry}; who may push there is not known` };
}
