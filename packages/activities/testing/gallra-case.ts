import { randomUUID } from 'node:crypto';
import { asActor, type Database } from '@stafett/db';
import { type Actor, instant, isoDate } from '@stafett/domain';
import { carryOutGallring } from '../src/gallring/carry-out.ts';
import { raiseGallring } from '../src/gallring/raise.ts';

type Person = Extract<Actor, { type: 'staff' }>;
export type GallraOptions = {
  /** As stafett_owner, who enters two people at each agency. */
  readonly owner: Database;
  /** As stafett_api, in whose name people confirm. */
  readonly api: Database;
  /** As stafett_worker. */
  readonly worker: Database;
  /** Milliseconds since 1970: a day on which every term is out. */
  readonly at: number;
};

/** Two people of each agency that has something to confirm. */
const twoOf = async ({ owner }: GallraOptions, agency: string): Promise<readonly [Person, Person]> => {
  const unit = await owner.unit.findFirstOrThrow({ where: { agencyId: agency }, orderBy: { id: 'asc' } });
  const enter = async (role: 'manager' | 'administrator'): Promise<Person> => {
    const subject = `gallring-${role}-${agency}`;
    const known = await owner.staff.findUnique({ where: { subject } });
    const staff = known?.id ?? randomUUID();
    if (known === null) {
      await owner.staff.create({ data: { id: staff, agencyId: agency, name: 'Testare', subject } });
      await owner.staffUnit.create({ data: { staffId: staff, unitId: unit.id, roles: [role] } });
    }
    return { type: 'staff', staff, agency, unit: unit.id, roles: [role] };
  };
  return [await enter('manager'), await enter('administrator')];
};

/** Two people of the agency confirm, after the export where one is asked for. */
export const confirmGallring = async (options: GallraOptions, id: string, agency: string): Promise<void> => {
  const { api, at } = options;
  const on = new Date(at);
  const [one, other] = await twoOf(options, agency);
  const change = (actor: Person, data: object): Promise<unknown> =>
    asActor(api, actor, instant(at), (transaction) =>
      transaction.gallring.update({ where: { id }, data: { ...data, version: { increment: 1 } } }),
    );
  await change(one, { archivedBy: one.staff, archivedAt: on, archiveHash: 'exported' });
  await change(one, { status: 'confirmedOnce', firstBy: one.staff, firstAt: on });
  await change(other, { status: 'confirmed', secondBy: other.staff, secondAt: on });
};

/**
 * What the agencies' people and the worker do when every term is out: raises what is due on the day, confirms the gallringar of the case, or cases (of the
 * agencies given, else of all) and carries them out. Gives how many were carried out.
 */
export const gallraCase = async (
  options: GallraOptions,
  caseId: string | readonly string[],
  agencies?: readonly string[],
): Promise<number> => {
  const { worker, at } = options;
  await raiseGallring(worker, at);
  const due = await worker.gallring.findMany({
    where: {
      caseId: { in: [caseId].flat() },
      status: 'due',
      dueOn: { lte: new Date(isoDate(instant(at).slice(0, 10))) },
    },
  });
  for (const { id, tenant } of due) if (agencies?.includes(tenant) ?? true) await confirmGallring(options, id, tenant);
  return carryOutGallring({ db: worker, now: () => at });
};
