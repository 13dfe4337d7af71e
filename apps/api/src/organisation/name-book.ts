import type { Database } from '@stafett/db';
import { type AgencyKind, agencyKinds, type Role, type UnitRef } from '@stafett/domain';
import type { JointForumView, PartyView, StaffView } from '@stafett/schemas';

export type AgencyName = {
  readonly id: string;
  readonly name: string;
  readonly kind: AgencyKind;
  readonly slug: string;
};
export type UnitName = {
  readonly id: string;
  readonly agency: string;
  readonly name: string;
  readonly active: boolean;
};

/** The directory as of a moment: who is called what. It holds no case data. */
export type Names = {
  readonly agencies: ReadonlyMap<string, AgencyName>;
  readonly units: ReadonlyMap<string, UnitName>;
  readonly forums: readonly JointForumView[];
  readonly party: (unit: UnitRef) => PartyView;
  readonly staff: (id: string) => StaffView;
  /** Who has the role in the unit, by name. */
  readonly holding: (role: Role, unit: string) => readonly StaffView[];
};

export type NameBook = {
  readonly read: () => Promise<Names>;
  /** After a change of the organisation. */
  readonly forget: () => void;
};

// Another process may have changed a name; a directory so old is still right about nearly everything.
const KEPT_MS = 10_000;

const isAgencyKind = (kind: string): kind is AgencyKind => (agencyKinds as readonly string[]).includes(kind);

const readNames = async (database: Database): Promise<Names> => {
  const [agencyRows, unitRows, staffRows, forumRows, roleRows] = await Promise.all([
    database.agency.findMany(),
    database.unit.findMany({ orderBy: { name: 'asc' } }),
    database.staff.findMany({ select: { id: true, name: true } }),
    database.jointForum.findMany({ include: { members: true } }),
    database.staffUnit.findMany({
      where: { staff: { active: true } },
      select: { staffId: true, unitId: true, roles: true },
    }),
  ]);
  const agencies = new Map<string, AgencyName>();
  for (const { id, name, kind, slug } of agencyRows) if (isAgencyKind(kind)) agencies.set(id, { id, name, kind, slug });
  const units = new Map(
    unitRows.map(({ id, agencyId, name, active }) => [id, { id, agency: agencyId, name, active }] as const),
  );
  const people = new Map(staffRows.map(({ id, name }) => [id, name] as const));
  const party = ({ agency, unit }: UnitRef): PartyView => ({
    agency,
    agencyName: agencies.get(agency)?.name ?? '',
    unit,
    unitName: units.get(unit)?.name ?? '',
  });
  return {
    agencies,
    units,
    party,
    staff: (id) => ({ id, name: people.get(id) ?? '' }),
    holding: (role, unit) =>
      roleRows
        .filter(({ unitId, roles }) => unitId === unit && roles.includes(role))
        .map(({ staffId }) => ({ id: staffId, name: people.get(staffId) ?? '' }))
        .sort((a, b) => a.name.localeCompare(b.name, 'sv')),
    forums: forumRows.map(({ id, name, members }) => ({
      id,
      name,
      members: members.map(({ unitId }) => party({ agency: units.get(unitId)?.agency ?? '', unit: unitId })),
    })),
  };
};

/** Reads the directory at most every ten seconds. */
export const nameBook = (database: Database): NameBook => {
  let kept: { readonly names: Promise<Names>; readonly until: number } | undefined;
  return {
    read: () => {
      if (!kept || kept.until < performance.now()) {
        const names = readNames(database);
        kept = { names, until: performance.now() + KEPT_MS };
        names.catch(() => {
          kept = undefined;
        });
      }
      return kept.names;
    },
    forget: () => {
      kept = undefined;
    },
  };
};
