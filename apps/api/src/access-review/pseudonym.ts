import { sealsOf } from '@stafett/activities';
import { auditScope, type Vault } from '@stafett/vault';

/** What a participant and their cases are called in the agency's log. Makes the log's key where nothing has been sealed yet. */
export const logNames =
  (vault: Vault, agency: string) =>
  async (participant: string, cases: readonly string[]): Promise<readonly [string, readonly string[]]> => {
    await vault.createKey(auditScope(agency));
    const { participantName, caseName } = sealsOf(vault, agency);
    return [await participantName(participant), await Promise.all(cases.map(caseName))];
  };
