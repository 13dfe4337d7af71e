import { readMigrationList } from './migration-list.ts';
import { openSchemaEngine } from './open-engine.ts';

/**
 * Applies the migrations of a folder that a database does not have yet, in order, and keeps Prisma's own
 * `_prisma_migrations`. Takes the connection string of the role that owns the tables; gives the names it applied (none =
 * up to date). Refuses (throws) when a migration fails: PostgreSQL has then rolled that one back. With `only`, the others
 * are left for another time.
 */
export const applyMigrations = async (
  connectionString: string,
  folder: string,
  only?: readonly string[],
): Promise<string[]> => {
  const { engine, close } = await openSchemaEngine(connectionString);
  try {
    const answer = await engine.applyMigrations({
      migrationsList: await readMigrationList(folder, only),
      filters: { externalTables: [], externalEnums: [] },
    });
    return answer.appliedMigrationNames;
  } finally {
    await close();
  }
};
