#!/usr/bin/env node
// The file that PRISMA_SCHEMA_ENGINE_BINARY names: see src/serve.ts.
import { register } from 'tsx/esm/api';

register();
await import('./src/serve.ts');
