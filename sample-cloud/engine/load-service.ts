import { NormalizedSchema } from '@smithy/core/schema';
import type { SampleService } from '../define-service';

export type ProtocolName = 'ec2Query' | 'awsQuery' | 'awsJson1_0' | 'awsJson1_1' | 'restJson1' | 'restXml';

/** An operation as the client package's schema describes it. */
export interface OperationSchema {
  name: string;
  input: NormalizedSchema;
  output: NormalizedSchema;
  /** Method, path pattern (`/2015-03-31/functions/{FunctionName}?x-id=…`) and status, for the REST protocols. */
  http?: readonly [method: string, uri: string, status: number];
}

/** A service with what its client package says about its wire format. */
export interface LoadedService {
  service: SampleService;
  protocol: ProtocolName;
  xmlNamespace: string | undefined;
  /** Every operation of the package, handled here or not. */
  operations: ReadonlyMap<string, OperationSchema>;
}

interface ClientConfig {
  protocol: { getShapeId(): string };
  protocolSettings: { xmlNamespace?: string };
}

type ClientClass = new (config: object) => { config: ClientConfig; destroy(): void };

const known: ReadonlySet<string> = new Set<ProtocolName>(['ec2Query', 'awsQuery', 'awsJson1_0', 'awsJson1_1', 'restJson1', 'restXml']);
// The first element of an operation's static schema in the client packages.
const operationTag = 9;

/** Imports the client package and reads protocol and schemas off it. Throws when it speaks a protocol we do not. */
export async function loadService(service: SampleService): Promise<LoadedService> {
  const exports = (await service.schemas()) as Record<string, unknown>;
  const Client = Object.entries(exports).find(([name, value]) => /^[A-Z]\w*Client$/.test(name) && typeof value === 'function')?.[1];
  if (!Client) throw new Error(`The package of ${service.name} exports no client.`);
  const client = new (Client as ClientClass)({ region: 'us-east-1', credentials: { accessKeyId: '-', secretAccessKey: '-' } });
  const protocol = client.config.protocol.getShapeId().replace(/^.*#/, '');
  const { xmlNamespace } = client.config.protocolSettings;
  client.destroy();
  if (!known.has(protocol)) throw new Error(`${service.name} speaks ${protocol}, which the sample cloud does not.`);
  return { service, protocol: protocol as ProtocolName, xmlNamespace, operations: readOperations(exports) };
}

function readOperations(exports: Record<string, unknown>): Map<string, OperationSchema> {
  const operations = new Map<string, OperationSchema>();
  for (const [key, value] of Object.entries(exports)) {
    if (!key.endsWith('$') || !Array.isArray(value) || value[0] !== operationTag) continue;
    const [, , name, traits, input, output] = value;
    const schema: OperationSchema = { name, input: NormalizedSchema.of(input), output: NormalizedSchema.of(output) };
    if (traits?.http) schema.http = traits.http;
    operations.set(name, schema);
  }
  return operations;
}
