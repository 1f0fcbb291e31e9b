import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { tarOf } from './tar-of';

/** Files by path, as a world writes them into `raw.files`: JSON. */
export type Files = Readonly<Record<string, string>>;

export const filesOf = (raw: Readonly<Record<string, string>> | undefined, usual: Files): Files =>
  raw?.files ? (JSON.parse(raw.files) as Files) : usual;

/** A fixed date, so that the same files are the same bytes on any day. */
const mtime = '2024-01-01T00:00:00';

export const zipOf = (files: Files): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])), { mtime, level: 6 });

export const sha256 = (bytes: Uint8Array, encoding: 'base64' | 'hex'): string => createHash('sha256').update(bytes).digest(encoding);

export interface BuiltImage {
  manifest: string;
  /** By digest. */
  blobs: Map<string, Uint8Array>;
}

/** An image of one layer with these files. `env` goes into its configuration. */
export function imageOf(files: Files, env: readonly string[]): BuiltImage {
  const layer = gzipSync(tarOf(files));
  const config = Buffer.from(
    JSON.stringify({
      architecture: 'arm64',
      os: 'linux',
      config: { Env: env, Cmd: ['node', 'server.js'] },
      history: [{ created_by: 'COPY . /app' }],
    }),
  );
  const digestOf = (bytes: Uint8Array): string => `sha256:${sha256(bytes, 'hex')}`;
  const blob = (mediaType: string, bytes: Uint8Array) => ({ mediaType, size: bytes.length, digest: digestOf(bytes) });
  return {
    manifest: JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: blob('application/vnd.oci.image.config.v1+json', config),
      layers: [blob('application/vnd.oci.image.layer.v1.tar+gzip', layer)],
    }),
    blobs: new Map([config, layer].map((bytes) => [digestOf(bytes), bytes])),
  };
}
