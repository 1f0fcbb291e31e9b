import type { SampleService } from '../define-service';
import type { RegisteredService } from '../services/registry';
import { type LoadedService, loadService } from './load-service';
import { formOf } from './protocols/query';
import type { WireRequest } from './wire';

/** Finds the service that a request is for, and loads it the first time. */
export class Catalog {
  readonly #loaded = new Map<RegisteredService, Promise<LoadedService>>();

  constructor(private readonly services: readonly RegisteredService[]) {}

  find(signingName: string, request: WireRequest): Promise<LoadedService> | undefined {
    const entry = this.services.find((service) => service.signingName === signingName && fits(service, request));
    if (!entry) return undefined;
    let loaded = this.#loaded.get(entry);
    if (!loaded) {
      loaded = entry.load().then((service: SampleService) => loadService(service));
      // A failed import may be mended by the next request (a file just being written).
      loaded.catch(() => this.#loaded.delete(entry));
      this.#loaded.set(entry, loaded);
    }
    return loaded;
  }
}

function fits({ pathPrefix, version }: RegisteredService, request: WireRequest): boolean {
  if (pathPrefix !== undefined && !request.path.startsWith(pathPrefix)) return false;
  return version === undefined || formOf(request).get('Version')?.[0] === version;
}
