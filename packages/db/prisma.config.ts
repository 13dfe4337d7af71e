import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

// Prisma's CLI would download its engine; ours is a file in this repository that runs the WebAssembly build of it.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(
  new URL('../schema-engine/schema-engine.mjs', import.meta.url),
);

// Only the migrate commands need a database; `generate` and comparing schema files do not.
const url = process.env.STAFETT_DATABASE_URL_OWNER;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(url === undefined ? {} : { datasource: { url } }),
});
