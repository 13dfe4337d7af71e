import {
  type AccessRule,
  type AccessScope,
  accessTable,
  type Category,
  type Relation,
  type Role,
} from '@stafett/domain';

/** One yes of the access table: in this role, a unit that stands so to a case reads this category of it, whole or its own. */
export type AccessCell = {
  readonly relation: Relation;
  readonly role: Role;
  readonly category: Category;
  readonly scope: AccessScope;
};

/** The rules as rows of `access_rule`: each (relation, role, category) once, whole before own. */
export const accessCells = (rules: readonly AccessRule[] = accessTable): readonly AccessCell[] => {
  const cells = new Map<string, AccessCell>();
  for (const { relation, roles, categories, scope } of rules)
    for (const role of roles)
      for (const category of categories) {
        const key = `${relation} ${role} ${category}`;
        if (cells.get(key)?.scope !== 'whole') cells.set(key, { relation, role, category, scope });
      }
  return [...cells.values()];
};

/** The SQL of a migration that makes `access_rule` say what the rules say. */
export const accessRulesSql = (rules: readonly AccessRule[] = accessTable): string => {
  const rows = accessCells(rules).map(
    ({ relation, role, category, scope }) => `    ('${relation}', '${role}', '${category}', '${scope}')`,
  );
  return `DELETE FROM access_rule;\nINSERT INTO access_rule (relation, role, category, scope) VALUES\n${rows.join(',\n')};\n`;
};
