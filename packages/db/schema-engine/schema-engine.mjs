#!/usr/bin/env node
// The file that PRISMA_SCHEMA_ENGINE_BINARY names: see serve.ts.
import { register } from 'tsx/esm/api';

register();
await import('./serve.ts');
