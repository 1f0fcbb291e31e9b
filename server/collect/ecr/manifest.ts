/** A blob of an image, by its digest `sha256:…`. */
export interface Blob {
  digest: string;
  /** Bytes as it is stored. */
  size: number;
  mediaType: string;
}

/** The parts of one platform's image. */
export interface ImageParts {
  config: Blob;
  layers: Blob[];
}

const indexes = ['application/vnd.oci.image.index.v1+json', 'application/vnd.docker.distribution.manifest.list.v2+json'];

/** What we understand of what ECR may answer (OCI image specification, Docker's schema 2). */
export const acceptedMediaTypes: readonly string[] = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  ...indexes,
];

const isBlob = (value: unknown): value is Blob => {
  const { digest, size, mediaType } = (value ?? {}) as Partial<Record<keyof Blob, unknown>>;
  return typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest) && typeof size === 'number' && typeof mediaType === 'string';
};

/**
 * A manifest: the parts of an image, or the digests of one image for each platform. What builds attest about themselves is no platform.
 * @throws SyntaxError when it is neither
 */
export function parseManifest(text: string): { parts: ImageParts } | { platforms: string[] } {
  const manifest = JSON.parse(text) as Record<string, unknown>;
  if (Array.isArray(manifest.manifests)) {
    const listed = manifest.manifests as { digest?: unknown; platform?: { os?: unknown } }[];
    return {
      platforms: listed.flatMap(({ digest, platform }) => (typeof digest === 'string' && platform?.os !== 'unknown' ? [digest] : [])),
    };
  }
  const { config, layers } = manifest;
  if (!isBlob(config) || !Array.isArray(layers) || !layers.every(isBlob)) throw new SyntaxError('This is no manifest of an image.');
  return { parts: { config, layers } };
}

/** What an image's configuration says that may hold secrets: its variables, and the commands that made it. */
export function textOfConfig(text: string): string {
  const { config, history } = JSON.parse(text) as { config?: Record<string, unknown>; history?: { created_by?: unknown }[] };
  const lines = [
    ...(Array.isArray(config?.Env) ? config.Env : []),
    ...Object.entries((config?.Labels as Record<string, unknown> | undefined) ?? {}).map(([name, value]) => `${name}=${value}`),
    ...[config?.Entrypoint, config?.Cmd].flatMap((words) => (Array.isArray(words) ? [words.join(' ')] : [])),
    ...(Array.isArray(history) ? history.map(({ created_by: by }) => by ?? '') : []),
  ];
  return lines.map(String).join('\n');
}
