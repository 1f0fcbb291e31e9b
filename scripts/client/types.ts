import { version } from '../../server/health/version';
import { openApiDocument } from '../../server/http/openapi';
import { operations } from '../../server/http/operations';
import { type OpenApiDocument, typesOf } from './types-of';

// Types of the API for TypeScript clients, on stdout.
process.stdout.write(typesOf(openApiDocument(operations, { version, url: 'http://localhost:3000' }) as unknown as OpenApiDocument));
